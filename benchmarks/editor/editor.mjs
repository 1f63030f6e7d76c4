// Speaks the language server protocol with yaml-language-server, as an editor does: diagnostics, completion and hover for designs, by our schema.
// node editor.mjs SERVER SCHEMA GOOD...   prints one line of JSON: {"questions": n, "failed": [...]}
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const [server, schema, ...good] = process.argv.slice(2);
const child = spawn(process.execPath, [resolve(server), '--stdio'], {stdio: ['pipe', 'pipe', 'ignore']});
let buffer = Buffer.alloc(0);
let next = 1;
const waiting = new Map();
const diagnostics = new Map();

function send(message) {
  const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}));
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  child.stdin.write(body);
}
function ask(method, params) {
  const id = next++;
  send({id, method, params});
  return new Promise(answer => waiting.set(id, answer));
}
const tell = (method, params) => send({method, params});

child.stdout.on('data', bytes => {
  buffer = Buffer.concat([buffer, bytes]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    hear(JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString()));
    buffer = buffer.subarray(end + 4 + length);
  }
});

const settings = {validate: true, hover: true, completion: true, format: {enable: false}, schemaStore: {enable: false},
  schemas: {[pathToFileURL(resolve(schema)).href]: ['*.yaml']}};
function hear(message) {
  if (message.method === 'workspace/configuration') {
    send({id: message.id, result: message.params.items.map(item => item.section === 'yaml' ? settings : null)});
  } else if (message.method === 'textDocument/publishDiagnostics') {
    const listener = diagnostics.get(message.params.uri);
    if (listener) listener(message.params.diagnostics);
  } else if (message.id !== undefined && message.method) {
    send({id: message.id, result: null});
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
    waiting.delete(message.id);
  }
}

let documents = 0;
async function open(text) {
  const uri = `file:///designs/design-${documents++}.yaml`;
  const said = new Promise(answer => diagnostics.set(uri, answer));
  tell('textDocument/didOpen', {textDocument: {uri, languageId: 'yaml', version: 1, text}});
  return {uri, said: await said};
}

const failed = [];
let questions = 0;
function expect(what, holds, found) {
  questions++;
  if (!holds) failed.push(`${what}: ${JSON.stringify(found)?.slice(0, 300)}`);
}
/// The place of a mark (¦) in a text, and the text without it.
function at(text) {
  const offset = text.indexOf('¦');
  const before = text.slice(0, offset).split('\n');
  return {text: text.replace('¦', ''), position: {line: before.length - 1, character: before.at(-1).length}};
}
async function complete(marked) {
  const {text, position} = at(marked);
  const {uri} = await open(text);
  const list = await ask('textDocument/completion', {textDocument: {uri}, position});
  return (list?.items ?? list ?? []);
}
async function hover(marked) {
  const {text, position} = at(marked);
  const {uri} = await open(text);
  const result = await ask('textDocument/hover', {textDocument: {uri}, position});
  return JSON.stringify(result?.contents ?? '');
}

await ask('initialize', {processId: process.pid, rootUri: null, capabilities: {workspace: {configuration: true}, textDocument: {completion: {completionItem: {documentationFormat: ['markdown', 'plaintext']}},
  hover: {contentFormat: ['markdown', 'plaintext']}, publishDiagnostics: {}}}});
tell('initialized', {});
tell('workspace/didChangeConfiguration', {settings: {yaml: settings}});

