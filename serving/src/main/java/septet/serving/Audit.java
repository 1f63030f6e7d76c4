package septet.serving;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.data.DecisionRecord;
import septet.data.DefinitionsRecord;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.VersionRecord;
import septet.features.Feature;
import septet.features.FeaturePlan;

/// Feature vectors as they were served, beside those that come out when the log is read again: bit by bit, for a share of the decisions that is drawn by a hash
/// of their ids. A feature that meant something else when it was served is not compared.
public final class Audit implements Retelling.Hearing {
    private final FeaturePlan plan;
    private final List<Feature> features;
    private final Map<String, String> definitions = new HashMap<>();
    private final long share;
    private final Map<String, int[]> places = new HashMap<>();
    private final TreeMap<String, Long> different = new TreeMap<>();
    private long decisions;
    private long compared;
    private long values;
    private long otherwise;
    private String first = "";

    /// @param share of the decisions, 0 to 1
    public Audit(FeaturePlan plan, double share) {
        this.plan = plan;
        this.share = Math.round(Math.clamp(share, 0, 1) * 1_000_000);
        features = plan.inputs();
        List<String> means = plan.definitions(features);
        for (int i = 0; i < features.size(); i++) definitions.put(features.get(i).name(), means.get(i));
    }

    @Override
    public void names(VersionRecord version, Optional<DefinitionsRecord> means) {
        int[] to = new int[version.features().size()];
        for (int i = 0; i < to.length; i++) {
            String name = version.features().get(i);
            boolean same = means.isEmpty() || means.get().definitions().get(i).equals(definitions.get(name));
            to[i] = same ? place(name) : -1;
            if (to[i] < 0) otherwise++;
        }
        places.put(version.version(), to);
    }

    private int place(String name) {
        for (int i = 0; i < features.size(); i++) if (features.get(i).name().equals(name)) return i;
        return -1;
    }

    @Override
    public void heard(int source, Row row, long event, Optional<DecisionRecord> decision) {
        if (decision.isEmpty()) return;
        decisions++;
        int[] to = places.get(decision.get().version());
        if (to == null || !isDrawn(decision.get().request())) return;
        compared++;
        FeatureRow served = decision.get().candidates().getFirst().features();
        FeatureRow again = Seen.of(features, row, plan.dictionary());
        for (int i = 0; i < Math.min(to.length, served.size()); i++) if (to[i] >= 0) compare(served, i, again, to[i], decision.get().request());
    }

    private boolean isDrawn(String id) {
        return Long.remainderUnsigned(Content64.of(1, id), 1_000_000) < share;
    }

    private void compare(FeatureRow served, int i, FeatureRow again, int j, String id) {
        values++;
        String before = shown(served, i);
        String now = shown(again, j);
        if (before.equals(now)) return;
        String name = features.get(j).name();
        different.merge(name, 1L, Long::sum);
        if (first.isEmpty()) first = name + " of " + id + " was served as " + before + ", and the log says " + now;
    }

    /// Equal for equal bits only.
    private static String shown(FeatureRow row, int i) {
        if (row.isMissing(i)) return "missing";
        if (row.isWord(i)) return "'" + row.word(i) + "'";
        double number = row.number(i);
        return Double.doubleToRawLongBits(number) == 0 || number != 0 ? Double.toString(number) : "-0.0";
    }

    /// @param at microseconds: when it was asked
    public Audited audited(long at) {
        return new Audited(at, decisions, compared, values, otherwise, different, first);
    }
}
