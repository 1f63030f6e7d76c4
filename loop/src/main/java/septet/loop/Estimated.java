package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Expression;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Type;
import septet.features.FeaturePlan;
import septet.framing.Task;
import septet.model.Heads;

/// What a design estimates, once its rows are known.
final class Estimated {
    /// More classes than this are names, not classes.
    private static final int MOST_CLASSES = 1_000;

    private Estimated() {}

    /// @param from microseconds: the first t0 that counts
    /// @throws Refused where there are no two classes (EVALUATION-ONE-CLASS), or a name for every row (FRAMING-TOO-MANY-CLASSES)
    static Heads of(SystemDesign design, FeaturePlan plan, Table table, long from) {
        String label = Preparation.head(design);
        Type type = plan.schema().columns().get(plan.schema().slot(label)).type();
        return switch (design.framing().task()) {
            case BINARY_CLASSIFICATION -> new Heads.Truth(label);
            case MULTICLASS_CLASSIFICATION -> new Heads.Classes(words(table, label, type, from));
            case REGRESSION -> new Heads.Amount(label, design.model().target().isPresent());
            case MULTI_LABEL_CLASSIFICATION, RANKING, SEARCH, DETECTION, ANSWERING, GENERATION -> throw notYet(design.framing().task());
        };
    }

    private static List<String> words(Table table, String label, Type type, long from) {
        int slot = table.schema().slot(label);
        Row row = new Row(table.schema().columns().size());
        TreeSet<Long> codes = new TreeSet<>();
        for (int i = 0; i < table.rows(); i++) {
            if (table.time(i) < from) continue;
            table.load(i, row);
            if (row.values[slot] != Values.MISSING && codes.add(row.values[slot]) && codes.size() > MOST_CLASSES) throw tooMany(label);
        }
        List<String> words = codes.stream().map(code -> word(type, code, table.dictionary())).sorted().toList();
        if (words.size() >= 2) return words;
        throw new Refused(Fault.DATA, Problem.error("framing.predict", words.isEmpty() ? "no row has a " + label : "all rows have the same " + label + ", " + words.getFirst(),
                "nothing can be learned", "Check how the label is read, or give more data.", "EVALUATION-ONE-CLASS"));
    }

    static String word(Type type, long value, Dictionary words) {
        return type instanceof Type.Bool ? String.valueOf(value == 1) : words.word((int) value);
    }

    private static Refused tooMany(String label) {
        return new Refused(Fault.DATA, Problem.error("framing.predict", label + " has more than " + MOST_CLASSES + " different values", "no model could tell them apart",
                "Join rare ones into one, or predict another column.", "FRAMING-TOO-MANY-CLASSES"));
    }

    private static Refused notYet(Task task) {
        return new Refused(Fault.DESIGN, Problem.error("framing.task", "the task " + task.text() + " is not built yet", "nothing is fitted", "", "DESIGN-NOT-YET"));
    }

    /// Labels as the heads say.
    ///
    /// @param labels encoded as [Values] says
    static long[] labels(Heads heads, Type type, long[] labels, Dictionary words) {
        return switch (heads) {
            case Heads.Truth _ -> labels;
            case Heads.Classes classes -> {
                Map<Long, Long> places = new TreeMap<>();
                long[] placed = new long[labels.length];
                for (int row = 0; row < labels.length; row++) {
                    placed[row] = labels[row] == Values.MISSING ? Values.MISSING : places.computeIfAbsent(labels[row], code -> place(classes, word(type, code, words)));
                }
                yield placed;
            }
            case Heads.Amount _ -> {
                long[] numbers = new long[labels.length];
                for (int row = 0; row < labels.length; row++) numbers[row] = labels[row] == Values.MISSING ? Values.MISSING : Values.number(Values.input(type, labels[row]));
                yield numbers;
            }
        };
    }

    private static long place(Heads.Classes classes, String word) {
        int place = classes.words().indexOf(word);
        return place < 0 ? Values.MISSING : place;
    }

    /// What `framing.baseline` gives, as [septet.model.PlainEstimate] takes it: of classes the place of the word.
    static Optional<Formula> baseline(Expression rule, Heads heads, septet.data.Scope scope, Problems problems) {
        Optional<Formula> formula = Formulas.compile(rule, "framing.baseline", scope, problems);
        if (!(heads instanceof Heads.Classes classes)) return formula;
        Map<String, Long> places = new TreeMap<>();
        List<String> words = new ArrayList<>(classes.words());
        for (int place = 0; place < words.size(); place++) places.put(words.get(place), Values.number(place));
        return formula.map(named -> new PlaceOfWord(named, places, scope.dictionary()));
    }

    /// The place of a word among the classes; missing where it is none of them.
    private record PlaceOfWord(Formula named, Map<String, Long> places, Dictionary words) implements Formula {
        @Override
        public Type type() {
            return new Type.Number();
        }

        @Override
        public long value(Row row) {
            long value = named.value(row);
            if (value == Values.MISSING) return Values.MISSING;
            String word = switch (named.type()) {
                case Type.Text _ -> named.text(row);
                case Type.Bool _ -> String.valueOf(value == 1);
                case Type.Category _, Type.Key _ -> words.word((int) value);
                case Type.Number _, Type.Money _, Type.Time _, Type.Duration _, Type.Raw _, Type.Terms _, Type.Place _,
                        Type.ListOf _, Type.Later _ -> "";
            };
            return places.getOrDefault(word, Values.MISSING);
        }
    }
}
