package septet.loop;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.monitoring.Monitor;
import septet.monitoring.SliceStanding;

/// What the monitor saw of each slice, day by day: the last of it, and the day on which its rows lay farthest from training.
final class SeenSlices {
    /// As versions know it.
    private record Name(String slice, String key) {}

    /// @param farthest the day of that, and what had moved then
    private record Seen(SliceStanding last, SliceStanding farthest, long at) {}

    private final Map<Name, Seen> seen = new LinkedHashMap<>();
    private List<String> notWatched = List.of();

    void look(long now, Monitor monitor) {
        notWatched = monitor.slicesNotWatched();
        for (SliceStanding standing : monitor.slices(now)) {
            seen.merge(new Name(standing.slice(), standing.key()), new Seen(standing, standing, now),
                    (before, today) -> psi(today.last()) > psi(before.farthest()) ? today : new Seen(today.last(), before.farthest(), before.at()));
        }
    }

    private static double psi(SliceStanding standing) {
        return standing.drifted().isEmpty() ? 0 : standing.drifted().getFirst().psi();
    }

    /// The most harmed first, then those that lay farthest from training.
    LoopReport.Slices report() {
        return new LoopReport.Slices(seen.values().stream().map(SeenSlices::slice)
                .sorted(Comparator.comparingDouble((LoopReport.Slice each) -> -each.harm())
                        .thenComparingDouble(each -> each.drifted().isEmpty() ? 0 : -each.drifted().getFirst().psi())).toList(), notWatched);
    }

    private static LoopReport.Slice slice(Seen seen) {
        SliceStanding.Answers answers = seen.last().answers();
        List<LoopReport.Moved> drifted = seen.farthest().drifted().stream().map(each -> new LoopReport.Moved(each.feature(), each.psi())).toList();
        double labels = Math.max(1, answers.labels());
        return new LoopReport.Slice(seen.last().slice(), seen.last().name(), seen.last().rows(), seen.at(), drifted, answers.labels(), answers.positives() / labels,
                answers.labels() == 0 ? 0 : answers.loss(), answers.labels() == 0 ? 0 : answers.expected(), RunQualities.coins(answers.cost()),
                        RunQualities.coins(answers.baselineCost()));
    }
}
