package septet.model;

import java.util.ArrayList;
import java.util.List;

/// Looks at a growing model at a few sizes, and lets it grow as long as that brings something.
final class Stops implements GrowingLearner.Growth {
    private final Trialled trialled;
    private final List<Integer> sizes;

    /// What is done with the model at one size.
    interface Trialled {
        /// @return whether it is the best so far
        boolean judge(int size, Model model);
    }

    Stops(Setting.Range range, Trialled trialled) {
        this.sizes = sizes(range);
        this.trialled = trialled;
    }

    @Override
    public List<Integer> sizes() {
        return sizes;
    }

    @Override
    public boolean reached(int size, Model model) {
        return trialled.judge(size, model);
    }

    /// From the low to the high end, each the same share above the one before, as far as whole numbers allow.
    static List<Integer> sizes(Setting.Range range) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < Search.STOPS; i++) {
            double share = (double) i / (Search.STOPS - 1);
            int size = (int) Math.round(range.low() * StrictMath.pow(range.high() / range.low(), share));
            if (sizes.isEmpty() || size > sizes.getLast()) sizes.add(size);
        }
        return List.copyOf(sizes);
    }
}
