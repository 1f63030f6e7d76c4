package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import septet.data.Column;
import septet.data.ColumnType;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Items;
import septet.data.Row;
import septet.data.TermCutter;
import septet.data.Typing;
import septet.data.Values;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problems;
import septet.design.Type;

/// Executes every example of `docs/features.md`.
class GuideTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Mark MARK = new Mark("features.md", 1, 1);

    @Test
    void expressionsGiveWhatTheGuideSays() throws IOException {
        List<List<String>> tables = rows(guide());
        List<List<String>> sample = tables.stream().filter(row -> row.size() == 3 && !row.getFirst().startsWith("`")).toList();
        Plans plans = new Plans();
        List<Column> columns = new ArrayList<>();
        for (List<String> row : sample) {
            if (!row.get(1).isEmpty() && !row.get(1).equals("type") && isType(row.get(1))) columns.add(Plans.column(row.getFirst(), type(row.getFirst(), row.get(1))));
        }
        FeaturePlan plan = plans.source("rows", ZoneId.of("Europe/Berlin"), columns.toArray(Column[]::new)).plan();
        Row row = new Row(plan.slots());
        for (List<String> line : sample) {
            int slot = plan.schema().slot(line.getFirst());
            if (slot >= 0) fill(plan, row, slot, line.get(2));
            if (line.getFirst().equals("time")) row.time = time(line.get(2));
        }
        int executed = 0;
        for (List<String> line : tables) {
            boolean function = line.size() == 3 && line.get(1).startsWith("`") && line.get(0).contains("(");
            boolean expression = line.size() >= 2 && line.get(0).startsWith("`") && !line.get(1).startsWith("`");
            if (!function && !expression || line.get(0).startsWith("`FEATURES") || line.get(0).startsWith("`DESIGN") || isAggregate(line.get(0))) continue;
            String text = unquoted(line.get(function ? 1 : 0));
            assertThat(evaluate(text, plan, row)).as(text).isEqualTo(line.get(function ? 2 : 1));
            executed++;
        }
        assertThat(executed).isGreaterThanOrEqualTo(59);
        String all = guide();
        for (String name : Formulas.functions()) assertThat(all).as("an example of " + name).contains("`" + name + "(");
    }

    @Test
    void streamsGiveWhatTheGuideSays() throws IOException {
        String[] blocks = guide().split("```");
        int executed = 0;
        for (int i = 1; i < blocks.length; i += 2) {
            if (!blocks[i].startsWith("stream\n")) continue;
            play(blocks[i].substring("stream\n".length()));
            executed++;
        }
        assertThat(executed).isGreaterThanOrEqualTo(7);
    }

    private static boolean isAggregate(String cell) {
        return List.of("`count", "`sum", "`mean", "`any", "`share(x", "`min(x", "`over", "`variance", "`quantile", "`first", "`distinct", "`rate", "`time_since", "`last(", "`list(", "`top(",
                        "`approx_", "`decayed_").stream()
                .anyMatch(cell::startsWith);
    }

    private static boolean isType(String cell) {
        return List.of("money EUR", "number", "time", "boolean", "key", "category", "text", "place").contains(cell);
    }

    private static Type type(String name, String text) {
        return ColumnType.read(Phrase.of(text, MARK)).type() instanceof Type.Key ? new Type.Key(name) : ColumnType.read(Phrase.of(text, MARK)).type();
    }

    private static String evaluate(String text, FeaturePlan plan, Row row) {
        Problems problems = new Problems();
        Optional<Formula> formula = ExpressionParser.parse(text, MARK, "x", problems).flatMap(tree -> Formulas.compile(tree, "x", plan.scope(), problems));
        problems.refuse(Fault.DESIGN);
        return shown(formula.orElseThrow().type(), formula.orElseThrow().value(row), formula.orElseThrow().text(row), plan);
    }

    private static void play(String block) {
        List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
        Plans plans = new Plans();
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("|") || line.contains(" corrected by: id")) continue;
            if (line.contains(" deleted by: ")) {
                plans.corrected(line.substring(line.indexOf(": ") + 2));
                continue;
            }
            boolean source = line.matches("[a-z]+: [a-z]+: .*");
            if (source) names.add(line.substring(0, line.indexOf(':')));
            if (source) plans.source(names.getLast(), columns(line.substring(line.indexOf(": ") + 2)));
            else plans.feature(line);
        }
        FeaturePlan plan = plans.plan();
        FeatureState state = new FeatureState(plan);
        List<List<String>> table = rows(block);
        List<String> header = table.getFirst();
        for (List<String> cells : table.subList(1, table.size())) {
            int source = header.contains("source") ? plan.source(cells.get(header.indexOf("source"))) : 0;
            Row row = new Row(source == 0 ? plan.slots() : plan.schema(source).columns().size());
            row.time = time(cells.getFirst() + ":00");
            row.arrival = header.contains("arrival") ? time(cells.get(header.indexOf("arrival")) + ":00") : row.time;
            row.id = header.contains("id") ? cells.get(header.indexOf("id")) : "";
            for (int i = 0; i < header.size(); i++) {
                int slot = plan.schema(source).slot(header.get(i));
                if (slot >= 0) fill(plan, source, row, slot, cells.get(i));
            }
            state.observe(source, row, state.nextEvent());
            if (state.counted() >= 0) state.learnAll(source, row, state.counted());
            for (int i = 0; i < header.size() && source == 0; i++) {
                String name = header.get(i);
                List<Feature> found = plan.features().stream().filter(feature -> feature.name().equals(name)).toList();
                if (!found.isEmpty()) {
                    Feature feature = found.getFirst();
                    assertThat(shown(feature.type(), row.values[feature.slot()], row.texts[feature.slot()], plan)).as(feature.name() + " in " + cells).isEqualTo(cells.get(i));
                }
            }
        }
    }

    private static Column[] columns(String line) {
        return Arrays.stream(line.split(", ")).map(part -> {
            String name = part.substring(0, part.indexOf(':'));
            ColumnType type = ColumnType.read(Phrase.of(part.substring(part.indexOf(':') + 2), MARK));
            return new Column(name, type.type() instanceof Type.Key ? new Type.Key(name) : type.type(), type.known(), true);
        }).toArray(Column[]::new);
    }

    private static void fill(FeaturePlan plan, Row row, int slot, String cell) {
        fill(plan, 0, row, slot, cell);
    }

    private static void fill(FeaturePlan plan, int source, Row row, int slot, String cell) {
        Type type = plan.schema(source).columns().get(slot).type();
        assertThat(Typing.of(type, List.of("missing", ""), ZoneOffset.UTC, plan.dictionary()).read(cell, row, slot)).as(cell).isTrue();
    }

    private static long time(String text) {
        return LocalDateTime.parse(text, TIME).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    }

    private static String shown(Type type, long bits, String words, FeaturePlan plan) {
        if (bits == Values.MISSING) return "missing";
        return switch (type) {
            case Type.Number _ -> plain(new BigDecimal(Double.toString(Values.number(bits))));
            case Type.Money money -> plain(BigDecimal.valueOf(bits, Type.Money.DECIMALS)) + " " + money.currency();
            case Type.Bool _ -> bits == 1 ? "true" : "false";
            case Type.Text _, Type.Raw _ -> "'" + words + "'";
            case Type.Category _, Type.Key _ -> "'" + plan.dictionary().word((int) bits) + "'";
            case Type.Time _ -> TIME.withZone(ZoneOffset.UTC).format(Instant.ofEpochSecond(0, bits * 1_000));
            case Type.Duration _ -> plain(BigDecimal.valueOf(bits, 6)) + " s";
            case Type.Terms terms -> terms(terms, words);
            case Type.Place _ -> Items.text(type, bits, plan.dictionary());
            case Type.ListOf _ -> String.join(", ", words.split(String.valueOf(Items.SEPARATOR)));
            case Type.Later _ -> throw new AssertionError(type);
        };
    }

    private static String terms(Type.Terms terms, String text) {
        List<String> cut = new ArrayList<>();
        new TermCutter(terms).cut(text, (characters, from, to) -> cut.add("'" + new String(characters, from, to - from) + "'"));
        return String.join(", ", cut);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// The cells of all tables; a bar inside backticks is no border.
    private static List<List<String>> rows(String text) {
        return text.lines().filter(line -> line.startsWith("|") && !line.startsWith("|---")).map(line ->
                Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|(?=(?:[^`]*`[^`]*`)*[^`]*$)", -1)).map(String::strip).collect(Collectors.toList())).toList();
    }

    private static String unquoted(String cell) {
        return cell.substring(1, cell.length() - 1);
    }

    private static String guide() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/features.md"))) folder = folder.getParent();
        return Files.readString(folder.resolve("docs/features.md"));
    }
}
