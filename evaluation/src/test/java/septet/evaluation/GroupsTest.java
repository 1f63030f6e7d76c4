package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Values;
import septet.model.Heads;
import septet.world.Chance;

/// Beside lists of lists, sorted by what is drawn for each.
class GroupsTest {
    @Test
    void rowsStandWhereAListOfTheirGroupsHasThem() {
        for (int seed = 0; seed < 60; seed++) {
            Chance chance = Chance.of(seed);
            int count = 1 + chance.nextInt(200);
            int names = 1 + chance.nextInt(150);
            long[] together = IntStream.range(0, count).mapToLong(row -> chance.of("name").at(row).nextInt(names) * 0x9E3779B97F4A7C15L).toArray();
            long[] labels = IntStream.range(0, count).mapToLong(row -> chance.nextInt(9) == 0 ? Values.MISSING : chance.nextInt(2)).toArray();
            SplitRows rows = new SplitRows(new long[0], labels, new long[count], together, together, Long.MAX_VALUE, 0, new Heads.Truth("y"));
            Map<Integer, Double> found = new TreeMap<>();
            Groups groups = Groups.of(rows, chance);
            groups.each((row, place) -> assertThat(found.put(row, place)).isNull());
            assertThat(found).as("seed %d", seed).isEqualTo(naive(rows, chance));
            assertThat((long) groups.count()).isEqualTo(IntStream.range(0, count).filter(rows::labelled).mapToLong(row -> together[row]).distinct().count());
        }
    }

    private static Map<Integer, Double> naive(SplitRows rows, Chance chance) {
        Map<Long, List<Integer>> groups = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) if (rows.labelled(row)) groups.computeIfAbsent(rows.together()[row], _ -> new ArrayList<>()).add(row);
        Map<Integer, Double> places = new TreeMap<>();
        for (boolean positive : new boolean[] {true, false}) {
            List<Map.Entry<Long, List<Integer>>> some = groups.entrySet().stream().filter(group -> group.getValue().stream().anyMatch(row -> rows.labels()[row] == 1) == positive)
                    .sorted(Comparator.comparingLong(group -> chance.at(group.getKey()).nextLong())).toList();
            double total = some.stream().mapToInt(group -> group.getValue().size()).sum();
            int before = 0;
            for (Map.Entry<Long, List<Integer>> group : some) {
                for (int row : group.getValue()) places.put(row, (before + group.getValue().size() / 2.0) / total);
                before += group.getValue().size();
            }
        }
        return places;
    }
}
