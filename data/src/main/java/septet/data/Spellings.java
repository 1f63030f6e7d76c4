package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.IntStream;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;

/// How the columns that a source reads are written: what its design says, else what its files show. The first rows are looked at; all of them where
/// these leave a doubt, or where later rows do not fit. So the answer is that of all rows, and does not depend on their order.
final class Spellings {
    private static final long FIRST_ROWS = 10_000;
    private final SourceSection section;
    private final boolean usual;
    /// Of all files together, by slot; and of each alone. A file that tells by itself how it is written needs no other.
    private final List<ColumnEvidence> evidence = new ArrayList<>();
    private final List<List<ColumnEvidence>> each = new ArrayList<>();
    private boolean surprised;
    private boolean whole;

    Spellings(SourceSection section) {
        this.section = section;
        usual = section.format().missing().isEmpty();
    }

    /// A file with what is read of it.
    record Reading(String file, TextTable table, FileScope scope) {}

    /// Looks at the first rows of the files.
    ///
    /// @throws septet.design.Refused where two readings are equally likely, and would give other values
    void find(List<Reading> files) {
        gather(files, FIRST_ROWS);
        if (!whole && doubts(files)) gather(files, Long.MAX_VALUE);
        decide(files);
    }

    /// Looks at all rows, where any could not be read as the first ones are written; false where nothing is read otherwise for it.
    boolean reconsider(List<Reading> files) {
        if (!surprised || whole) return false;
        List<Spelling> before = files.stream().flatMap(file -> file.scope().spellings().stream()).toList();
        gather(files, Long.MAX_VALUE);
        decide(files);
        List<Spelling> after = files.stream().flatMap(file -> file.scope().spellings().stream()).toList();
        for (int i = 0; i < before.size(); i++) if (!before.get(i).isLike(after.get(i))) return true;
        return false;
    }

    private void gather(List<Reading> files, long most) {
        evidence.clear();
        each.clear();
        whole = true;
        for (Reading file : files) {
            int[] columns = file.scope().columns();
            int[] asked = IntStream.range(0, columns.length).filter(slot -> needs(file, slot)).toArray();
            Sniffing.Evidence gathered = Sniffing.evidence(file.table(), IntStream.of(asked).map(slot -> columns[slot]).toArray(), asked.length == 0 ? 0 : most);
            List<ColumnEvidence> found = new ArrayList<>();
            for (int slot = 0; slot < columns.length; slot++) found.add(new ColumnEvidence());
            for (int i = 0; i < asked.length; i++) found.set(asked[i], gathered.columns().get(i));
            each.add(found);
            whole &= gathered.whole() || asked.length == 0;
            for (int slot = 0; slot < found.size(); slot++) {
                if (slot == evidence.size()) evidence.add(new ColumnEvidence());
                evidence.get(slot).add(found.get(slot));
            }
        }
    }

    /// Whether the texts of a column say anything that must be found out.
    private static boolean needs(Reading file, int slot) {
        FileScope scope = file.scope();
        return scope.readsTimes(slot) && !tellsTimes(file, slot) || scope.readsValues(slot) && !file.table().isPlain(scope.columns()[slot]);
    }

    private static boolean tellsTimes(Reading file, int slot) {
        return file.table().type(file.scope().columns()[slot]).isTime();
    }

    private boolean doubts(List<Reading> files) {
        boolean any = false;
        for (int file = 0; file < files.size(); file++) {
            FileScope scope = files.get(file).scope();
            for (int slot = 0; slot < evidence.size(); slot++) {
                any |= scope.readsNumbers(slot) && !isPlain(files, slot) && numbers(file, slot).isEmpty();
                any |= scope.readsTimes(slot) && times(files, file, slot).isEmpty();
            }
        }
        return any;
    }

    private Optional<NumberStyle> numbers(int file, int slot) {
        if (section.format().decimal().isPresent()) return Optional.of(new NumberStyle(section.format().decimal().get(), true));
        NumberEvidence own = each.get(file).get(slot).numbers;
        if (own.own().isPresent()) return own.style(Optional.empty());
        Optional<DecimalMark> mark = Sniffing.mark(each.get(file)).or(() -> Sniffing.mark(evidence));
        return own.needsOthers() && mark.isPresent() ? own.style(mark) : evidence.get(slot).numbers.style(mark);
    }

