package septet.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All figures by name. They stand in the test sources, because each runs its planted bugs too.
public final class Figures {
    /// Runs one figure.
    interface Figure {
        Outcome run(Size size) throws Exception;
    }

    private static final Map<String, Figure> ALL = new LinkedHashMap<>();

    static {
        // name of the result file -> the figure
        ALL.put(PowerCuts.NAME, PowerCuts::run);
        ALL.put(Kills.NAME, Kills::run);
        ALL.put(LogRate.NAME, LogRate::run);
        ALL.put(TreeScorer.NAME, TreeScorer::run);
        ALL.put(GeneratedPayments.NAME, GeneratedPayments::run);
        ALL.put(FeatureTraining.NAME, FeatureTraining::run);
        ALL.put(FeatureStream.NAME, FeatureStream::run);
        ALL.put(OnePath.NAME, OnePath::run);
        ALL.put(LabelsWithoutDelay.NAME, LabelsWithoutDelay::run);
        ALL.put(HttpOverhead.NAME, HttpOverhead::run);
        ALL.put(ServerKills.NAME, ServerKills::run);
    }

    private Figures() {}

    /// `share|deep [NAME...]`. Exit code 1 where a figure is not reached or a planted bug not caught.
    public static void main(String[] arguments) throws Exception {
        Size size = arguments[0].equals("deep") ? Size.DEEP : Size.SHARE;
        List<String> names = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.copyOf(ALL.keySet());
        int good = 0;
        for (String name : names) {
            Figure figure = ALL.get(name);
            if (figure == null) {
                System.err.println("no figure " + name + "; there are " + ALL.keySet());
                System.exit(2);
            }
            long start = System.nanoTime();
            Outcome outcome = figure.run(size);
            outcome.report(size == Size.DEEP);
            System.out.printf("  %.1f s%n", (System.nanoTime() - start) / 1e9);
            if (outcome.good()) good++;
        }
        System.out.println(good + " of " + names.size() + " figures reached" + (size == Size.SHARE ? " (the share that fits; whole: ./verify deep)" : ""));
        System.exit(good == names.size() ? 0 : 1);
    }
}