// designs that are right raise nothing
for (const file of good) {
  const {said} = await open(readFileSync(file, 'utf8'));
  expect(`${file} raises nothing`, said.length === 0, said.map(each => `${each.range.start.line + 1}: ${each.message}`));
}
// an unknown key is named on its line
const base = readFileSync(good[0], 'utf8');
const lines = base.split('\n');
for (const [key, slip] of [['metrics:', 'metrcs:'], ['  fallback:', '  falback:'], ['  owner:', '  onwer:'], ['framing:', 'framng:'], ['      time:', '      tiem:'], ['  calibrate:', '  calibrat:']]) {
  const line = lines.findIndex(each => each.startsWith(key) || each.startsWith('  ' + key));
  const changed = lines.with(line, lines[line].replace(key.trim(), slip.trim()));
  const {said} = await open(changed.join('\n'));
  const there = said.filter(each => each.range.start.line === line);
  expect(`${slip.trim()} is named on line ${line + 1}`, there.some(each => each.message.includes(slip.trim().replace(':', ''))), said.map(each => `${each.range.start.line + 1}: ${each.message}`));
}
// a word that is none, where one of a few is meant
const task = lines.findIndex(each => each.includes('task:'));
const wrong = await open(lines.with(task, '  task: binary clasification').join('\n'));
expect('a wrong task is named on its line', wrong.said.some(each => each.range.start.line === task), wrong.said);
// completion of keys, with what they mean
const sections = (await complete('septet: 1\nsystem: s\n¦\n')).map(item => item.label);
for (const section of ['requirements', 'framing', 'data', 'model', 'evaluation', 'serving', 'monitoring']) expect(`${section} is offered`, sections.includes(section), sections);
const keys = await complete('septet: 1\nsystem: s\nevaluation:\n  ¦\n');
for (const key of ['split', 'metrics', 'gates', 'slices']) expect(`evaluation.${key} is offered`, keys.some(item => item.label === key), keys.map(item => item.label));
const documented = keys.filter(item => item.documentation && JSON.stringify(item.documentation).length > 20).length;
expect('most offered keys say what they mean', documented >= keys.length / 2 && keys.length > 0, {documented, all: keys.length});
const tasks = (await complete('septet: 1\nsystem: s\nframing:\n  task: ¦\n')).map(item => item.label);
expect('tasks are offered', tasks.includes('binary classification') && tasks.includes('regression'), tasks);
const kinds = (await complete('septet: 1\nsystem: s\nmodel:\n  learners:\n    strong:\n      ¦\n')).map(item => item.label);
expect('kinds of learners are offered', kinds.includes('boosted trees') && kinds.includes('logistic regression'), kinds);
// values: metrics, types of columns, losses, gates, decisions
const offered = [['evaluation:\n  metrics:\n    - ¦\n', ['macro f1', 'average precision', 'mean absolute error', 'cost']], ['monitoring:\n  watch:\n    - ¦\n', ['drift', 'latency p99', 'roc auc']],
  ['data:\n  sources:\n    visits:\n      columns:\n        amount: ¦\n', ['number', 'money EUR', 'category', 'boolean known after 7d']],
  ['model:\n  learners:\n    strong:\n      boosted trees:\n        loss: ¦\n', ['focal', 'poisson']], ['evaluation:\n  gates:\n    - ¦\n', ['strong > simple > baseline']],
  ['model:\n  inputs:\n    - ¦\n', ['all']], ['serving:\n  decide:\n    - ¦\n', ['act when score >= 0..1']], ['model:\n  calibrate: ¦\n', ['isotonic', 'platt']]];
for (const [text, values] of offered) {
  const labels = (await complete('septet: 1\nsystem: s\n' + text)).map(item => item.label);
  for (const value of values) expect(`${value} is offered in ${text.trim().split('\n').at(-1).trim()}`, labels.includes(value), labels);
}
// what stands under the mouse
const split = await hover('septet: 1\nsystem: s\nevaluation:\n  sp¦lit: {train: 21d, test: 7d}\n');
expect('hover tells what split is', /train|judge/.test(split), split);
const seed = await hover('septet: 1\nsystem: s\nmodel:\n  se¦ed: 2\n');
expect('hover tells what seed is', /random/.test(seed), seed);
const seeds = await complete('septet: 1\nsystem: s\nmodel:\n  ¦\n');
expect('a key is offered with its default', seeds.some(item => item.label === 'seed' && /seed: .*1/.test(item.insertText ?? item.textEdit?.newText ?? '')), seeds.filter(item => item.label === 'seed'));

console.log(JSON.stringify({questions, failed}));
child.kill();
process.exit(0);
