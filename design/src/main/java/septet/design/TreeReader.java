package septet.design;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the subset of YAML 1.2 that designs are written in.
public final class TreeReader {
    /// Bytes; a design of a thousand features has a tenth of that.
    public static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 40;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final Problems problems;
    private final Iterator<Event> events;
    private int depth;

    private TreeReader(String text, String file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.events = new Parse(LoadSettings.builder().setLabel(file).setUseMarks(true).build()).parseString(text).iterator();
    }

    /// Empty, with problems added, where nothing can be made of it; a tree with problems where a part of it is refused.
    public static Optional<Tree> read(byte[] bytes, String file, Problems problems) {
        if (bytes.length > LARGEST) {
            problems.error(new Mark(file, 1, 1), "the file", "larger than 1 MB", "it is not read", "Move data and prompts into files of their own.", "DESIGN-TOO-LARGE");
            return Optional.empty();
        }
        try {
            return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), file, problems);
        } catch (CharacterCodingException _) {
            problems.error(new Mark(file, lineOfBadByte(bytes), 1), "the file", "bytes that are no UTF-8", "it is not read", "Store the file as UTF-8.",
                    "DESIGN-NOT-UTF8");
            return Optional.empty();
        }
    }

    /// The same for text.
    public static Optional<Tree> read(String text, String file, Problems problems) {
        if (text.length() > LARGEST) return read(text.getBytes(StandardCharsets.UTF_8), file, problems);
        String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        try {
            return new TreeReader(plain, file, problems).document();
        } catch (YamlEngineException broken) {
            problems.add(YamlProblem.of(broken, plain, file));
            return Optional.empty();
        } catch (Unreadable tooDeep) {
            tooDeep.report("the file", problems);
            return Optional.empty();
        }
    }

    private static int lineOfBadByte(byte[] bytes) {
        int line = 1;
        for (int from = 0, i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n' && i < bytes.length - 1) continue;
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, i - from + 1));
            } catch (CharacterCodingException _) {
                return line;
            }
            from = i + 1;
            line++;
        }
        return line;
    }

    private Optional<Tree> document() {
        events.next();
        Event next = events.next();
        if (next.getEventId() == Event.ID.StreamEnd) {
            problems.error(new Mark(file, 1, 1), "the file", "an empty file", "there is nothing to run", "septet new card-fraud writes a design to start from.",
                    "DESIGN-EMPTY");
            return Optional.empty();
        }
        Optional<Tree> tree = node(events.next(), "");
        events.next();
        Event end = events.next();
        if (end.getEventId() == Event.ID.DocumentStart) {
            problems.error(mark(end), "the file", "a second document", "only the first would be read", "Give each design a file of its own; remove ---.",
                    "DESIGN-SEVERAL-DOCUMENTS");
        }
        return tree;
    }

    private Optional<Tree> node(Event event, String path) {
        if (event instanceof AliasEvent) {
            return refuse(event, path, "an alias", "one line would change another that does not show it", "Write the value out.", "DESIGN-ANCHOR");
        }
        if (event instanceof ScalarEvent scalar) return scalar(scalar, path);
        if (++depth > DEEPEST) {
            throw new Unreadable(mark(event), "nested more than " + DEEPEST + " deep", "No design needs that; look for a stray bracket.", "DESIGN-TOO-DEEP");
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        boolean plain = plain(start.getAnchor(), start.getTag(), event, path);
        Tree tree = event.getEventId() == Event.ID.SequenceStart ? items(mark(event), path) : fields(mark(event), path);
        depth--;
        return plain ? Optional.of(tree) : Optional.empty();
    }

    private Optional<Tree> scalar(ScalarEvent event, String path) {
        if (!plain(event.getAnchor(), event.getTag(), event, path)) return Optional.empty();
        if (event.isPlain() && event.getValue().isEmpty()) {
            return refuse(event, path, "no value", "it would be a guess what is meant", "Write a value, or remove the line.", "DESIGN-EMPTY-VALUE");
        }
        Mark mark = mark(event);
        boolean quoted = event.isSQuoted() || event.isDQuoted();
        boolean oneLine = event.getStartMark().orElseThrow().getLine() == event.getEndMark().orElseThrow().getLine();
        return Optional.of(new Tree.Scalar(mark, quoted ? mark.plus(1) : mark, event.getValue(), oneLine));
    }

    private Tree items(Mark mark, String path) {
        List<Tree> items = new ArrayList<>();
        Event event = events.next();
        for (int number = 1; event.getEventId() != Event.ID.SequenceEnd; number++, event = events.next()) {
            node(event, path + "." + number).ifPresent(items::add);
        }
        return new Tree.Items(mark, Collections.unmodifiableList(items));
    }

    private Tree fields(Mark mark, String path) {
        Map<String, Tree.Field> fields = new LinkedHashMap<>();
        Set<String> broken = new HashSet<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Optional<String> key = key(event, path);
            String name = key.orElse("?");
            Optional<Tree> value = node(events.next(), path.isEmpty() ? name : path + "." + name);
            if (key.isEmpty()) continue;
            if (fields.containsKey(name)) duplicate(event, path.isEmpty() ? name : path + "." + name, fields.get(name).mark());
            else if (value.isPresent()) fields.put(name, new Tree.Field(mark(event), value.get()));
            else broken.add(name);
        }
        return new Tree.Fields(mark, Collections.unmodifiableMap(fields), Collections.unmodifiableSet(broken));
    }

    private Optional<String> key(Event event, String path) {
        if (!(event instanceof ScalarEvent scalar)) {
            node(event, path);
            refuse(event, path, "a key that is no word", "nothing reads it", "Keys are words; quote a text that begins with a bracket.", "DESIGN-KEY");
            return Optional.empty();
        }
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            refuse(event, path, "a merge key", "one line would change another that does not show it", "Write the keys out.", "DESIGN-MERGE-KEY");
            return Optional.empty();
        }
        if (scalar.getValue().isBlank()) {
            refuse(event, path, "an empty key", "nothing reads it", "Give it a name, or remove the line.", "DESIGN-KEY");
            return Optional.empty();
        }
        return plain(scalar.getAnchor(), scalar.getTag(), event, path) ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private void duplicate(Event event, String path, Mark first) {
        refuse(event, path, "written twice, first in line " + first.line(), "only one of them would act", "Remove one.", "DESIGN-DUPLICATE-KEY");
    }

    private boolean plain(Optional<Anchor> anchor, Optional<?> tag, Event event, String path) {
        if (anchor.isPresent()) {
            refuse(event, path, "an anchor", "one line would change another that does not show it", "Remove &" + anchor.get() + ".", "DESIGN-ANCHOR");
        }
        if (tag.isPresent()) {
            refuse(event, path, "a tag", "the place of a value gives it its type", "Remove " + tag.get() + ".", "DESIGN-TAG");
        }
        return anchor.isEmpty() && tag.isEmpty();
    }

    private Optional<Tree> refuse(Event event, String path, String cause, String consequence, String remedy, String code) {
        problems.error(mark(event), path.isEmpty() ? "the file" : path, cause, consequence, remedy, code);
        return Optional.empty();
    }

    private Mark mark(Event event) {
        return event.getStartMark().map(mark -> new Mark(file, mark.getLine() + 1, mark.getColumn() + 1)).orElse(new Mark(file, 1, 1));
    }
}
