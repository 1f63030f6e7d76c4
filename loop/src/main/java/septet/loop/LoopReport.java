package septet.loop;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import septet.design.Problem;

/// What a rehearsal of the closed loop found: day by day what arrived and what it cost, and each thing that the loop decided, with its reason.
///
/// @param format    the version of this shape; fields are only added within one
/// @param about     what was rehearsed
/// @param currency  of all costs; empty where the design names none
/// @param days      in their order
/// @param story     what was decided, in its order
/// @param versions  that were registered on the way
/// @param totals    over all days
/// @param checks    what must hold in every rehearsal
/// @param slices    what was seen of the parts of the rows that the design names
/// @param holdback  what it cost to hold some units back; empty where nobody was, or nothing has a price
/// @param lost      requests that were refused
/// @param modelled  what was drawn and not measured, in words
/// @param logHash   of everything that was written: equal for equal rehearsals
/// @param records   in that log
public record LoopReport(int format, About about, String currency, List<Day> days, List<Entry> story, List<Made> versions, Totals totals, Checks checks,
        Slices slices, Optional<Holdback> holdback, Lost lost, List<String> modelled, String logHash, long records) {
    public static final int FORMAT = 1;

    public LoopReport {
        days = List.copyOf(days);
        story = List.copyOf(story);
        versions = List.copyOf(versions);
        slices = slices == null ? Slices.NONE : slices; // rehearsals of before have none
        holdback = holdback == null ? Optional.empty() : holdback;
        lost = lost == null ? Lost.NONE : lost;
        modelled = List.copyOf(modelled);
    }

    /// What was rehearsed.
    ///
    /// @param registered whose learner and settings are refitted
    /// @param from       microseconds
    /// @param until      microseconds
    /// @param terms      what was asked for, in words; empty for nothing beside the days
    public record About(String system, String registered, String learner, String row, long from, long until, long seed, String terms) {}

    /// A day of it. Costs are in coins, of the rows that arrived that day, by their true labels.
    ///
    /// @param rows      that were decided
    /// @param positives of them, as it turned out; 0 where that is no yes or no
    /// @param cost      of what was decided
    /// @param baseline  of what the baseline would have decided
    /// @param unchanged of what the first version would have decided
    /// @param acted     decisions that were not the last one
    /// @param degraded  answers that were not the full ones
    /// @param version   that answered most
    /// @param loss      mean of its rows, as their labels turned out
    /// @param drift     the stability index of the input that lay farthest from training in the week that ended with it, or since its version serves; empty where too little was seen
    public record Day(long from, long rows, long positives, double cost, double baseline, double unchanged, long acted, long degraded, String version, double loss,
            java.util.OptionalDouble drift) {}

    /// Something that the loop decided.
    public record Entry(long at, String action, String version, String verdict, String sentence, List<String> evidence) {
        public Entry {
            evidence = List.copyOf(evidence);
        }
    }

    /// A version.
    ///
    /// @param at       microseconds: when it was registered
    /// @param learned  how many rows it was fitted on
    /// @param served   microseconds: since when it served everything; empty where it never did
    /// @param answered how many answers it gave
    public record Made(String id, long at, long learned, OptionalLong served, long answered) {}

    /// Over all days.
    ///
    /// @param rollbacks  because something was worse than it may be
    /// @param undecided  candidates that were withdrawn because their steps could not show that nothing is
    /// @param refused    candidates that the gates did not let pass
    public record Totals(long rows, double cost, double baseline, double unchanged, int retrainings, int promotions, int rollbacks, int undecided, int refused) {}

    /// What must hold in every rehearsal.
    ///
    /// @param lost         events that were acknowledged and are not in the log
    /// @param twice        records that stand in the log, or among what the loop decided, more than once
    /// @param unproven     promotions without evidence
    /// @param unregistered decisions of a version that is not registered
    /// @param different    feature values that are other than in the training set
    /// @param compared     feature values
    /// @param rollouts     what must hold of those
    public record Checks(long lost, long twice, long unproven, long unregistered, long different, long compared, Rollouts rollouts) {
        public boolean hold() {
            return lost == 0 && twice == 0 && unproven == 0 && unregistered == 0 && different == 0 && rollouts.hold();
        }
    }

    /// What must hold of retrainings and rollouts.
    ///
    /// @param immature rows that were learned from before their label was known
    /// @param leaked   rows that judged a candidate although it or what served had learned from them
    /// @param unsticky answers to units that left the challenger while its share grew
    /// @param undead   answers of versions that had been rolled back
    /// @param harmful  promotions of versions that often failed on the way
    public record Rollouts(long immature, long leaked, long unsticky, long undead, long harmful) {
        public boolean hold() {
            return immature == 0 && leaked == 0 && unsticky == 0 && undead == 0 && harmful == 0;
        }
    }

    /// Parts of the rows.
    ///
    /// @param seen       the most harmed first
    /// @param notWatched lines of the design whose counts would not fit into memory
    public record Slices(List<Slice> seen, List<String> notWatched) {
        public static final Slices NONE = new Slices(List.of(), List.of());

        public Slices {
            seen = List.copyOf(seen);
            notWatched = List.copyOf(notWatched);
        }

        /// What nobody saw.
        public Optional<Problem> warning() {
            if (notWatched.isEmpty()) return Optional.empty();
            return Optional.of(Problem.warning("evaluation.slices", String.join(", ", notWatched) + " could not be watched: the counts would not fit into memory", "nobody saw what became of them",
                    "Name what matters most first, with fewer parts, such as top 20 of X.", "MONITORING-SLICES-NOT-WATCHED"));
        }
    }

    /// A part of the rows, as the monitor saw it.
    ///
    /// @param slice    as the design says it
    /// @param rows     of the last week, or since the last version serves
    /// @param at       microseconds: when its rows of a week lay farthest from training
    /// @param drifted  features and the score that lay elsewhere then, the farthest first
    /// @param labels   that came until the end
    /// @param positive share of them
    /// @param loss     mean loss of answers by these labels
    /// @param expected mean loss that the answers themselves made to be expected
    /// @param cost     of decisions, in coins, by these labels
    /// @param baseline of what the baseline would have decided
    public record Slice(String slice, String name, long rows, long at, List<Moved> drifted, long labels, double positive, double loss, double expected, double cost, double baseline) {
        public Slice {
            drifted = List.copyOf(drifted);
        }

        /// What answers lost in all beyond what was to be expected.
        double harm() {
            return Math.max(0, (loss - expected) * labels);
        }
    }

    /// Requests that were refused: nobody decided on them.
    ///
    /// @param days how many of each day; empty where there was none
    public record Lost(long requests, List<Long> days) {
        public static final Lost NONE = new Lost(0, List.of());

        public Lost {
            days = List.copyOf(days);
        }

        /// Of one day.
        public long on(int day) {
            return day < days.size() ? days.get(day) : 0;
        }
    }

    /// What the units cost on which the baseline decided. In coins, by true labels.
    ///
    /// @param unit      as the design calls it
    /// @param units     that were held back
    /// @param others    units that were not
    /// @param decisions on those that were
    /// @param cost      of these
    /// @param extra     what they would have cost less, had they been served as the others; empty where too few units tell
    public record Holdback(String unit, long units, long others, long decisions, double cost, Optional<Extra> extra) {}

    /// @param value estimate
    /// @param low   and `high`: at any time between these
    /// @param shown difference of a decision's cost that so many units show four times in five
    public record Extra(double value, double low, double high, double shown) {}

    /// @param psi stability index
    public record Moved(String feature, double psi) {}
}
