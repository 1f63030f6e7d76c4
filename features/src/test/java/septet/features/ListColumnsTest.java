package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Items;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Table;
import septet.data.Typing;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// Columns that hold lists: column by column, row by row, and as a stream with a restart they give what their definition says.
class ListColumnsTest {
    private static final long SEED = 31;
    private static final int ROWS = 400;
    private static final List<String> WORDS = List.of("kiosk", "bakery", "toy shop", "a,b");
    private static final Type WISHES = new Type.ListOf(new Type.Category());

    private final List<Row> payments = new ArrayList<>();
    private final List<Row> cards = new ArrayList<>();
    private final FeaturePlan swept = plan(false);
    private final FeaturePlan looking = plan(true);

    private static FeaturePlan plan(boolean looks) {
        Plans plans = new Plans().source("payments", Plans.column("card", Plans.key("card")), Plans.column("shop", Plans.CATEGORY), Plans.column("wished", WISHES));
        if (looks) plans.entity("cards", "card", true, Plans.column("card", Plans.key("card")), Plans.column("barred", WISHES));
        plans.feature("wish: shop in wished").feature("wishes: coalesce(length(wished), 0)").feature("words: wished").feature("told: count(wished) by card over 1d");
        return (looks ? plans.feature("refused: shop in card.barred") : plans).plan();
    }

    private List<String> list(Chance chance, FeaturePlan plan, Row row, int slot) {
        List<String> items = IntStream.range(0, chance.nextInt(4)).mapToObj(_ -> WORDS.get(chance.nextInt(WORDS.size()))).toList();
        String text = "[" + items.stream().map(item -> "\"" + item + "\"").collect(Collectors.joining(",")) + "]";
        assertThat(Typing.of(WISHES, List.of(""), ZoneOffset.UTC, plan.dictionary()).read(text, row, slot)).isTrue();
        return items;
    }

    /// What the features of each payment are by their definitions.
    private List<Map<String, String>> play(FeaturePlan plan) {
        Chance chance = Chance.of(SEED);
        List<Map<String, String>> expected = new ArrayList<>();
        List<String> barred = List.of();
        for (int i = 0; i < ROWS; i++) {
            long time = i * 3_600_000_000L;
            if (i % 40 == 0) {
                Row card = new Row(2);
                card.time = time - 1;
                card.arrival = card.time;
                card.values[0] = plan.dictionary().code("c");
                barred = list(chance, plan, card, 1);
                cards.add(card);
            }
            Row row = new Row(3);
            row.time = time;
            row.arrival = time;
            row.id = "p" + i;
            String shop = WORDS.get(chance.nextInt(WORDS.size()));
            row.values[0] = plan.dictionary().code("c");
            row.values[1] = plan.dictionary().code(shop);
            List<String> wished = list(chance, plan, row, 2);
            payments.add(row);
            Map<String, String> features = new TreeMap<>();
            features.put("wish", wished.isEmpty() ? "missing" : wished.contains(shop) ? "1.0" : "0.0");
            features.put("wishes", wished.size() + ".0");
            features.put("words", wished.isEmpty() ? "missing" : String.join("/", wished));
            long told = payments.stream().filter(earlier -> earlier.time > time - 86_400_000_000L && earlier.values[2] != Values.MISSING).count();
            features.put("told", told + ".0");
            if (plan == looking) features.put("refused", barred.isEmpty() ? "missing" : barred.contains(shop) ? "1.0" : "0.0");
            expected.add(features);
        }
        return expected;
    }

    private static String shown(Feature feature, double input, List<String> texts) {
        if (Double.isNaN(input)) return "missing";
        return feature.type() instanceof Type.Terms ? texts.get((int) input).replace(Items.SEPARATOR, '/') : Double.toString(input);
    }

    private static List<Map<String, String>> shown(FeaturePlan plan, TrainingSet set) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int row = 0; row < set.size(); row++) {
            Map<String, String> features = new TreeMap<>();
            for (int i = 0; i < plan.features().size(); i++) features.put(plan.features().get(i).name(), shown(plan.features().get(i), set.inputs()[i][row], set.texts()));
            rows.add(features);
        }
        return rows;
    }

    private static TrainingSet.Request all(FeaturePlan plan) {
        return new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.features(), -1, Optional.empty(), List.of());
    }

    @Test
    void trainingSetsHoldThem() {
        List<Map<String, String>> expected = play(swept);
        List<Table> tables = List.of(new RowTable(swept.schema(), swept.dictionary(), payments));
        assertThat(BatchTraining.covers(swept)).isTrue();
        assertThat(shown(swept, TrainingSet.of(swept, tables, all(swept)))).isEqualTo(expected);
        assertThat(shown(swept, TrainingSet.replay(new FeatureState(swept), tables, all(swept)))).isEqualTo(expected);
    }

    @Test
    void entitiesHoldThem() {
        List<Map<String, String>> expected = play(looking);
        List<Table> tables = List.of(new RowTable(looking.schema(), looking.dictionary(), payments), new RowTable(looking.schema(looking.source("cards")), looking.dictionary(), cards));
        assertThat(shown(looking, TrainingSet.of(looking, tables, all(looking)))).isEqualTo(expected);
    }

    @Test
    void aStreamHoldsThemAcrossARestart() {
        List<Map<String, String>> expected = play(looking);
        FeatureState state = new FeatureState(looking);
        int card = 0;
        for (int i = 0; i < payments.size(); i++) {
            if (i == payments.size() / 2) state = restarted(state);
            while (card < cards.size() && cards.get(card).time < payments.get(i).time) {
                Row version = copy(cards.get(card++), looking.slots(looking.source("cards")));
                state.observe(looking.source("cards"), version, state.nextEvent());
            }
            Row row = copy(payments.get(i), looking.slots());
            state.observe(looking.mainSource(), row, state.nextEvent());
            for (Feature feature : looking.features()) {
                boolean isMissing = row.values[feature.slot()] == Values.MISSING;
                String found = isMissing ? "missing" : feature.type() instanceof Type.Terms ? row.texts[feature.slot()].replace(Items.SEPARATOR, '/')
                        : Double.toString(Values.input(feature.type(), row.values[feature.slot()]));
                assertThat(found).as("row %d %s", i, feature.name()).isEqualTo(expected.get(i).get(feature.name()));
            }
        }
    }

    private FeatureState restarted(FeatureState state) {
        StateWriter to = new StateWriter(looking.dictionary());
        state.write(to);
        FeatureState again = new FeatureState(looking);
        StateReader from = new StateReader(to.blocks(), looking.dictionary());
        again.read(from);
        from.end();
        return again;
    }

    private static Row copy(Row from, int slots) {
        Row row = new Row(slots);
        row.time = from.time;
        row.arrival = from.arrival;
        row.id = from.id;
        System.arraycopy(from.values, 0, row.values, 0, from.values.length);
        System.arraycopy(from.texts, 0, row.texts, 0, from.texts.length);
        return row;
    }
}
