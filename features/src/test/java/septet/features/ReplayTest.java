package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.world.Chance;

/// Tables are played in the order of a log.
class ReplayTest {
    /// @param moments time and arrival of each row, by time
    private record Moments(Schema schema, List<long[]> moments) implements Table {
        @Override
        public Dictionary dictionary() {
            return new Dictionary();
        }

        @Override
        public int rows() {
            return moments.size();
        }

        @Override
        public long time(int row) {
            return moments.get(row)[0];
        }

        @Override
        public void load(int row, Row into) {
            into.time = moments.get(row)[0];
            into.arrival = moments.get(row)[1];
        }
    }

    private record Place(long arrival, long time, String source, int row) {}

    @Test
    void rowsComeByArrivalThenTimeThenSourceThenPlace() {
        Plans plans = new Plans();
        List<String> names = List.of("payments", "refunds", "alerts");
        names.forEach(name -> plans.source(name, Plans.column("card", Plans.key("card"))));
        FeaturePlan plan = plans.feature("n: count() by card over 1d").plan();
        for (int round = 0; round < 300; round++) {
            Chance chance = Chance.of(round);
            List<Table> tables = new ArrayList<>();
            List<Place> expected = new ArrayList<>();
            for (int source = 0; source < names.size(); source++) {
                boolean late = chance.nextInt(2) == 0;
                List<long[]> moments = new ArrayList<>();
                int rows = chance.nextInt(40);
                for (int i = 0; i < rows; i++) {
                    long time = chance.nextInt(30);
                    moments.add(new long[] {time, late ? time + chance.nextInt(8) : time});
                }
                moments.sort(Comparator.comparingLong(each -> each[0]));
                for (int i = 0; i < rows; i++) expected.add(new Place(moments.get(i)[1], moments.get(i)[0], names.get(source), i));
                tables.add(new Moments(plan.schema(source), moments));
            }
            expected.sort(Comparator.comparingLong(Place::arrival).thenComparingLong(Place::time).thenComparing(Place::source).thenComparingInt(Place::row));
            Replay replay = new Replay(plan, tables);
            Row[] rows = {new Row(plan.slots()), new Row(1), new Row(1)};
            List<Place> found = new ArrayList<>();
            FeatureState state = new FeatureState(plan);
            while (round % 2 == 0 ? replay.next(rows) : replay.next(rows, state)) {
                Row row = rows[replay.source()];
                found.add(new Place(row.arrival, row.time, names.get(replay.source()), replay.row()));
            }
            assertThat(found).as("seed %s", round).isEqualTo(expected);
        }
    }
}
