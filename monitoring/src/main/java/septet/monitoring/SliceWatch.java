package septet.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.evaluation.Distributions;

/// Where the features and scores of each version's late decisions fall, slice by slice: what is hidden in the whole. Memory is bounded by what is counted, not by what comes: seven
/// days, [#VERSIONS] versions and all others together, at most [#MOST_SLICINGS] lines of at most [#MOST_SLICES] slices, and of these as many as [#MOST_CELLS] counts hold;
/// what would be more is refused and said.
final class SliceWatch {
    static final int MOST_SLICINGS = 8;
    /// A row's place in a line has eight bits.
    static final int MOST_SLICES = 1 << 8;
    static final int MOST_CELLS = 1 << 18;
    static final int VERSIONS = 4;
    private static final int PANES = 7;
    private static final long PANE = 86_400_000_000L;
    /// A false finding among all slices and features: once in a thousand looks.
    private static final double RARELY = 0.001;

    /// The counts of one version, of which the one that has decided last is let go last: for each pane, each slice (the first is all rows) and each bin of each feature.
    private final class OfVersion {
        private final int[][] panes = new int[PANES][cells()];
        private long newest = Long.MIN_VALUE;

        /// The counts of a moment; none where it lies too long ago.
        int[] at(long time) {
            long pane = Math.floorDiv(time, PANE);
            if (newest == Long.MIN_VALUE) newest = pane;
            if (newest < pane - PANES) newest = pane - PANES;
            for (; newest < pane; newest++) Arrays.fill(panes[Math.floorMod(newest + 1, PANES)], 0);
            return pane > newest - PANES ? panes[Math.floorMod(pane, PANES)] : NOTHING;
        }

        /// What another one has counted counts here.
        void add(OfVersion other) {
            for (long pane = other.newest - PANES + 1; pane <= other.newest; pane++) {
                int[] to = at(pane * PANE);
                int[] from = other.panes[Math.floorMod(pane, PANES)];
                for (int cell = 0; cell < to.length; cell++) to[cell] += from[cell];
            }
        }
    }

    private static final int[] NOTHING = new int[0];
    private final List<Reference> references;
    private final int[] begins;
    private final int width;
    private final List<WatchedSlice> slices = new ArrayList<>();
    private final List<WatchedSlice.Teller> tellers = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final LinkedHashMap<String, OfVersion> versions = new LinkedHashMap<>(VERSIONS, 0.75f, true);
    /// Those that were let go.
    private Optional<OfVersion> others = Optional.empty();
    private final int[][] waiting;
    private final int[] groups;
    private int rows = 1;
    private long since = Long.MAX_VALUE;

    /// @param references of all features in the order in which they are counted, that of the score last
    /// @param batch      of rows that wait to be counted
    SliceWatch(List<Reference> references, List<WatchedSlice> asked, int batch) {
        this.references = List.copyOf(references);
        begins = new int[references.size()];
        int bins = 0;
        for (int i = 0; i < begins.length; i++) {
            begins[i] = bins;
            bins += references.get(i).counts().bins();
        }
        width = bins;
        for (WatchedSlice slice : asked) {
            if (fits(slices.size(), rows, slice.count(), width)) {
                slices.add(slice);
                tellers.add(new WatchedSlice.Teller(slice));
                rows += slice.count();
            } else {
                refused.add(slice.slicing().sentence());
            }
        }
        waiting = new int[batch][];
        groups = new int[batch * (slices.size() + 1)];
    }

    /// Whether one more line is watched.
    ///
    /// @param lines before it
    /// @param rows  slices of these, and all rows
    /// @param count slices of it
    /// @param width counts of each
    static boolean fits(int lines, int rows, int count, long width) {
        return lines < MOST_SLICINGS && count <= MOST_SLICES && (rows + count) * width <= MOST_CELLS;
    }

    private int cells() {
        return rows * width;
    }

    /// Lines of slices that are not watched, because there are too many.
    List<String> refused() {
        return refused;
    }

    List<WatchedSlice> watched() {
        return slices;
    }

    /// Of which slices the row is: eight bits for each line.
    long groups(Row row) {
        long packed = 0;
        for (int i = 0; i < tellers.size(); i++) packed |= (long) tellers.get(i).of(row) << 8 * i;
        return packed;
    }

    /// A row that waits to be counted.
    ///
    /// @param place  in its batch
    /// @param packed what [#groups] said
    void waits(int place, String version, long packed, long at) {
        OfVersion of = versions.get(version);
        if (of == null) {
            versions.put(version, of = new OfVersion());
            if (versions.size() > VERSIONS) letGo(versions.pollFirstEntry().getValue());
        }
        if (at < since) since = at;
        waiting[place] = of.at(at);
        int begin = place * (slices.size() + 1);
        int row = 1;
        for (int i = 0; i < slices.size(); i++) {
            groups[begin + i + 1] = (row + (int) (packed >>> 8 * i & 0xff)) * width;
            row += slices.get(i).count();
        }
    }

    /// Whether its rows are counted by themselves. Before another one's are, no row may wait: one more version may have to go.
    boolean counts(String version) {
        return versions.containsKey(version);
    }

