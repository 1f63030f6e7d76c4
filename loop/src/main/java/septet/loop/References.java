package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import septet.design.Type;
import septet.evaluation.Slice;
import septet.evaluation.Sliced;
import septet.features.Feature;
import septet.model.Heads;
import septet.model.MostLikely;
import septet.monitoring.Bins;
import septet.monitoring.Counts;
import septet.monitoring.Reference;
import septet.monitoring.TextShape;
import septet.monitoring.Usual;

/// How the inputs and answers of a version lay in training, in all rows and slice by slice: against that drift is judged later.
///
/// @param inputs of which that of the answers stands last
record References(List<Release.Reference> inputs, List<Release.SlicedReference> slices) {
    /// What a version says.
    ///
    /// @param rows of the material
    /// @param said of these rows, heads by rows
    record Answers(int[] rows, double[][] said) {}

    /// A reference, and for each row of which it is made the bin of its value.
    private record Placed(Reference reference, int[] rows, int[] bins) {}

    /// @param slices of the design
    /// @param train  the rows that were learned from
    /// @param newest what the version that serves says of new rows: another model, were it fitted a week before, has another distribution of scores
    static References of(Material material, List<Slice> slices, int[] train, Answers newest) {
        List<Release.Reference> written = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        long[] times = times(material, train);
        for (Feature input : material.inputs()) {
            if (input.type() instanceof Type.Terms) {
                List<String> texts = TextReferences.texts(material, input, train);
                Release.Reference usual = TextReferences.VOCABULARY.named(input.name(), TextShape.usual(texts));
                written.add(usual);
                written.addAll(TextReferences.of(input.name(), usual.words(), texts));
                continue;
            }
            double[] values = Material.pick(material.columns()[material.place(input)], train);
            placed.add(switch (input.type()) {
                case Type.Category _, Type.Key _ -> words(input.name(), Arrays.stream(values).mapToObj(code -> Double.isNaN(code) ? "" : material.words().word((int) code)).toList(),
                        train, times);
                default -> numbers(input.name(), values, train, times);
            });
            written.add(written(placed.getLast().reference()));
        }
        placed.add(answers(material, newest));
        written.add(written(placed.getLast().reference()));
        return new References(written, IntStream.range(0, slices.size()).mapToObj(i -> sliced(slices.get(i), material.slices().get(i), train, placed)).toList());
    }

    private static long[] times(Material material, int[] rows) {
        return material.times().length == 0 ? new long[0] : Arrays.stream(rows).mapToLong(row -> material.times()[row]).toArray();
    }

    private static Placed numbers(String name, double[] values, int[] rows, long[] times) {
        Reference reference = Reference.numbers(name, values);
        Bins.Numbers bins = (Bins.Numbers) reference.bins();
        int[] places = Arrays.stream(values).mapToInt(bins::bin).toArray();
        return new Placed(reference.at(places, times), rows, places);
    }

    private static Placed words(String name, List<String> values, int[] rows, long[] times) {
        Reference reference = Reference.words(name, values);
        Bins.Words bins = (Bins.Words) reference.bins();
        int[] places = values.stream().mapToInt(bins::bin).toArray();
        return new Placed(reference.at(places, times), rows, places);
    }

    private static Placed answers(Material material, Answers newest) {
        long[] times = times(material, newest.rows());
        return switch (material.heads()) {
            case Heads.Classes classes -> words("score", Arrays.stream(MostLikely.ofEach(newest.said())).mapToObj(classes.words()::get).toList(), newest.rows(), times);
            case Heads.Truth _ -> numbers("score", newest.said()[0], newest.rows(), times);
            case Heads.Amount _ -> {
                Placed numbers = numbers("score", newest.said()[0], newest.rows(), times);
                double[] lost = IntStream.range(0, newest.rows().length).mapToDouble(i -> Refit.loss(material, newest.rows()[i], Refit.heads(newest.said(), i))).toArray();
                yield new Placed(numbers.reference().lost(numbers.bins(), lost), numbers.rows(), numbers.bins());
            }
        };
    }

    /// The counts of each slice, those of all references one behind the other.
    private static Release.SlicedReference sliced(Slice slice, Material.SliceValues values, int[] train, List<Placed> placed) {
        int width = placed.stream().mapToInt(each -> each.reference().counts().bins()).sum();
        Sliced ofTrained = Judging.sliced(slice, values, train, train);
        long[][] counts = new long[ofTrained.slicing().names().size()][width];
        int begin = 0;
        for (Placed each : placed) {
            Sliced sliced = each.rows() == train ? ofTrained : Judging.sliced(slice, values, train, each.rows());
            for (int row = 0; row < each.bins().length; row++) counts[sliced.ofRow()[row]][begin + each.bins()[row]]++;
            begin += each.reference().counts().bins();
        }
        return Release.SlicedReference.of(ofTrained.slicing(), Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
    }

    static Release.Reference written(Reference reference) {
        List<Long> counts = IntStream.range(0, reference.counts().bins()).mapToObj(reference.counts()::count).toList();
        List<Double> edges = reference.bins() instanceof Bins.Numbers numbers ? Arrays.stream(numbers.edges()).boxed().toList() : List.of();
        List<String> words = reference.bins() instanceof Bins.Words of ? of.words() : List.of();
        return new Release.Reference(reference.feature(), edges, words, counts, reference.usual().psi(), reference.losses());
    }

    static List<Reference> read(List<Release.Reference> references) {
        return references.stream().filter(each -> !TextReferences.isOfText(each)).map(References::read).toList();
    }

    static Reference read(Release.Reference each) {
        Bins bins = each.words().isEmpty() ? new Bins.Numbers(each.edges().stream().mapToDouble(Double::doubleValue).toArray()) : new Bins.Words(each.words());
        Counts counts = new Counts(bins.count());
        for (int bin = 0; bin < each.counts().size(); bin++) counts.add(bin, each.counts().get(bin));
        return new Reference(each.input(), bins, counts, new Usual(each.usual()), each.losses());
    }
}
