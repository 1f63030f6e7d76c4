package septet.data;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import septet.framing.Framing;
import septet.requirements.Estimate;
import septet.requirements.Requirements;
import septet.requirements.Unit;

/// What traffic means for the log.
public final class DataEstimates {
    /// Bytes of a record in the log besides its values: length, checksum, chain, times, id.
    private static final int RECORD = 72;
    private static final int VALUE = 12;

    private DataEstimates() {}

    /// Rows of examples a day, where traffic says so.
    public static Optional<Double> perDay(Requirements requirements) {
        return requirements.traffic().mean().or(() -> requirements.traffic().peak()).map(rate -> rate.perDay());
    }

    /// How many there are of an entity, key or source; or the share of a label.
    public static Optional<Double> scale(Requirements requirements, String name) {
        return Optional.ofNullable(requirements.scale().get(name)).map(BigDecimal::doubleValue);
    }

    /// How much the log grows: each request leaves an event and a decision with the features that it used, and later its label.
    public static Optional<Estimate> log(Requirements requirements, Framing framing, DataSection data, int inputs) {
        Optional<Integer> columns = Optional.ofNullable(data.sources().get(framing.forEach())).map(SourceSection::columns).map(Map::size);
        Optional<Double> perDay = perDay(requirements);
        if (columns.isEmpty() || perDay.isEmpty()) return Optional.empty();
        int bytes = 3 * RECORD + VALUE * (columns.get() + inputs);
        String arithmetic = Unit.grouped(perDay.get()) + " requests a day x " + bytes + " bytes (event, decision, label: 3 x " + RECORD + "; "
                + columns.get() + " columns and " + inputs + " inputs: x " + VALUE + ")";
        return Optional.of(new Estimate(Estimate.LOG, perDay.get() * bytes, Unit.BYTES_A_DAY, arithmetic));
    }
}