    private Optional<TimeStyle> times(List<Reading> files, int file, int slot) {
        if (tellsTimes(files.get(file), slot)) return Optional.of(TimeStyle.ISO);
        return each.get(file).get(slot).times.style().or(() -> evidence.get(slot).times.style());
    }

    private static boolean isPlain(List<Reading> files, int slot) {
        return files.stream().allMatch(file -> file.table().isPlain(file.scope().columns()[slot]));
    }

    private void decide(List<Reading> files) {
        Problems problems = new Problems();
        surprised = false;
        for (int file = 0; file < files.size(); file++) decide(files, file, problems);
        problems.refuse(Fault.DATA);
    }

    private void decide(List<Reading> files, int file, Problems problems) {
        List<Spelling> spellings = new ArrayList<>();
        FileScope scope = files.get(file).scope();
        for (int slot = 0; slot < evidence.size(); slot++) {
            ColumnEvidence column = evidence.get(slot);
            String place = files.get(file).file() + " " + scope.header(slot);
            Optional<NumberStyle> numbers = !scope.readsNumbers(slot) || isPlain(files, slot) ? Optional.of(NumberStyle.PLAIN) : numbers(file, slot);
            Optional<TimeStyle> times = scope.readsTimes(slot) ? times(files, file, slot) : Optional.of(TimeStyle.ISO);
            if (numbers.isEmpty()) problems.add(doubt(place, column.numbers.doubt(), "Say which stands before the decimals: format: {decimal: comma}, or point."));
            if (times.isEmpty()) problems.add(doubt(place, column.times.doubt(), remedy(scope.header(slot), column.times)));
            spellings.add(new Spelling(numbers.orElse(NumberStyle.PLAIN), times.orElse(TimeStyle.ISO), usual, this::hear));
        }
        scope.spell(spellings);
    }

    /// A text that cannot be read as it should be written: perhaps in another way.
    private void hear(String text) {
        if (!surprised && text.length() <= 60 && !MissingWords.has(text)) surprised = NumberEvidence.isNumber(text) || new TimeEvidence().add(text);
    }

    private static String remedy(String name, TimeEvidence times) {
        String header = name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "column('" + name + "')";
        return "Say it: time from date(" + header + ", '" + times.pattern(TimeStyle.DAY_FIRST) + "'), or '" + times.pattern(TimeStyle.MONTH_FIRST) + "'.";
    }

    private static Problem doubt(String place, String cause, String remedy) {
        return Problem.error(place, cause, "other values would be read, and nobody would notice", remedy, "DATA-TWO-READINGS");
    }

    /// What was found out, a line for each file that is written otherwise than those before it, and for each column that is not written plainly.
    List<String> told(List<Reading> files) {
        List<String> lines = new ArrayList<>();
        String last = "";
        for (Reading file : files) {
            String shape = file.table().shape().told();
            if (!shape.equals(last) && !shape.equals(FileShape.GENERATED)) lines.add(file.file() + ": " + shape);
            last = shape;
        }
        FileScope scope = files.getFirst().scope();
        for (int slot = 0; slot < evidence.size(); slot++) {
            ColumnEvidence column = evidence.get(slot);
            StringJoiner parts = new StringJoiner("; ");
            Spelling spelling = scope.spellings().get(slot);
            if (!spelling.numbers().equals(NumberStyle.PLAIN) && !column.numbers.isPlainOnly()) parts.add(spelling.numbers().told() + " (" + column.numbers.told() + ")");
            if (spelling.times() != TimeStyle.ISO) parts.add(spelling.times().told() + " (" + column.times.told() + ")");
            if (usual && scope.readsValues(slot) && !column.missing().isEmpty()) parts.add("missing " + missing(column.missing()));
            if (parts.length() > 0) lines.add(scope.header(slot) + ": " + parts + (whole ? "" : ", of the first " + FIRST_ROWS + " rows"));
        }
        return lines;
    }

    private static String missing(Map<String, Long> words) {
        StringJoiner parts = new StringJoiner(", ");
        new TreeMap<>(words).forEach((word, count) -> parts.add("'" + word + "' (" + count + ")"));
        return parts.toString();
    }
}
