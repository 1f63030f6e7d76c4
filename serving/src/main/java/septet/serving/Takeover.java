package septet.serving;

import septet.data.Row;
import septet.features.FeaturePlan;
import septet.world.Chance;

/// A version that takes over from another one, as one step of its rollout has it.
///
/// Each unit (a card, a user) has a place between 0 and 1 that follows from the rollout's name and the unit alone: units below the share are
/// answered by the challenger, and as many at the other end are the control, a fresh sample of what serves. So a unit keeps its arm for as long as
/// the share does not fall, on every machine and after every restart.
public final class Takeover {
    /// Who answered, as the decision says.
    public enum Arm {
        CHAMPION("champion"), CONTROL("control"), CHALLENGER("challenger");

        private final String word;

        Arm(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final Chance PLACES = Chance.of(0).of("takeover");

    /// Whether an answer is one of those by which a step is judged.
    ///
    /// @param arm as its decision names it
    public static boolean isCompared(String arm) {
        return arm.endsWith(Arm.CHALLENGER.word) || arm.endsWith(Arm.CONTROL.word);
    }

    private final String name;
    private final Ladder champion;
    private final Ladder challenger;
    private final double share;
    private final UnitOf units;
    private final Chance places;

    /// @param name       of the rollout
    /// @param share      of the units that the challenger answers; 0: it stands in shadow
    /// @param unit       the slot of the column whose values keep their arm; -1: each request by its id
    public Takeover(String name, Ladder champion, Ladder challenger, double share, int unit, FeaturePlan plan) {
        if (!(share >= 0 && share < 1)) throw new IllegalArgumentException("share " + share);
        this.name = name;
        this.champion = champion;
        this.challenger = challenger;
        this.share = share;
        units = UnitOf.of(unit, plan.schema(), plan.dictionary());
        places = PLACES.of(name);
    }

    /// Of the rollout.
    public String name() {
        return name;
    }

    public boolean inShadow() {
        return share == 0;
    }

    Ladder challenger() {
        return challenger;
    }

    public Arm arm(Row row) {
        if (share == 0) return Arm.CHAMPION;
        double place = places.of(unit(row)).nextDouble();
        if (place < share) return Arm.CHALLENGER;
        return place >= 1 - Math.min(share, 1 - share) ? Arm.CONTROL : Arm.CHAMPION;
    }

    /// What keeps its arm: the row's value of the unit, or the request where it has none.
    public String unit(Row row) {
        return units.unit(row);
    }

    Ladder ladder(Arm arm) {
        return arm == Arm.CHALLENGER ? challenger : champion;
    }

    /// How likely this arm was for any unit.
    double propensity(Arm arm) {
        return switch (arm) {
            case CHALLENGER -> share;
            case CONTROL -> Math.min(share, 1 - share);
            case CHAMPION -> Math.max(0, 1 - share - Math.min(share, 1 - share));
        };
    }

    /// As the decision names its arm; in shadow nobody is assigned.
    String named(Arm arm) {
        return inShadow() ? "" : name + " " + arm.word();
    }
}
