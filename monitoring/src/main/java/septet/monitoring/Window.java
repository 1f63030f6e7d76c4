package septet.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import septet.data.StateReader;
import septet.data.StateWriter;

/// Counts over the last while: panes of equal length, the oldest dropped when a new one begins. Driven by the times that are handed
/// in, so a replay counts alike; what comes late is counted in its own pane while that is kept.
final class Window {
    private final long paneMicros;
    private final List<Counts> panes = new ArrayList<>();
    private final Counts sum;
    private long newest = Long.MIN_VALUE;
    /// When the first of all was counted.
    private long since = Long.MAX_VALUE;
    /// The pane that took the last value, and the times that it takes: nearly always the next one's too.
    private Counts open;
    private long opens = Long.MAX_VALUE;
    private long closes = Long.MIN_VALUE;

    Window(int bins, Duration length, int panes) {
        paneMicros = length.toNanos() / 1_000 / panes;
        for (int i = 0; i < panes; i++) this.panes.add(new Counts(bins));
        sum = new Counts(bins);
        open = sum;
    }

    void add(int bin, long at) {
        add(bin, 1, at);
    }

    /// @param amount 0 or more
    void add(int bin, long amount, long at) {
        if (at < since) since = at;
        if (at < opens || at >= closes) {
            long pane = Math.floorDiv(at, paneMicros);
            move(pane);
            if (pane <= newest - panes.size()) return;
            open = panes.get(Math.floorMod(pane, panes.size()));
            opens = pane * paneMicros;
            closes = opens + paneMicros;
        }
        open.add(bin, amount);
        sum.add(bin, amount);
    }

    /// What was counted in the panes that end at `at` or later; valid until the next call.
    Counts until(long at) {
        move(Math.floorDiv(at, paneMicros));
        return sum;
    }

    /// Microseconds that are counted until then.
    long covers(long at) {
        long begins = (Math.floorDiv(at, paneMicros) - panes.size() + 1) * paneMicros;
        return Math.max(0, at - Math.max(begins, since));
    }

    void write(StateWriter to) {
        to.number(newest);
        to.number(since);
        panes.forEach(pane -> pane.write(to));
    }

    void read(StateReader from) {
        newest = from.number();
        since = from.number();
        for (Counts pane : panes) {
            pane.read(from);
            sum.add(pane);
        }
    }

    private void move(long pane) {
        if (newest == Long.MIN_VALUE) newest = pane;
        if (pane > newest) closes = Long.MIN_VALUE;
        long first = Math.max(newest + 1, pane - panes.size() + 1);
        for (long each = first; each <= pane; each++) {
            Counts dropped = panes.get(Math.floorMod(each, panes.size()));
            sum.subtract(dropped);
            dropped.clear();
        }
        newest = Math.max(newest, pane);
    }
}
