package septet.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.evaluation.Slicing;
import septet.model.Heads;
import septet.model.PlainEstimate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a registered version holds beside its models: who answers first, and by which thresholds each one decides.
///
/// @param format     the version of this shape
/// @param taken      the learner that the gates took, or `baseline`
/// @param promoted   whether it may serve
/// @param estimates  what is estimated, and what the baseline says where it is missing
/// @param thresholds by name of the contestant, then by decision
/// @param references for each input how its values lay in training, and at last its answers
/// @param slices     the same slice by slice
public record Release(int format, String taken, boolean promoted, Estimates estimates, Map<String, Map<String, Double>> thresholds, List<Reference> references,
        List<SlicedReference> slices) {
    public static final int FORMAT = 2;
    /// The roles of a version's files.
    public static final String ROLE = "release";
    public static final String DESIGN = "design";
    public static final String MODEL = "model ";
    /// A model that met the test rows: fitted on what was known before them.
    public static final String JUDGED = "judged ";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Where the values of one input fell in training.
    ///
    /// @param edges  of bins of numbers; empty for words
    /// @param usual  how far spans of training lay from the whole, by their length; empty where nobody knows
    /// @param losses of answers, by their bins; empty where nobody knows
    public record Reference(String input, List<Double> edges, List<String> words, List<Long> counts, List<Double> usual, List<Double> losses) {
        public Reference {
            usual = usual == null ? List.of() : List.copyOf(usual);
            losses = losses == null ? List.of() : List.copyOf(losses);
        }
    }

    /// One line of `evaluation.slices`, and where the values of each slice's rows fell.
    ///
    /// @param kind   `truth`, `bands` or `words`
    /// @param edges  of bands
    /// @param counts for each slice those of all references but texts, one behind the other
    public record SlicedReference(String sentence, String kind, List<Double> edges, List<String> words, List<List<Long>> counts) {
        static SlicedReference of(Slicing slicing, List<List<Long>> counts) {
            return switch (slicing) {
                case Slicing.Truth(String sentence) -> new SlicedReference(sentence, "truth", List.of(), List.of(), counts);
                case Slicing.Bands(String sentence, List<Double> edges) -> new SlicedReference(sentence, "bands", edges, List.of(), counts);
                case Slicing.Words(String sentence, List<String> words) -> new SlicedReference(sentence, "words", List.of(), words, counts);
            };
        }

        Slicing slicing() {
            return switch (kind) {
                case "bands" -> new Slicing.Bands(sentence, edges);
                case "words" -> new Slicing.Words(sentence, words);
                default -> new Slicing.Truth(sentence);
            };
        }
    }

    /// What is estimated.
    ///
    /// @param kind      `truth`, `classes` or `amount`
    /// @param names     of the heads
    /// @param otherwise what the baseline says where it is missing, one for each head
    /// @param ends      how far its low and high end lie from a number that the baseline says; empty without an interval
    public record Estimates(String kind, List<String> names, List<Double> otherwise, List<Double> ends) {
        public Estimates {
            names = List.copyOf(names);
            otherwise = List.copyOf(otherwise);
            ends = ends == null ? List.of() : List.copyOf(ends);
        }

        static Estimates of(PlainEstimate plain) {
            String kind = switch (plain.heads()) {
                case Heads.Truth _ -> "truth";
                case Heads.Classes _ -> "classes";
                case Heads.Amount _ -> "amount";
            };
            return new Estimates(kind, plain.heads().names(), Arrays.stream(plain.otherwise()).boxed().toList(),
                    plain.ends().map(ends -> List.of(ends.below(), ends.above())).orElse(List.of()));
        }

        private PlainEstimate plain() {
            Heads heads = switch (kind) {
                case "classes" -> new Heads.Classes(names);
                case "amount" -> new Heads.Amount(names.getFirst(), false);
                default -> new Heads.Truth(names.getFirst());
            };
            return new PlainEstimate(heads, otherwise.stream().mapToDouble(Double::doubleValue).toArray(),
                    ends.isEmpty() ? Optional.empty() : Optional.of(new PlainEstimate.Ends(ends.getFirst(), ends.getLast())));
        }
    }

    public Release {
        thresholds = java.util.Collections.unmodifiableMap(new TreeMap<>(thresholds));
        references = List.copyOf(references);
        slices = slices == null ? List.of() : List.copyOf(slices);
    }

    /// What the baseline says.
    PlainEstimate plain() {
        return estimates.plain();
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    static Release read(byte[] bytes, String place) {
        try {
            Release release = JSON.readValue(bytes, Release.class);
            if (release.format() == FORMAT) return release;
        } catch (JacksonException _) {
            // said below
        }
        throw new Refused(Fault.DATA, Problem.error(place, "this version's release cannot be read by this program", "it cannot serve",
                "Run the design again.", "MODEL-RELEASE-UNREADABLE"));
    }

    /// The thresholds of this contestant, one for each line of `serving.decide`; NaN where a line has none.
    double[] thresholds(String name, Ruling ruling) {
        Map<String, Double> byDecision = thresholds.getOrDefault(name, Map.of());
        return ruling.lines().stream().mapToDouble(line -> line instanceof Ruling.Line.FromScore
                ? byDecision.getOrDefault(line.decision(), Double.POSITIVE_INFINITY) : Double.NaN).toArray();
    }
}
