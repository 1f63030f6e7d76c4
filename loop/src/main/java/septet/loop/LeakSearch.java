package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import septet.data.Column;
import septet.data.Leak;
import septet.data.LeakTable;
import septet.data.Leaks;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Problem;
import septet.design.Type;
import septet.evaluation.Round;
import septet.evaluation.Split;
import septet.features.Feature;
import septet.model.Heads;

/// Runs the leak detectors on what learners of a run saw. A suspicion is a warning and never an error: it is a statement about chance, an honest column may be as
/// strong, and no key of the design could say that it is. Nothing is chosen by what is found here, so that the labels of test rows may be looked at.
final class LeakSearch {
    private static final int FEWEST_GROUPS = 8;
    private final SystemDesign design;
    private final Preparation prepared;
    private final Material material;

    private LeakSearch(SystemDesign design, Preparation prepared) {
        this.design = design;
        this.prepared = prepared;
        material = prepared.material();
    }

    /// @param table  the source in `framing.for each`
    /// @param chosen whose inputs are looked at
    static Found of(SystemDesign design, Preparation prepared, Table table, List<Training.Chosen> chosen, KeptFindings kept) {
        LeakSearch search = new LeakSearch(design, prepared);
        Set<Feature> seen = new LinkedHashSet<>();
        chosen.forEach(each -> seen.addAll(each.seen()));
        List<Leak> leaks = kept.leaks(List.copyOf(seen), () -> Leaks.find(search.table(table, seen)));
        return new Found(leaks, leaks.stream().map(search::problem).toList());
    }

    /// @param problems one for each leak
    record Found(List<Leak> leaks, List<Problem> problems) {}

    private LeakTable table(Table source, Set<Feature> seen) {
        List<LeakTable.Column> columns = new ArrayList<>();
        Map<String, long[]> groups = new LinkedHashMap<>(material.entities());
        for (Feature feature : seen) {
            if (feature.type() instanceof Type.Terms) continue;
            double[] values = material.columns()[material.place(feature)];
            boolean word = feature.type() instanceof Type.Category || feature.type() instanceof Type.Key;
            columns.add(word ? new LeakTable.Words(feature.name(), codes(values)) : new LeakTable.Numbers(feature.name(), values));
            if (word && Arrays.stream(values).distinct().limit(FEWEST_GROUPS).count() == FEWEST_GROUPS) groups.putIfAbsent(feature.name(), grouped(values));
        }
        texts(source).forEach((name, texts) -> columns.add(new LeakTable.Texts(name, texts)));
        boolean timed = material.times().length > 0;
        return new LeakTable(columns, groups, labels(), classes(), material.times(), timed ? known() : new long[0], parts(), material.knownUntil());
    }

    /// Of a row without a label: as late as labels are, at least.
    private long[] known() {
        return IntStream.range(0, material.size()).mapToLong(row -> material.labelled(row) ? material.knownAt()[row] : material.times()[row] + material.delay()).toArray();
    }

    private static int[] codes(double[] values) {
        return Arrays.stream(values).mapToInt(value -> Double.isNaN(value) ? -1 : (int) value).toArray();
    }

    /// What is missing joins nothing.
    private static long[] grouped(double[] values) {
        return IntStream.range(0, values.length).mapToLong(row -> Double.isNaN(values[row]) ? -1 - row : (long) values[row]).toArray();
    }

    /// Texts of the source that are known at t0, as they stand there.
    private Map<String, String[]> texts(Table source) {
        List<Column> columns = source.schema().columns();
        int[] slots = IntStream.range(0, columns.size()).filter(slot -> columns.get(slot).type() instanceof Type.Text && columns.get(slot).knownAtOnce()).toArray();
        Map<String, String[]> texts = new LinkedHashMap<>();
        for (int slot : slots) texts.put(columns.get(slot).name(), new String[material.size()]);
        if (slots.length == 0) return texts;
        Row row = new Row(columns.size());
        for (int i = 0; i < material.size(); i++) {
            source.load(prepared.rows()[i], row);
            for (int slot : slots) texts.get(columns.get(slot).name())[i] = row.values[slot] == Values.MISSING || row.texts[slot] == null ? "" : row.texts[slot];
        }
        return texts;
    }

    private double[] labels() {
        boolean amount = material.heads() instanceof Heads.Amount;
        return IntStream.range(0, material.size()).mapToDouble(row -> !material.labelled(row) ? Double.NaN : amount ? Values.number(material.labels()[row])
                : material.labels()[row]).toArray();
    }

    private int classes() {
        return switch (material.heads()) {
            case Heads.Truth _ -> 2;
            case Heads.Classes classes -> classes.words().size();
            case Heads.Amount _ -> 0;
        };
    }

    private LeakTable.Part[] parts() {
        Split split = prepared.split();
        Round first = split.rounds().getFirst();
        LeakTable.Part[] parts = new LeakTable.Part[material.size()];
        Arrays.fill(parts, LeakTable.Part.NEITHER);
        for (int row : first.learn()) parts[row] = LeakTable.Part.TEACHES;
        for (int row : split.stepwise() ? split.tested() : first.test()) parts[row] = LeakTable.Part.JUDGES;
        return parts;
    }

    private Problem problem(Leak leak) {
        boolean feature = design.data().features().keySet().stream().anyMatch(name -> leak.column().equals(name) || leak.column().startsWith(name + "_"));
        String rows = "data.sources." + design.framing().forEach();
        String place = leak.column().isEmpty() ? rows : feature ? "data.features." + leak.column() : rows + ".columns." + leak.column();
        String cause = subject(leak) + leak.kind().words() + ": " + leak.evidence();
        return switch (leak.kind()) {
            case LATE_LABEL -> Problem.warning(rows + ".columns." + prepared.head(), cause, "what is computed from labels is known in training and not when it serves",
                    "Write when labels really come, such as known after 7d.", leak.kind().code());
            case DECIDES -> Problem.warning(place, cause, "if it was written after the answer, no request will hold it, and the figures are not those of production",
                    "Ask when it is written; if after t0, say so at the column (known later, known after 7d) or leave it out.", leak.kind().code());
            case GROUP_MEAN -> Problem.warning(place, cause, "it was computed from the labels that judge the model", "Leave it out, and let the system compute it: mean("
                    + prepared.head() + ") by KEY over 30d.",
                    leak.kind().code());
            case FUTURE -> Problem.warning(place, cause, "at t0 nobody could have computed it", "Leave it out, and write the aggregate as a feature, which ends at t0.",
                    leak.kind().code());
            case WRITTEN_LATER -> Problem.warning(place, cause, "a request comes before the label, and will hold another value",
                    "Say at the column when it becomes known, such as known after 7d, or leave it out.",
                    leak.kind().code());
            case COPIES -> Problem.warning(place, cause, "the model is judged on what it learned by heart",
                    "Keep such rows on one side by evaluation.split.together, or read each once.", leak.kind().code());
        };
    }

    private String subject(Leak leak) {
        if (!leak.column().isEmpty()) return leak.column() + " ";
        return leak.kind() == Leak.Kind.LATE_LABEL ? prepared.head() + " " : "one row ";
    }
}
