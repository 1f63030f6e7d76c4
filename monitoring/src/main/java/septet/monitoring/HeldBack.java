package septet.monitoring;

import java.util.Optional;
import java.util.function.Supplier;
import septet.data.DecisionRecord;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.serving.Holdback;
import septet.serving.UnitOf;

/// Those on whom the baseline decides, beside all others, since a version serves.
final class HeldBack {
    static final HeldBack NOBODY = new HeldBack(new UnitOf(-1, false, new septet.data.Dictionary()), Optional::empty);
    private final UnitOf units;
    private final Supplier<Optional<ExperimentWatch>> of;
    private Optional<ExperimentWatch> watch;

    HeldBack(UnitOf units, Supplier<Optional<ExperimentWatch>> of) {
        this.units = units;
        this.of = of;
        watch = of.get();
    }

    /// Another version serves.
    void begins() {
        watch = of.get();
    }

    void decided(DecisionRecord decision, Row row) {
        watch.ifPresent(each -> each.exposed(units.unit(row), !decision.arm().equals(Holdback.ARM), decision, row));
    }

    void happened(String source, Row row) {
        watch.ifPresent(each -> each.happened(source, row));
    }

    void labelled(String id, long truth) {
        watch.ifPresent(each -> each.labelled(id, truth == 1));
    }

    void write(StateWriter to) {
        to.number(watch.isPresent() ? 1 : 0);
        watch.ifPresent(each -> each.write(to));
    }

    void read(StateReader from) {
        if (from.number() != (watch.isPresent() ? 1 : 0)) throw from.mismatch("others are held back");
        watch.ifPresent(each -> each.read(from));
    }

    /// Empty before there is an estimate.
    Optional<StepVerdict> judge(long now) {
        return watch.filter(each -> each.estimates(now)).map(each -> each.judge(now));
    }
}