    /// By itself it is known no more; among all it is.
    private void letGo(OfVersion version) {
        if (others.isEmpty()) others = Optional.of(new OfVersion());
        others.get().add(version);
    }

    /// One of its features, or its score, which alone is counted over all rows too: where all features lie is known to who counts them anyway.
    ///
    /// @param feature place of its reference
    void count(int place, int feature, int bin) {
        int first = feature == begins.length - 1 ? 0 : 1;
        if (first > slices.size()) return;
        int[] counts = waiting[place];
        if (counts.length == 0) return;
        int cell = begins[feature] + bin;
        int begin = place * (slices.size() + 1);
        for (int i = first; i <= slices.size(); i++) counts[groups[begin + i] + cell]++;
    }

    /// What is known of one slice.
    ///
    /// @param sentence of its line
    /// @param key      by which versions know it ([WatchedSlice#key])
    /// @param rows     that were decided in it within seven days
    /// @param drifted  features and the score, the farthest first, that lie elsewhere than in training's rows of the slice
    record Finding(String sentence, String key, String name, long rows, List<SliceStanding.Moved> drifted) {}

    /// Of each version the counts of its scores over all rows.
    Map<String, Counts> scores(long now) {
        Map<String, Counts> scores = new LinkedHashMap<>();
        List.copyOf(versions.keySet()).forEach(version -> scores.put(version, counts(List.of(versions.get(version)), 0, references.size() - 1, now)));
        return scores;
    }

    /// All slices that have rows, by their lines.
    List<Finding> findings(long now) {
        List<OfVersion> all = all();
        double errors = Distributions.normalQuantile(1 - RARELY / Math.max(1, (rows - 1) * references.size()));
        List<Finding> findings = new ArrayList<>();
        int row = 1;
        for (WatchedSlice slice : slices) {
            for (int i = 0; i < slice.count(); i++, row++) {
                long decided = counts(all, row, references.size() - 1, now).total();
                if (decided == 0) continue;
                findings.add(new Finding(slice.slicing().sentence(), slice.key(i), slice.slicing().names().get(i), decided, moved(slice, i, row, now, errors)));
            }
        }
        return findings;
    }

    private List<SliceStanding.Moved> moved(WatchedSlice slice, int place, int row, long now, double errors) {
        List<SliceStanding.Moved> moved = new ArrayList<>();
        if (slice.trained().isEmpty()) return moved;
        for (int feature = 0; feature < references.size(); feature++) {
            Reference reference = references.get(feature);
            int begin = begins[feature];
            Counts trained = Counts.of(Arrays.copyOfRange(slice.trained().get(place), begin, begin + reference.counts().bins()));
            Counts here = counts(all(), row, feature, now);
            if (trained.total() > 0 && Drift.of(trained, here, new Drift.Doubt(reference.usual().of(covers(now)), errors)) instanceof Drift.Drifted(double psi)) {
                moved.add(new SliceStanding.Moved(reference.feature(), psi));
            }
        }
        moved.sort(Comparator.comparingDouble(each -> -each.psi()));
        return moved;
    }

    private long covers(long now) {
        long begins = (Math.floorDiv(now, PANE) - PANES + 1) * PANE;
        return Math.max(0, now - Math.max(begins, since));
    }

    private List<OfVersion> all() {
        return Stream.concat(versions.values().stream(), others.stream()).toList();
    }

    private Counts counts(List<OfVersion> of, int row, int feature, long now) {
        Counts counts = new Counts(references.get(feature).counts().bins());
        for (OfVersion own : of) {
            own.at(now);
            for (int[] pane : own.panes) for (int bin = 0; bin < counts.bins(); bin++) counts.add(bin, pane[row * width + begins[feature] + bin]);
        }
        return counts;
    }

    void write(StateWriter to) {
        to.number(cells());
        to.number(since);
        to.number(versions.size());
        versions.forEach((name, of) -> {
            to.text(name);
            write(of, to);
        });
        to.number(others.isPresent() ? 1 : 0);
        others.ifPresent(of -> write(of, to));
    }

    private static void write(OfVersion of, StateWriter to) {
        to.number(of.newest);
        for (int[] pane : of.panes) {
            to.number(Arrays.stream(pane).filter(count -> count != 0).count());
            for (int cell = 0; cell < pane.length; cell++) if (pane[cell] != 0) to.number((long) cell << 32 | pane[cell]);
        }
    }

    void read(StateReader from) {
        if (from.number() != cells()) throw from.mismatch("other slices");
        since = from.number();
        for (int left = from.count(); left > 0; left--) versions.put(from.text(), of(from));
        if (from.number() == 1) others = Optional.of(of(from));
    }

    private OfVersion of(StateReader from) {
        OfVersion of = new OfVersion();
        of.newest = from.number();
        for (int[] pane : of.panes) {
            for (int cells = from.count(); cells > 0; cells--) {
                long number = from.number();
                pane[(int) (number >>> 32)] = (int) number;
            }
        }
        return of;
    }
}
