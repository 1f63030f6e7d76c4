package septet.features;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// Which events can change what some rows show: those of the keys that the rows ask for. Where that is not told by columns alone, every event may.
public final class AskedKeys {
    private final FeaturePlan plan;
    /// For each group the keys by their hash.
    private final List<Set<Long>> asked;
    /// Of which every event may matter.
    private final boolean[] all;

    private AskedKeys(FeaturePlan plan) {
        this.plan = plan;
        asked = plan.groups().stream().<Set<Long>>map(_ -> new HashSet<>()).toList();
        all = new boolean[asked.size()];
        Arrays.fill(all, plan.aggregatesFeatures() || plan.isCorrected() || !plan.entities().isEmpty());
    }

    /// @param main the table of the source that examples are made of
    /// @param rows those that ask
    public static AskedKeys of(FeaturePlan plan, Table main, int[] rows) {
        AskedKeys keys = new AskedKeys(plan);
        List<Reader> readers = plan.steps(plan.mainSource()).stream().filter(Step.Read.class::isInstance).map(step -> ((Step.Read) step).reader()).toList();
        for (Reader reader : readers) keys.all[reader.group()] |= reader.keys().isEmpty() || !reader.keys().stream().allMatch(keys::isColumn);
        Row row = new Row(plan.slots(plan.mainSource()));
        for (int each : rows) {
            main.load(each, row);
            for (Reader reader : readers) if (!keys.all[reader.group()]) keys.asked.get(reader.group()).add(hash(reader.keys(), row));
        }
        return keys;
    }

    private boolean isColumn(Formula formula) {
        return formula.slot() >= 0 && formula.slot() < plan.schema().columns().size() && !PlanParts.isText(formula.type());
    }

    /// Whether the event is of a key that was asked for.
    public boolean concerns(int source, Row event) {
        for (int group = 0; group < all.length; group++) {
            Group each = plan.groups().get(group);
            if (each.source() == source && (all[group] || asked.get(group).contains(hash(each.keys(), event)))) return true;
        }
        return false;
    }

    private static long hash(List<Formula> keys, Row row) {
        long hash = 0;
        for (Formula key : keys) {
            long value = key.value(row);
            hash = Chance.mix(hash + (value == Values.MISSING ? 0 : value) + Hashes.GOLDEN);
        }
        return hash;
    }
}
