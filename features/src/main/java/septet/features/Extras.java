package septet.features;

import java.util.Arrays;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;

/// What one history keeps beyond counts and sums of whole units, where something asks for it: exact sums of doubles, squares, tallies and ranks of its windows,
/// trees over its entries, what is left of entries that were dropped, summaries with a stated error.
final class Extras {
    private static final ExactSum[] NO_SUMS = {};
    private static final Extremes[] NO_EXTREMES = {};
    private static final long[] NOTHING = {};
    /// Of histories that need none of it.
    static final Extras NONE = new Extras();

    /// One for each window and channel.
    final ExactSum[] sums;
    final Details details;
    /// One for each channel.
    final Extremes[] extremes;
    /// The smallest and largest values among what was dropped.
    final long[] droppedExtremes;
    final DroppedEnds droppedEnds;
    final DroppedTail[] droppedTails;
    Sketches sketches;

    private Extras() {
        sums = NO_SUMS;
        details = Details.NONE;
        extremes = NO_EXTREMES;
        droppedExtremes = NOTHING;
        droppedEnds = DroppedEnds.NONE;
        droppedTails = DroppedTail.NONE;
        sketches = Sketches.NONE;
    }

    private Extras(Shape shape) {
        sums = shape.anyExactSum ? new ExactSum[shape.totals() * shape.channels()] : NO_SUMS;
        for (int i = 0; i < sums.length; i++) sums[i] = new ExactSum();
        details = shape.detailed ? new Details(shape) : Details.NONE;
        extremes = shape.anyTree ? new Extremes[shape.channels()] : NO_EXTREMES;
        for (int c = 0; c < extremes.length; c++) if (shape.isTree(c)) extremes[c] = new Extremes(shape, c);
        droppedExtremes = shape.anyTree ? new long[2 * shape.channels()] : NOTHING;
        Arrays.fill(droppedExtremes, Values.MISSING);
        droppedEnds = shape.placed && shape.whole ? new DroppedEnds(shape.channels()) : DroppedEnds.NONE;
        droppedTails = shape.whole ? DroppedTail.of(shape.tails) : DroppedTail.NONE;
        sketches = shape.sketched ? new Sketches(shape) : Sketches.NONE;
    }

    static Extras of(Shape shape) {
        return shape.plain ? NONE : new Extras(shape);
    }

    /// Takes in what another history of the key has dropped and summarised.
    void absorb(Shape shape, Extras other) {
        droppedEnds.absorb(other.droppedEnds);
        if (shape.sketched) sketches.absorb(other.sketches);
        for (int c = 0; c < droppedTails.length; c++) droppedTails[c].absorb(other.droppedTails[c]);
        for (int i = 0; i < droppedExtremes.length; i++) {
            if (shape.ordered[i / 2]) droppedExtremes[i] = shape.extreme(i / 2, droppedExtremes[i], other.droppedExtremes[i], i % 2 == 0);
        }
    }

    /// What was dropped, and what is summarised; the rest follows from the entries.
    void write(Shape shape, StateWriter to) {
        for (int i = 0; i < droppedExtremes.length; i++) to.value(shape.types[i / 2], droppedExtremes[i]);
        droppedEnds.write(shape.types, to);
        if (shape.sketched) sketches.write(to);
        for (int c = 0; c < droppedTails.length; c++) droppedTails[c].write(shape.types[c], to);
    }

    void read(Shape shape, StateReader from) {
        for (int i = 0; i < droppedExtremes.length; i++) droppedExtremes[i] = from.value(shape.types[i / 2]);
        droppedEnds.read(shape.types, from);
        if (shape.sketched) sketches.read(from);
        for (int c = 0; c < droppedTails.length; c++) droppedTails[c].read(shape.types[c], from);
    }

    /// Roughly.
    long bytes(Shape shape) {
        return shape.plain ? 0 : 96 + 120L * sums.length + details.bytes() + 64L * extremes.length + (shape.sketched ? sketches.bytes() : 0);
    }
}
