package septet.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import septet.data.StateReader;
import septet.data.StateWriter;

/// What became of the decisions of each version in each slice: exact sums. The version that was met first of more than [#MOST] is let go.
final class SliceQuality {
    private static final int MOST = 10;
    /// Losses are added as millionths, and one beyond this counts as this.
    private static final double LOSS = 1e6;
    private static final double LARGEST = 1e9;
    private static final int SUMS = 5;

    /// A slice by its line and its name.
    record Name(String sentence, String name) {}

    /// Of one version in one slice.
    ///
    /// @param loss          mean loss of its labels; NaN where there is none
    /// @param cost          in units of [septet.design.Type.Money#SCALE]
    /// @param baselineCost  the same of the baseline's decisions
    record Of(String version, long labels, long positives, double loss, long cost, long baselineCost) {}

    /// What a label brings.
    ///
    /// @param loss NaN where it is not known
    record Matured(boolean positive, double loss, long cost, long baselineCost) {}

    /// The sums of one version: the slices of each line, one line after the other.
    private record Table(List<List<Name>> lines, long[][][] sums) {
        Table(List<List<Name>> lines) {
            this(lines, lines.stream().map(line -> new long[line.size()][SUMS]).toArray(long[][][]::new));
        }
    }

    private final LinkedHashMap<String, Table> versions = new LinkedHashMap<>();
    private List<List<Name>> lines = List.of();

    /// The slices of the decisions that follow.
    void of(List<WatchedSlice> slices) {
        lines = slices.stream().map(slice -> slice.slicing().names().stream().map(name -> new Name(slice.slicing().sentence(), name)).toList()).toList();
    }

    void matured(DriftWatch.By by, Matured label) {
        if (lines.isEmpty() && !versions.containsKey(by.version())) return;
        Table table = versions.computeIfAbsent(by.version(), _ -> new Table(lines));
        if (versions.size() > MOST) versions.pollFirstEntry();
        for (int line = 0; line < table.lines.size(); line++) {
            int place = (int) (by.groups() >>> 8 * line & 0xff);
            if (place >= table.sums[line].length) continue;
            long[] sums = table.sums[line][place];
            sums[0]++;
            if (label.positive()) sums[1]++;
            if (!Double.isNaN(label.loss())) sums[2] += Math.round(Math.clamp(label.loss(), -LARGEST, LARGEST) * LOSS);
            sums[3] += label.cost();
            sums[4] += label.baselineCost();
        }
    }

    /// Of the versions in the order in which they were met.
    List<Of> of(String sentence, String name) {
        List<Of> found = new ArrayList<>();
        Name asked = new Name(sentence, name);
        versions.forEach((version, table) -> {
            for (int line = 0; line < table.lines.size(); line++) {
                int place = table.lines.get(line).indexOf(asked);
                if (place < 0 || table.sums[line][place][0] == 0) continue;
                long[] sums = table.sums[line][place];
                found.add(new Of(version, sums[0], sums[1], sums[2] / LOSS / sums[0], sums[3], sums[4]));
            }
        });
        return found;
    }

    void write(StateWriter to) {
        to.number(versions.size());
        versions.forEach((version, table) -> {
            to.text(version);
            to.number(table.lines.size());
            for (int line = 0; line < table.lines.size(); line++) {
                to.number(table.lines.get(line).size());
                for (int place = 0; place < table.sums[line].length; place++) {
                    to.text(table.lines.get(line).get(place).sentence());
                    to.text(table.lines.get(line).get(place).name());
                    for (long sum : table.sums[line][place]) to.number(sum);
                }
            }
        });
    }

    void read(StateReader from) {
        for (int left = from.count(); left > 0; left--) {
            String version = from.text();
            List<List<Name>> names = new ArrayList<>();
            List<long[][]> sums = new ArrayList<>();
            for (int line = from.count(); line > 0; line--) {
                List<Name> own = new ArrayList<>();
                List<long[]> ofOwn = new ArrayList<>();
                for (int place = from.count(); place > 0; place--) {
                    own.add(new Name(from.text(), from.text()));
                    long[] sum = new long[SUMS];
                    for (int i = 0; i < SUMS; i++) sum[i] = from.number();
                    ofOwn.add(sum);
                }
                names.add(List.copyOf(own));
                sums.add(ofOwn.toArray(long[][]::new));
            }
            versions.put(version, new Table(List.copyOf(names), sums.toArray(long[][][]::new)));
        }
    }
}
