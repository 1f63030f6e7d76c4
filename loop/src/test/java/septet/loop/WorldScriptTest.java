package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Refused;
import septet.world.Chance;

class WorldScriptTest {
    private static final long DAY = 86_400_000_000L;
    private static final int AMOUNT = 2;
    private static Table table;
    private static int label;
    private static long from;

    @BeforeAll
    static void town() {
        table = Ingestion.of(Towns.job(Towns.SHORT)).tables().getFirst();
        label = table.schema().slot("fraud");
        from = table.time(table.rows() - 1) - 10 * DAY;
    }

    private static WorldScript.World world(String... lines) {
        return WorldScript.read(List.of(lines)).of(table, "fraud", ZoneOffset.UTC, from, 7 * DAY, Chance.of(1));
    }

    private static Row row(Table of, int place) {
        Row row = new Row(of.schema().columns().size());
        of.load(place, row);
        return row;
    }

    @Test
    void withoutALineNothingIsOther() {
        WorldScript.World same = world();
        assertThat(same.told().rows()).isEqualTo(table.rows());
        for (int i = 0; i < table.rows(); i++) {
            assertThat(row(same.told(), i).values).isEqualTo(row(table, i).values);
            assertThat(same.knownAt()[i]).isEqualTo(table.time(i) + 7 * DAY);
        }
    }

    @Test
    void aColumnBreaksForAWhile() {
        WorldScript.World broken = world("amount missing from 2d to 4d");
        for (int i = 0; i < table.rows(); i++) {
            long since = table.time(i) - from;
            assertThat(row(broken.told(), i).values[AMOUNT] == Values.MISSING).isEqualTo(since >= 2 * DAY && since < 4 * DAY);
        }
        long[] column = broken.told().values(AMOUNT);
        for (int i = 0; i < table.rows(); i++) assertThat(column[i]).isEqualTo(row(broken.told(), i).values[AMOUNT]);
    }

    @Test
    void anInputDriftsAndTheConceptWithIt() {
        WorldScript.World drifted = world("amount times 2 from 5d", "fraud in 50% from 5d where amount > 100");
        long turned = 0;
        long could = 0;
        for (int i = 0; i < table.rows(); i++) {
            Row was = row(table, i);
            Row now = row(drifted.told(), i);
            boolean late = table.time(i) - from >= 5 * DAY;
            assertThat(now.values[AMOUNT]).isEqualTo(late ? 2 * was.values[AMOUNT] : was.values[AMOUNT]);
            boolean may = late && was.values[AMOUNT] > 50 * septet.design.Type.Money.SCALE && was.values[label] == 0;
            if (may) could++;
            if (now.values[label] != was.values[label]) {
                assertThat(may).isTrue();
                turned++;
            }
        }
        assertThat(turned / (double) could).isBetween(0.4, 0.6);
    }

    @Test
    void trafficSurgesWithIdsOfItsOwnInOrder() {
        WorldScript.World surge = world("traffic times 3 from 5d to 6d");
        Set<String> ids = new HashSet<>();
        long before = 0;
        long during = 0;
        for (int i = 0; i < surge.told().rows(); i++) {
            assertThat(ids.add(row(surge.told(), i).id)).isTrue();
            assertThat(surge.told().time(i)).isEqualTo(row(surge.told(), i).time);
            if (i > 0) assertThat(surge.told().time(i)).isGreaterThanOrEqualTo(surge.told().time(i - 1));
            if (surge.told().time(i) - from >= 5 * DAY && surge.told().time(i) - from < 6 * DAY) during++;
        }
        for (int i = 0; i < table.rows(); i++) if (table.time(i) - from >= 5 * DAY && table.time(i) - from < 6 * DAY) before++;
        assertThat(during / (double) before).isBetween(2.8, 3.0);
    }

    @Test
    void labelsComeLateOrNeverOrAreOthersThanTheTruth() {
        WorldScript.World late = world("labels late by 5d from 3d", "labels lost in 20% from 6d", "labels poisoned in 10% from 6d");
        long lost = 0;
        long poisoned = 0;
        long all = 0;
        for (int i = 0; i < table.rows(); i++) {
            long since = table.time(i) - from;
            long delay = late.knownAt()[i] - table.time(i);
            if (since < 3 * DAY) assertThat(delay).isEqualTo(7 * DAY);
            else if (since < 6 * DAY) assertThat(delay).isEqualTo(12 * DAY);
            else all++;
            if (delay > 1000 * DAY) lost++;
            assertThat(row(late.truth(), i).values[label]).isEqualTo(row(table, i).values[label]);
            if (row(late.told(), i).values[label] != row(table, i).values[label]) poisoned++;
        }
        assertThat(lost / (double) all).isBetween(0.1, 0.3);
        assertThat(poisoned / (double) all).isBetween(0.05, 0.15);
    }

    @Test
    void poisonedLabelsAreThoseThatBecomeKnownWhileTheFaultLasts() {
        List<WorldChange> changes = LoopTerms.days(10).with(MishapLine.read(List.of("poisoned labels at 9d for 2d", "process killed at 1d"))).script(Duration.ofDays(7)).changes();
        assertThat(changes).singleElement().isInstanceOfSatisfying(WorldChange.Poisoned.class, poisoned -> {
            assertThat(poisoned.span().covers(2 * DAY - 1)).isFalse();
            assertThat(poisoned.span().covers(2 * DAY)).isTrue();
            assertThat(poisoned.span().covers(4 * DAY - 1)).isTrue();
            assertThat(poisoned.span().covers(4 * DAY)).isFalse();
        });
    }

    @Test
    void eachChangeIsSaidInASentence() {
        List<String> said = WorldScript.read(List.of("amount missing from 40d to 43d", "amount times 1.5 from 30d", "fraud in 90% from 28d where amount between 60 and 66", "traffic times 3 from 50d to 52d",
                "labels late by 5d from 20d", "labels lost in 30% from 20d", "labels poisoned in 5% from 20d")).changes().stream().map(WorldChange::sentence).toList();
        assertThat(said).containsExactly("From now on amount is missing, for 3d.", "From now on amount is 1.5 times what it was.",
                "From now on 90% of the rows with amount between 60 and 66 become fraud.", "From now on traffic is 3 times what it was, for 2d.", "From now on labels come later by 5d.",
                "From now on 30% of the labels never come.", "From now on 5% of the labels are the opposite of what is true.");
    }

    @Test
    void linesThatMeanNothingAreTold() {
        assertThatThrownBy(() -> WorldScript.read(List.of("amount melts from 3d", "labels late from 3d"))).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problems()).hasSize(2));
        assertThatThrownBy(() -> world("amount times 1e20 from 3d")).isInstanceOf(Refused.class).hasMessageContaining("--world").hasMessageContaining("larger than any money");
        assertThatThrownBy(() -> MishapLine.read(List.of("everything at 3d"))).isInstanceOf(Refused.class).hasMessageContaining("power cut");
        assertThat(MishapLine.read(List.of("power cut at 12d", "disk full at 20d for 6h"))).extracting(MishapLine::kind)
                .containsExactly(Mishap.Kind.POWER_CUT, Mishap.Kind.DISK_FULL);
    }
}
