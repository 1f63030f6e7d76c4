package septet.loop;

import java.util.ArrayList;
import java.util.List;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.design.Type;
import septet.features.Feature;
import septet.serving.Listener;

/// Compares what was served with the training set, value by value and bit by bit; categories by their words.
final class Matching implements Listener {
    private static final int NAMED = 10;
    private final Material expected;
    private final double[][] said;
    private final String[] decisions;
    private final double[][] served;
    private final boolean[] seen;
    private final List<String> named = new ArrayList<>();
    private int place = -1;
    private long rows;
    private long values;
    private long different;

    /// @param said heads by rows
    Matching(Material expected, double[][] said, String[] decisions) {
        this.expected = expected;
        this.said = said;
        this.decisions = decisions;
        served = new double[said.length][expected.size()];
        seen = new boolean[expected.size()];
    }

    /// The example that the next decision belongs to; -1: none.
    void expect(int place) {
        this.place = place;
    }

    @Override
    public void decided(DecisionRecord decision, Row row) {
        if (place < 0) return;
        Candidate only = decision.candidates().getFirst();
        for (int head = 0; head < served.length; head++) served[head][place] = only.heads()[head];
        seen[place] = true;
        rows++;
        for (int i = 0; i < expected.inputs().size(); i++) {
            Feature feature = expected.inputs().get(i);
            compare(same(feature, only.features(), i, expected.columns()[i][place]), decision, feature.name(), shown(only.features(), i),
                    shown(feature, expected.columns()[i][place]));
        }
        for (int head = 0; head < served.length; head++) {
            double should = said[head][place];
            compare(Double.doubleToRawLongBits(only.heads()[head]) == Double.doubleToRawLongBits(should), decision, name(head), only.heads()[head], should);
        }
        compare(decision.decision().equals(decisions[place]), decision, "decision", decision.decision(), decisions[place]);
    }

    private String name(int head) {
        return served.length == 1 ? "score" : "the estimate " + (head + 1);
    }

    private boolean same(Feature feature, FeatureRow row, int i, double value) {
        return same(feature, row, i, value, expected.words());
    }

    /// Whether a value that was served is that of the training set, bit for bit.
    static boolean same(Feature feature, FeatureRow row, int i, double value, Dictionary words) {
        // Texts stand with their events in the log; that they were the same, the score shows.
        if (feature.type() instanceof Type.Terms || Double.isNaN(value)) return row.isMissing(i);
        if (isWord(feature)) return row.isWord(i) && row.word(i).equals(words.word((int) value));
        return !row.isWord(i) && Double.doubleToRawLongBits(row.number(i)) == Double.doubleToRawLongBits(value);
    }

    private static boolean isWord(Feature feature) {
        return feature.type() instanceof Type.Category || feature.type() instanceof Type.Key;
    }

    private void compare(boolean same, DecisionRecord decision, String name, Object was, Object should) {
        values++;
        if (same) return;
        different++;
        if (named.size() < NAMED) named.add(decision.request() + ": " + name + " was " + was + " in serving, " + should + " in the training set");
    }

    private static Object shown(FeatureRow row, int i) {
        return row.isMissing(i) ? "missing" : row.isWord(i) ? row.word(i) : (Object) row.number(i);
    }

    private Object shown(Feature feature, double value) {
        if (Double.isNaN(value)) return "missing";
        return isWord(feature) ? expected.words().word((int) value) : (Object) value;
    }

    /// Examples that were never decided.
    int unseen() {
        int unseen = 0;
        for (boolean each : seen) if (!each) unseen++;
        return unseen;
    }

    /// Heads by rows.
    double[][] served() {
        return served;
    }

    long rows() {
        return rows;
    }

    long values() {
        return values;
    }

    long different() {
        return different;
    }

    List<String> named() {
        return named;
    }
}
