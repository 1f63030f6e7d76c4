package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.Formula;
import septet.data.Formulas;
import septet.design.Problems;
import septet.design.Type;
import septet.evaluation.Slice;
import septet.evaluation.Slicing;
import septet.features.FeaturePlan;
import septet.monitoring.WatchedSlice;

/// Slices of a version as they are watched: those whose value is known when one decides.
final class SliceReferences {
    private SliceReferences() {}

    static List<WatchedSlice> read(List<Release.SlicedReference> references, List<Slice> slices, FeaturePlan plan) {
        List<WatchedSlice> watched = new ArrayList<>();
        for (Slice slice : slices) {
            Optional<Release.SlicedReference> reference = references.stream().filter(each -> each.sentence().equals(slice.text())).findFirst();
            Optional<Formula> value = Formulas.compile(slice.of(), "evaluation.slices", plan.scope(), new Problems());
            if (reference.isEmpty() || value.isEmpty() || !fits(reference.get().slicing(), value.get().type())) continue;
            watched.add(new WatchedSlice(reference.get().slicing(), value.get(), plan.dictionary()::word, reference.get().counts().stream()
                    .map(counts -> counts.stream().mapToLong(Long::longValue).toArray()).toList()));
        }
        return watched;
    }

    private static boolean fits(Slicing slicing, Type type) {
        boolean word = type instanceof Type.Category || type instanceof Type.Key;
        return word == slicing instanceof Slicing.Words;
    }
}
