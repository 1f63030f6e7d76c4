package septet.features;

import java.util.List;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;

/// What the windows of one history keep of a channel beyond counts and sums, where something asks for it.
final class Details {
    static final Details NONE = new Details(new Shape(List.of(), List.of(), false, 0));

    private final Shape shape;
    private final Squares[] squares;
    private final Tally[] tallies;
    private final Ranks[] ranks;

    Details(Shape shape) {
        this.shape = shape;
        squares = new Squares[shape.channels() * shape.totals()];
        tallies = new Tally[squares.length];
        ranks = new Ranks[squares.length];
        for (int window = 0; window < shape.totals(); window++) {
            for (int channel = 0; channel < shape.channels(); channel++) {
                int at = at(window, channel);
                if (shape.squared[channel]) squares[at] = new Squares(shape.kinds[channel]);
                if (shape.tallied[channel]) tallies[at] = new Tally();
                if (shape.ranked[channel] && window < shape.windows) ranks[at] = new Ranks(shape.kinds[channel]);
            }
        }
    }

    private int at(int window, int channel) {
        return window * shape.channels() + channel;
    }

    /// @param from the place of the first entry, `last` that behind the last one
    void add(int window, int channel, long[] entries, int from, int last) {
        int at = at(window, channel);
        int first = from + 1 + channel;
        if (squares[at] != null) squares[at].add(entries, first, last, shape.stride);
        if (tallies[at] != null) tallies[at].add(entries, first, last, shape.stride);
        if (ranks[at] != null) ranks[at].add(entries, first, last, shape.stride);
    }

    void remove(int window, int channel, long[] entries, int from, int last) {
        int at = at(window, channel);
        int first = from + 1 + channel;
        if (squares[at] != null) squares[at].remove(entries, first, last, shape.stride);
        if (tallies[at] != null) tallies[at].remove(entries, first, last, shape.stride);
        if (ranks[at] != null) ranks[at].remove(entries, first, last, shape.stride);
    }

    void clear(int window) {
        for (int at = at(window, 0); at < at(window + 1, 0); at++) {
            if (squares[at] != null) squares[at].clear();
            if (tallies[at] != null) tallies[at].clear();
            if (ranks[at] != null) ranks[at].clear();
        }
    }

    /// Adds those of another history's window since the beginning.
    void absorb(int window, Details other) {
        for (int at = at(window, 0); at < at(window + 1, 0); at++) {
            if (squares[at] != null) squares[at].add(other.squares[at]);
            if (tallies[at] != null) tallies[at].add(other.tallies[at]);
        }
    }

    Squares squares(int window, int channel) {
        return squares[at(window, channel)];
    }

    Tally tally(int window, int channel) {
        return tallies[at(window, channel)];
    }

    Ranks ranks(int window, int channel) {
        return ranks[at(window, channel)];
    }

    long bytes() {
        long bytes = 0;
        for (int at = 0; at < squares.length; at++) {
            if (squares[at] != null) bytes += 120;
            if (tallies[at] != null) bytes += 120 + tallies[at].bytes();
            if (ranks[at] != null) bytes += 80 + ranks[at].bytes();
        }
        return bytes;
    }

    /// The window since the beginning.
    void write(int window, StateWriter to) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            int at = at(window, channel);
            if (squares[at] != null) squares[at].write(to);
            if (tallies[at] != null) tallies[at].write(shape.types[channel], to);
        }
    }

    void read(int window, StateReader from) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            int at = at(window, channel);
            if (squares[at] != null) squares[at].read(from);
            if (tallies[at] != null) tallies[at].read(shape.types[channel], from);
        }
    }

    /// Of the window since the beginning; the others are functions of the entries.
    long hash(int window, Dictionary words) {
        long hash = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            int at = at(window, channel);
            if (squares[at] != null) hash = Hashes.of(hash, squares[at].hash());
            if (tallies[at] != null) hash = Hashes.of(hash, tallies[at].hash(shape.types[channel], words));
        }
        return hash;
    }
}
