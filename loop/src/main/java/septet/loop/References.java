package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import septet.design.Type;
import septet.features.Feature;
import septet.model.Heads;
import septet.model.MostLikely;
import septet.monitoring.Bins;
import septet.monitoring.Counts;
import septet.monitoring.Reference;
import septet.monitoring.TextShape;

/// How the inputs lay in training, against which drift is judged later.
final class References {
    private References() {}

    /// @param said what the version that serves says of the newest rows, heads by rows; the reference of its scores or classes stands last
    static List<Release.Reference> of(Preparation prepared, double[][] said) {
        return of(prepared.material(), prepared.split().trained(), said);
    }

    /// @param train the rows that were learned from
    static List<Release.Reference> of(Material material, int[] train, double[][] said) {
        List<Release.Reference> references = new ArrayList<>();
        for (Feature input : material.inputs()) {
            double[] values = Material.pick(material.columns()[material.place(input)], train);
            references.add(switch (input.type()) {
                case Type.Category _, Type.Key _ -> words(input, values, material);
                case Type.Terms _ -> TextReferences.VOCABULARY.named(input.name(), TextShape.usual(TextReferences.texts(material, input, train)));
                default -> numbers(input, values);
            });
            if (input.type() instanceof Type.Terms) references.addAll(TextReferences.of(input.name(), references.getLast().words(), TextReferences.texts(material, input, train)));
        }
        references.add(written(ofAnswers(material.heads(), said)));
        return references;
    }

    private static Reference ofAnswers(Heads heads, double[][] said) {
        return switch (heads) {
            case Heads.Truth _, Heads.Amount _ -> Reference.numbers("score", said[0]);
            case Heads.Classes classes -> Reference.words("score", Arrays.stream(MostLikely.ofEach(said)).mapToObj(classes.words()::get).toList());
        };
    }

    private static Release.Reference numbers(Feature input, double[] values) {
        return written(Reference.numbers(input.name(), values));
    }

    private static Release.Reference words(Feature input, double[] codes, Material material) {
        return written(Reference.words(input.name(), Arrays.stream(codes).mapToObj(code -> Double.isNaN(code) ? "" : material.words().word((int) code)).toList()));
    }

    static Release.Reference written(Reference reference) {
        List<Long> counts = IntStream.range(0, reference.counts().bins()).mapToObj(reference.counts()::count).toList();
        return switch (reference.bins()) {
            case Bins.Numbers numbers -> new Release.Reference(reference.feature(), Arrays.stream(numbers.edges()).boxed().toList(), List.of(), counts);
            case Bins.Words words -> new Release.Reference(reference.feature(), List.of(), words.words(), counts);
        };
    }

    static List<Reference> read(List<Release.Reference> references) {
        return references.stream().filter(each -> !TextReferences.isOfText(each)).map(References::read).toList();
    }

    static Reference read(Release.Reference each) {
        Bins bins = each.words().isEmpty() ? new Bins.Numbers(each.edges().stream().mapToDouble(Double::doubleValue).toArray()) : new Bins.Words(each.words());
        Counts counts = new Counts(bins.count());
        for (int bin = 0; bin < each.counts().size(); bin++) counts.add(bin, each.counts().get(bin));
        return new Reference(each.input(), bins, counts);
    }
}
