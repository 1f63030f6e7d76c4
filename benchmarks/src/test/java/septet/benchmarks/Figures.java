package septet.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All figures by name. They stand in the test sources, because each runs its planted bugs too.
public final class Figures {
    /// Runs one figure.
    interface Figure {
        Outcome run(Size size) throws Exception;
    }

    /// When a figure is run without being named.
    enum Suite {
        /// A share of it in `./verify`, the whole in `./verify deep`.
        VERIFY,
        /// In `./verify deep` alone.
        DEEP,
        /// The same, where its data is: they are not part of the repository.
        DATA
    }

    private record Entry(Suite suite, Figure figure) {}

    private static final Map<String, Entry> ALL = new LinkedHashMap<>();

    static {
        // short ones first
        add(Suite.DEEP, CheckWarm.NAME, CheckWarm::run);
        add(Suite.DEEP, EditorSchema.NAME, EditorSchema::run);
        add(Suite.VERIFY, TreeScorer.NAME, TreeScorer::run);
        add(Suite.DEEP, TextScorer.NAME, TextScorer::run);
        add(Suite.VERIFY, LogRate.NAME, LogRate::run);
        add(Suite.DEEP, FeatureStream.NAME, FeatureStream::run);
        add(Suite.DEEP, Ingest.NAME, Ingest::run);
        add(Suite.VERIFY, HttpOverhead.NAME, HttpOverhead::run);
        add(Suite.DEEP, MonitoringCost.NAME, MonitoringCost::run);
        add(Suite.DEEP, DriftSpeed.NAME, DriftSpeed::run);
        add(Suite.DEEP, Demo.NAME, Demo::run);
        add(Suite.DEEP, ColdClone.NAME, ColdClone::run);
        add(Suite.VERIFY, FeatureTraining.NAME, FeatureTraining::run);
        add(Suite.DEEP, FeaturesFromParquet.NAME, FeaturesFromParquet::run);
        add(Suite.DEEP, FeatureScale.NAME, FeatureScale::run);
        add(Suite.VERIFY, GeneratedPayments.NAME, GeneratedPayments::run);
        add(Suite.VERIFY, SameBytes.NAME, SameBytes::run);
        add(Suite.VERIFY, OnePath.NAME, OnePath::run);
        add(Suite.DEEP, RehearsedLoop.NAME, RehearsedLoop::run);
        add(Suite.VERIFY, LoopFaults.NAME, LoopFaults::run);
        add(Suite.VERIFY, Canaries.NAME, Canaries::run);
        add(Suite.DEEP, ConceptDrift.NAME, ConceptDrift::run);
        add(Suite.VERIFY, Equality.NAME, Equality::run);
        add(Suite.VERIFY, LabelsWithoutDelay.NAME, LabelsWithoutDelay::run);
        add(Suite.VERIFY, Coverage.NAME, Coverage::run);
        add(Suite.VERIFY, Peeking.NAME, Peeking::run);
        add(Suite.DEEP, FallingPrecision.NAME, FallingPrecision::run);
        add(Suite.VERIFY, LeaksFound.NAME, LeaksFound::run);
        add(Suite.DEEP, RunOverhead.NAME, RunOverhead::run);
        add(Suite.DATA, PlannedTimes.NAME, PlannedTimes::run);
        add(Suite.VERIFY, BadHabits.NAME, BadHabits::run);
        add(Suite.DEEP, WideAndLong.NAME, WideAndLong::run);
        add(Suite.VERIFY, MutatedFiles.NAME, MutatedFiles::run);
        add(Suite.VERIFY, CardFraud.NAME, CardFraud::run);
        add(Suite.DATA, Systems.NAME, Systems::run);
        add(Suite.DATA, Handbook.NAME, Handbook::run);
        add(Suite.DATA, RealTables.NAME, RealTables::run);
        add(Suite.DATA, OtherTasks.NAME, OtherTasks::run);
        add(Suite.DATA, NewTables.NAME, NewTables::run);
        add(Suite.DATA, SpamFolds.NAME, SpamFolds::run);
        add(Suite.DATA, TextTables.NAME, TextTables::run);
        add(Suite.VERIFY, IngestKills.NAME, IngestKills::run);
        add(Suite.DEEP, FollowedTopic.NAME, FollowedTopic::run);
        add(Suite.VERIFY, Forget.NAME, Forget::run);
        add(Suite.VERIFY, PowerCuts.NAME, PowerCuts::run);
        add(Suite.VERIFY, ServerKills.NAME, ServerKills::run);
        add(Suite.VERIFY, Kills.NAME, Kills::run);
        add(Suite.DEEP, Restored.NAME, Restored::run);
        add(Suite.DEEP, ServeWhileFitting.NAME, ServeWhileFitting::run);
    }

    private Figures() {}

    private static void add(Suite suite, String name, Figure figure) {
        ALL.put(name, new Entry(suite, figure));
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    /// `share|deep [NAME...]`. Exit code 1 where a figure is not reached or a planted bug not caught.
    public static void main(String[] arguments) throws Exception {
        Size size = arguments[0].equals("deep") ? Size.DEEP : Size.SHARE;
        List<String> named = List.of(arguments).subList(1, arguments.length);
        for (String name : named) {
            if (ALL.containsKey(name)) continue;
            System.err.println("no figure " + name + "; there are " + String.join(", ", ALL.keySet()));
            System.exit(2);
        }
        System.exit(new Session(size, ResultFile.of(Path.of(""))).run(named) ? 0 : 1);
    }

    /// One call of the command.
    private record Session(Size size, ResultFile results) {
        boolean run(List<String> named) throws Exception {
            List<String> left = new ArrayList<>();
            List<String> bad = new ArrayList<>();
            int good = 0;
            for (String name : named.isEmpty() ? ALL.keySet() : named) {
                Entry entry = ALL.get(name);
                Optional<String> standing = named.isEmpty() && size == Size.DEEP ? results.standing(name) : Optional.empty();
                if (named.isEmpty() && size == Size.SHARE && entry.suite != Suite.VERIFY) {
                    left.add(name);
                } else if (standing.isPresent()) {
                    System.out.println(name + ": stands, found with the same sources at " + standing.get() + " (./verify deep " + name + " runs it again)");
                    good++;
                } else {
                    try {
                        if (run(name, entry.figure)) good++;
                        else bad.add(name);
                    } catch (NotHere e) {
                        System.out.println(name + ": left out: " + e.getMessage());
                        left.add(name);
                    }
                }
            }
            String reached = good + " of " + (good + bad.size()) + " figures reached" + (bad.isEmpty() ? "" : "; not " + String.join(", ", bad));
            System.out.println(reached + (left.isEmpty() ? "" : "; left out: " + String.join(", ", left)));
            if (size == Size.SHARE) System.out.println("(shares that fit; the whole: ./verify deep)");
            return bad.isEmpty() && (named.isEmpty() || left.isEmpty());
        }

        private boolean run(String name, Figure figure) throws Exception {
            long start = System.nanoTime();
            System.err.println(name + " ...");
            Outcome outcome = figure.run(size);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!outcome.figure().equals(name)) throw new IllegalStateException(name + " calls itself " + outcome.figure());
            System.out.print(outcome.text(seconds));
            if (size == Size.DEEP) results.write(outcome, seconds);
            return outcome.good();
        }
    }
}
