package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.FeatureRow;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.LogReader;
import septet.data.LogRecord;
import septet.data.Records;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// What was served, beside what the log says.
class AuditTest {
    private static final int FEATURE = 5;

    @Test
    void whatWasServedIsWhatTheLogSays() {
        for (long seed = 1; seed <= 20; seed++) {
            try (Shop shop = served(seed)) {
                Audited audited = audit(shop.log, Shop.plan(), 1);
                assertThat(audited.different()).as("seed %d: %s", seed, audited.first()).isEmpty();
                assertThat(audited.decisions()).isGreaterThan(30);
                assertThat(audited.compared()).isEqualTo(audited.decisions());
                assertThat(audited.values()).isEqualTo(audited.compared() * shop.plan.inputs().size());
                Audited half = audit(shop.log, Shop.plan(), 0.5);
                assertThat(half.compared()).isBetween(audited.compared() / 6, audited.compared() * 5 / 6);
                assertThat(audit(shop.log, Shop.plan(), 0.5)).as("the same ones are drawn").isEqualTo(half);
            }
        }
    }

    /// The planted bug: one bit of one served value.
    @Test
    void oneChangedBitIsFoundAndNamed() {
        for (long seed = 1; seed <= 20; seed++) {
            try (Shop shop = served(seed); Log changed = changed(shop.log, seed)) {
                Audited audited = audit(changed, Shop.plan(), 1);
                String feature = shop.plan.inputs().get(FEATURE).name();
                assertThat(audited.different()).as("seed %d", seed).isEqualTo(Map.of(feature, 1L));
                assertThat(audited.first()).startsWith(feature + " of ");
                assertThat(Audited.read(audited.json())).hasValue(audited);
            }
        }
    }

    /// A feature that has kept its name and means something else now.
    @Test
    void valuesOfAnotherDefinitionAreNotCompared() {
        try (Shop shop = served(3)) {
            Map<String, String> features = new LinkedHashMap<>(Shop.features());
            features.put("card_spend", "mean(amount) by card over 2d");
            FeaturePlan changed = Shop.plan(features);
            Audited audited = audit(shop.log, changed, 1);
            assertThat(audited.different()).isEmpty();
            assertThat(audited.otherwise()).isEqualTo(1);
            assertThat(audited.values()).isEqualTo(audited.compared() * (shop.plan.inputs().size() - 1));
        }
    }

    @Test
    void definitionsFollowWhatFeaturesAreMadeOf() {
        Map<String, String> features = new LinkedHashMap<>(Shop.features());
        features.put("twice", "2 * card_payments");
        List<String> before = definitions(features);
        assertThat(definitions(features)).isEqualTo(before);
        features.put("card_payments", "count() by card over 2d");
        List<String> after = definitions(features);
        List<String> names = Shop.plan(features).features().stream().map(feature -> feature.name()).toList();
        for (int i = 0; i < names.size(); i++) {
            boolean touched = List.of("twice", "card_payments").contains(names.get(i));
            assertThat(after.get(i).equals(before.get(i))).as(names.get(i)).isEqualTo(!touched);
        }
        assertThat(before).doesNotHaveDuplicates();
    }

    private static List<String> definitions(Map<String, String> features) {
        FeaturePlan plan = Shop.plan(features);
        return plan.definitions(plan.features());
    }

    private static Shop served(long seed) {
        Shop shop = Shop.open(new SimulatedWorld(seed, Shop.START).disk(), 0, Horizon.DEFAULT);
        for (History.Step step : History.of(seed, 120)) History.ask(shop, step);
        shop.log.flush();
        return shop;
    }

    private static Audited audit(Log log, FeaturePlan plan, double share) {
        Audit audit = new Audit(plan, share);
        try (LogReader reader = log.reader(0)) {
            Retelling.of(Shop.setup(plan, Horizon.DEFAULT), new FeatureState(plan), reader, audit);
        }
        return audit.audited(0);
    }

    private static Log changed(Log log, long seed) {
        SimulatedDisk disk = new SimulatedWorld(seed, 0).disk();
        Log copy = Log.open(disk, Shop.FOLDER, LogLimits.DEFAULT);
        boolean done = false;
        try (LogReader reader = log.reader(0)) {
            while (reader.next()) {
                LogRecord record = Records.read(reader.kind(), reader.payload());
                if (!done && record instanceof DecisionRecord decision && !decision.candidates().getFirst().features().isMissing(FEATURE)) {
                    record = flipped(decision);
                    done = true;
                }
                copy.append(record);
            }
        }
        copy.flush();
        assertThat(done).isTrue();
        return copy;
    }

    private static DecisionRecord flipped(DecisionRecord decision) {
        Candidate only = decision.candidates().getFirst();
        FeatureRow features = new FeatureRow(only.features().size());
        for (int i = 0; i < features.size(); i++) {
            if (only.features().isMissing(i)) continue;
            if (only.features().isWord(i)) features.set(i, only.features().word(i));
            else features.set(i, i == FEATURE ? Math.nextUp(only.features().number(i)) : only.features().number(i));
        }
        return new DecisionRecord(decision.request(), decision.event(), decision.at(), decision.version(), decision.arm(),
                List.of(new Candidate(only.key(), only.position(), only.propensity(), only.heads(), features)), decision.decision(), decision.reasons(), decision.degraded());
    }
}
