package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.monitoring.Reference;
import septet.monitoring.TextShape;
import septet.monitoring.WatchedText;

/// What of texts is kept with a version, against which their drift is judged later: their usual words, how long they are, and which share of their words is usual.
/// Each stands under the name of its feature and its own, which no feature has.
enum TextReferences {
    VOCABULARY("usual words"), LENGTH("length"), USUAL("share of usual words");

    private static final String OF = ": ";
    private final String part;

    TextReferences(String part) {
        this.part = part;
    }

    private String name(String feature) {
        return feature + OF + part;
    }

    Release.Reference named(String feature, List<String> words) {
        return new Release.Reference(name(feature), List.of(), words, Collections.nCopies(words.size(), 0L), List.of(), List.of());
    }

    static boolean isOfText(Release.Reference reference) {
        return Arrays.stream(values()).anyMatch(each -> reference.input().endsWith(OF + each.part));
    }

    /// @param rows of the material
    static List<String> texts(Material material, Feature input, int[] rows) {
        int place = material.place(input);
        List<String> texts = new ArrayList<>(rows.length);
        for (int row : rows) if (!Double.isNaN(material.columns()[place][row])) texts.add(material.text(place, row));
        return texts;
    }

    static List<Release.Reference> of(String feature, List<String> usual, List<String> texts) {
        TextShape shape = new TextShape(usual);
        double[] lengths = texts.stream().mapToDouble(TextShape::length).toArray();
        double[] shares = texts.stream().mapToDouble(shape::usualShare).toArray();
        return List.of(References.written(Reference.numbers(LENGTH.name(feature), lengths)), References.written(Reference.numbers(USUAL.name(feature), shares)));
    }

    /// Those of a version; none where it was made before texts were watched.
    static List<WatchedText> read(List<Release.Reference> references, FeaturePlan plan) {
        List<WatchedText> texts = new ArrayList<>();
        for (Feature feature : plan.inputs()) {
            List<Release.Reference> own = Arrays.stream(values()).flatMap(each -> references.stream().filter(it -> it.input().equals(each.name(feature.name())))).toList();
            if (own.size() < values().length) continue;
            texts.add(new WatchedText(feature.slot(), new TextShape(own.getFirst().words()), References.read(own.get(1)), References.read(own.get(2))));
        }
        return texts;
    }
}
