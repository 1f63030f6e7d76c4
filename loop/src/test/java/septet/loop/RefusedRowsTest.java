package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.data.LoopRecord;
import septet.monitoring.Refusing;

/// An upstream column breaks that every request needs: the server refuses, nobody decides, and somebody is called.
class RefusedRowsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final int DAYS = 12;
    private static Job job;
    private static Ingested ingested;
    private static LoopReport calm;

    @BeforeAll
    static void run() throws InterruptedException {
        job = Towns.job(Towns.SHORT);
        ingested = Run.of(job).ingested();
        calm = play(List.of(), List.of());
    }

    private static LoopReport play(List<String> world, List<String> faults) throws InterruptedException {
        LoopTerms terms = new LoopTerms(DAYS, Optional.empty(), true, 1, WorldScript.read(world), MishapLine.read(faults), "");
        return ClosedLoop.of(job, ingested, terms, Profile.ASSUMED).play();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount missing from 5d to 6d", "amount garbled from 5d to 6d", "card missing from 5d to 6d", "amount times 1000000 from 5d to 6d"})
    void whatTheServerRefusesIsDecidedByNobody(String line) throws InterruptedException {
        LoopReport found = play(List.of(line), List.of());
        assertThat(found.checks().hold()).as("%s", found.checks()).isTrue();
        assertThat(found.lost().requests()).isPositive().isEqualTo(calm.totals().rows() - found.totals().rows());
        assertThat(found.lost().days().get(5)).isEqualTo(found.lost().requests());
        assertThat(found.days().get(5).rows()).isEqualTo(calm.days().get(5).rows() - found.lost().requests());
        assertThat(found.story()).anySatisfy(entry -> assertThat(entry.sentence()).startsWith(String.format(java.util.Locale.ROOT, "%,d requests were refused", found.lost().requests())));
    }

    /// As soon as twenty were refused: this town has few payments at night, and once.
    @Test
    void somebodyIsCalledWhenItBeginsAndToldWhenItIsOver() throws InterruptedException {
        LoopReport found = play(List.of("amount missing from 5d to 6d"), List.of());
        long begins = found.about().from() + 5 * 24 * HOUR;
        List<LoopReport.Entry> alarms = found.story().stream().filter(entry -> entry.action().equals("alarm") && !entry.verdict().isEmpty()).toList();
        assertThat(alarms).extracting(LoopReport.Entry::verdict).containsExactly("refused", "over");
        assertThat(alarms.getFirst().at()).isBetween(begins, begins + 9 * HOUR);
        assertThat(alarms.getFirst().sentence()).contains("event.amount [SERVING-MISSING-FIELD]");
        assertThat(alarms.getLast().at()).isBetween(begins + 24 * HOUR, begins + 33 * HOUR);
        assertThat(calm.story()).noneMatch(entry -> entry.action().equals("alarm") && !entry.verdict().isEmpty());
        assertThat(calm.lost()).isEqualTo(LoopReport.Lost.NONE);
    }

    /// A restart loses what was counted, and not what was told.
    @Test
    void aRestartTellsNothingTwice() throws InterruptedException {
        LoopReport found = play(List.of("amount missing from 5d to 7d"), List.of("process killed at 6d", "power cut at 5d", "disk full at 6d for 2h"));
        assertThat(found.checks().hold()).as("%s", found.checks()).isTrue();
        assertThat(found.story().stream().filter(entry -> entry.verdict().equals("refused")).count()).isPositive();
        List<String> verdicts = found.story().stream().filter(entry -> entry.action().equals("alarm") && !entry.verdict().isEmpty()).map(LoopReport.Entry::verdict).toList();
        for (int i = 1; i < verdicts.size(); i++) assertThat(verdicts.get(i)).isNotEqualTo(verdicts.get(i - 1));
    }

    @Test
    void newsAreToldOnce() {
        RefusalNews news = new RefusalNews();
        assertThat(news.of(1, Refusing.NOTHING)).isEmpty();
        LoopRecord begun = news.of(2, new Refusing(20, 30, "event.amount")).orElseThrow();
        assertThat(news.of(3, new Refusing(5, 6, "event.amount"))).isEmpty();
        RefusalNews again = new RefusalNews();
        again.told(begun);
        assertThat(again.of(4, new Refusing(5, 6, "event.amount"))).isEmpty();
        assertThat(again.of(5, new Refusing(0, 40, ""))).get().extracting(LoopRecord::verdict).isEqualTo("over");
        assertThat(again.of(6, new Refusing(0, 0, ""))).isEmpty();
    }
}
