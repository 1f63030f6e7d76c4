package septet.serving;

import septet.data.Row;
import septet.world.Chance;

/// A share of the units on which the baseline decides, whatever version serves: what the system is worth is the difference to them. Their places follow from the unit alone, so
/// they are the same units in every version, on every machine and after every restart; no rollout assigns them to an arm.
///
/// @param share  of the units
/// @param ladder of the baseline
public record Holdback(double share, Ladder ladder, UnitOf units) {
    /// As decisions name it.
    public static final String ARM = "holdback baseline";
    private static final Chance PLACES = Chance.of(0).of("holdback");

    public Holdback {
        if (!(share > 0 && share < 1)) throw new IllegalArgumentException("share " + share);
    }

    boolean holds(Row row) {
        return PLACES.of(units.unit(row)).nextDouble() < share;
    }

    Recording.Given given() {
        return new Recording.Given(ARM, share);
    }
}
