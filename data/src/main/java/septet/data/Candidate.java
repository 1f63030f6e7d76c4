package septet.data;

import java.util.Arrays;

/// One thing that could be answered with, and what was estimated of it.
///
/// @param key        names the item; empty where the event itself is judged
/// @param position   in the answer, from 1; 0 where it was not shown
/// @param propensity the chance with which it got this position (1 where nothing was drawn)
/// @param heads      the estimates
/// @param features   what the estimates were made from
public record Candidate(String key, int position, double propensity, double[] heads, FeatureRow features) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Candidate that && key.equals(that.key) && position == that.position && Double.compare(propensity, that.propensity) == 0
                && Arrays.equals(heads, that.heads) && features.equals(that.features);
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + Arrays.hashCode(heads);
    }

    @Override
    public String toString() {
        return "Candidate[" + key + ", " + position + ", " + propensity + ", " + Arrays.toString(heads) + ", " + features + "]";
    }
}
