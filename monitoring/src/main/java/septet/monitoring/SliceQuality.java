package septet.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import septet.data.StateReader;
import septet.data.StateWriter;

/// What became of the decisions of each version in each slice: exact sums. The version that was met first of more than [#MOST] is let go.
final class SliceQuality {
    private static final int MOST = 10;
    /// Of so many sets of slices labels may still come.
    private static final int MOST_SETS = 20;
    /// Losses are added as millionths, and one beyond this counts as this.
    private static final double LOSS = 1e6;
    private static final double LARGEST = 1e9;
    private static final int SUMS = 6;

    /// A slice by its line and what it is known by in all versions ([WatchedSlice#key]).
    record Name(String sentence, String key) {
        private void write(StateWriter to) {
            to.text(sentence);
            to.text(key);
        }

        private static Name read(StateReader from) {
            return new Name(from.text(), from.text());
        }
    }

    /// Of one version in one slice.
    ///
    /// @param loss          mean loss of its labels; NaN where there is none
    /// @param expected      mean loss that its answers themselves made to be expected
    /// @param cost          in units of [septet.design.Type.Money#SCALE]
    /// @param baselineCost  the same of the baseline's decisions
    record Of(String version, long labels, long positives, double loss, double expected, long cost, long baselineCost) {}

    /// What a label brings.
    ///
    /// @param loss     NaN where it is not known
    /// @param expected that the answer itself made to be expected; NaN where nobody knows: then as much as it lost
    record Matured(boolean positive, double loss, double expected, long cost, long baselineCost) {}

    /// For each number the slices of each line, as they were told apart then.
    private final LinkedHashMap<Integer, List<List<Name>>> sets = new LinkedHashMap<>();
    private final LinkedHashMap<String, Map<Name, long[]>> versions = new LinkedHashMap<>();
    private int set = -1;

    /// The slices of the decisions that follow.
    void of(List<WatchedSlice> slices) {
        List<List<Name>> lines = slices.stream().map(slice -> IntStream.range(0, slice.count()).mapToObj(place -> new Name(slice.slicing().sentence(), slice.key(place))).toList()).toList();
        if (lines.equals(sets.get(set))) return;
        sets.put(++set, lines);
        if (sets.size() > MOST_SETS) sets.pollFirstEntry();
    }

    /// The number of the slices that decisions are of now: their labels come when others may be.
    int set() {
        return set;
    }

    void matured(DriftWatch.By by, Matured label) {
        List<List<Name>> lines = sets.getOrDefault(by.set(), List.of());
        if (lines.isEmpty()) return;
        Map<Name, long[]> slices = versions.computeIfAbsent(by.version(), _ -> new LinkedHashMap<>());
        if (versions.size() > MOST) versions.pollFirstEntry();
        for (int line = 0; line < lines.size(); line++) {
            int place = (int) (by.groups() >>> 8 * line & 0xff);
            long[] sums = slices.computeIfAbsent(lines.get(line).get(place), _ -> new long[SUMS]);
            sums[0]++;
            if (label.positive()) sums[1]++;
            if (!Double.isNaN(label.loss())) {
                sums[2] += rounded(label.loss());
                sums[3] += rounded(Double.isNaN(label.expected()) ? label.loss() : label.expected());
            }
            sums[4] += label.cost();
            sums[5] += label.baselineCost();
        }
    }

    private static long rounded(double loss) {
        return Math.round(Math.clamp(loss, -LARGEST, LARGEST) * LOSS);
    }

    /// Of the versions in the order in which they were met.
    List<Of> of(String sentence, String key) {
        List<Of> found = new ArrayList<>();
        Name asked = new Name(sentence, key);
        versions.forEach((version, slices) -> {
            long[] sums = slices.get(asked);
            if (sums != null) found.add(new Of(version, sums[0], sums[1], sums[2] / LOSS / sums[0], sums[3] / LOSS / sums[0], sums[4], sums[5]));
        });
        return found;
    }

    void write(StateWriter to) {
        to.number(sets.size());
        sets.forEach((number, lines) -> {
            to.number(number);
            to.number(lines.size());
            for (List<Name> line : lines) {
                to.number(line.size());
                line.forEach(name -> name.write(to));
            }
        });
        to.number(versions.size());
        versions.forEach((version, slices) -> {
            to.text(version);
            to.number(slices.size());
            slices.forEach((name, sums) -> {
                name.write(to);
                for (long sum : sums) to.number(sum);
            });
        });
    }

    void read(StateReader from) {
        sets.clear();
        for (int left = from.count(); left > 0; left--) {
            set = (int) from.number();
            List<List<Name>> lines = new ArrayList<>();
            for (int line = from.count(); line > 0; line--) {
                List<Name> names = new ArrayList<>();
                for (int place = from.count(); place > 0; place--) names.add(Name.read(from));
                lines.add(List.copyOf(names));
            }
            sets.put(set, List.copyOf(lines));
        }
        for (int left = from.count(); left > 0; left--) {
            Map<Name, long[]> slices = new LinkedHashMap<>();
            versions.put(from.text(), slices);
            for (int slice = from.count(); slice > 0; slice--) {
                long[] sums = new long[SUMS];
                slices.put(Name.read(from), sums);
                for (int i = 0; i < SUMS; i++) sums[i] = from.number();
            }
        }
    }
}
