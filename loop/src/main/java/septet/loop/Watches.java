package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import septet.data.Values;
import septet.design.Share;
import septet.design.Type;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.model.Heads;
import septet.monitoring.Asked;
import septet.monitoring.Monitor;
import septet.monitoring.Prices;
import septet.monitoring.Reference;
import septet.monitoring.Watched;
import septet.serving.UnitOf;

/// What is watched of the versions of a design.
///
/// @param example an event as JSON, for a person to try
record Watches(SystemDesign design, FeaturePlan plan, Ladders ladders, String example) {
    /// One that has heard nothing yet.
    ///
    /// @param version  that serves
    /// @param releases of versions of this design, by id
    Monitor monitor(String version, Function<String, Optional<Release>> releases) {
        Monitor made = new Monitor(of(releases.apply(version).orElseThrow()));
        made.means(plan.inputs().stream().map(Feature::name).toList(), plan.definitions(plan.inputs()));
        made.follows(version, id -> releases.apply(id).map(this::of));
        design.serving().holdback().map(Share::fraction).ifPresent(share -> made.holds(UnitOf.of(Units.slot(design, plan), plan.schema(), plan.dictionary()),
                () -> new OnlineOutcomes(design, plan, ladders.prices(releases.apply(version).orElseThrow())).heldBack(1 - share)));
        return made;
    }

    private Watched of(Release release) {
        Prices prices = ladders.prices(release);
        List<Reference> references = new ArrayList<>(References.read(release.references()));
        Reference score = references.removeLast();
        String unit = type() instanceof Type.Money(String currency) ? currency : "";
        return new Watched(design.system(), design.about().orElse(""), release.plain().heads(), ladders.ruling(release).decisions(), references, score, prices,
                Asked.of(design.requirements()), example, TextReferences.read(release.references(), plan), truths(release.plain().heads()), unit,
                SliceReferences.read(release.slices(), design.evaluation().slices(), plan));
    }

    private int label() {
        return plan.schema().slot(Preparation.head(design));
    }

    private Type type() {
        return plan.schema().columns().get(label()).type();
    }

    /// How a late value of the head is read: the place of its class among those that training knew, or the number.
    private LongToDoubleFunction truths(Heads heads) {
        return switch (heads) {
            case Heads.Classes classes -> bits -> classes.words().indexOf(Estimated.word(type(), bits, plan.dictionary()));
            case Heads.Truth _, Heads.Amount _ -> bits -> Values.input(type(), bits);
        };
    }
}
