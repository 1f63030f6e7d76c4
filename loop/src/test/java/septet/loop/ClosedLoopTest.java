package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    private static Job job;
    private static Ingested ingested;
    private static LoopReport found;

    @BeforeAll
    static void run() throws InterruptedException {
        job = Towns.job(Towns.DESIGN);
        ingested = Run.of(job).ingested();
        found = play(LoopTerms.days(35));
    }

    private static LoopReport play(LoopTerms terms) throws InterruptedException {
        return ClosedLoop.of(job, ingested, terms, Profile.ASSUMED).play();
    }

    @Test
    void retrainsJudgesAndPromotes() {
        assertThat(found.totals().retrainings()).isEqualTo(5);
        assertThat(found.totals().promotions()).isPositive();
        assertThat(found.checks().hold()).as("%s", found.checks()).isTrue();
        assertThat(found.checks().compared()).isGreaterThan(1000);
        assertThat(found.days()).hasSize(35);
        assertThat(found.days().stream().mapToLong(LoopReport.Day::rows).sum()).isEqualTo(found.totals().rows());
    }

    @Test
    void theSameSeedWritesTheSameBytes() throws InterruptedException {
        assertThat(LoopJson.write(play(LoopTerms.days(35)))).isEqualTo(LoopJson.write(found));
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(LoopJson.read(LoopJson.write(found), "rehearsal.json")).isEqualTo(found);
    }

    @Test
    void withoutRetrainingTheFirstVersionStays() throws InterruptedException {
        LoopReport without = play(LoopTerms.days(35).withoutRetraining());
        assertThat(without.totals().retrainings()).isZero();
        assertThat(without.totals().cost()).isEqualTo(without.totals().unchanged()).isEqualTo(found.totals().unchanged());
        assertThat(without.versions()).hasSize(1);
    }

    /// A metric asks for a retraining, once a day at most; one that never holds asks for none.
    @Test
    void aMetricAsksForARetraining() throws InterruptedException {
        LoopReport asked = ClosedLoop.of(job, Map.of("monitoring.retrain", "{when: [average precision < 0.999]}"), LoopTerms.days(12), Profile.ASSUMED).play();
        assertThat(asked.totals().retrainings()).isBetween(2, 12);
        assertThat(asked.story()).filteredOn(entry -> entry.action().equals("retrain")).allMatch(entry -> entry.sentence().contains("average precision < 0.999: it is "));
        LoopReport never = ClosedLoop.of(job, Map.of("monitoring.retrain", "{when: [average precision < 0.001]}"), LoopTerms.days(6), Profile.ASSUMED).play();
        assertThat(never.totals().retrainings()).isZero();
    }

    /// Too few new labels: it waits for them.
    @Test
    void aRetrainingWaitsForItsLabels() throws InterruptedException {
        LoopReport waiting = ClosedLoop.of(job, Map.of("monitoring.retrain", "{every: 7d, at least: 9000 labels}"), LoopTerms.days(9), Profile.ASSUMED).play();
        assertThat(waiting.story()).anySatisfy(entry -> assertThat(entry.sentence()).contains("new labels lack"));
        LoopReport enough = ClosedLoop.of(job, Map.of("monitoring.retrain", "{at least: 4000 labels}"), LoopTerms.days(12), Profile.ASSUMED).play();
        assertThat(enough.totals().retrainings()).isBetween(1, 10);
        assertThat(enough.story()).anySatisfy(entry -> assertThat(entry.sentence()).contains("labels became known since the last fit"));
    }

    /// Where decisions have no price, nobody says what holding back costs in a coin that is not there.
    @Test
    void whatHoldingBackCostsIsSaidInMoneyOnly() throws InterruptedException {
        Map<String, String> holdback = Map.of("serving.holdback", "20%");
        assertThat(ClosedLoop.of(job, holdback, LoopTerms.days(9), Profile.ASSUMED).play().holdback()).get().extracting(LoopReport.Holdback::unit).isEqualTo("card");
        String free = Towns.DESIGN.replaceAll("  costs:\n    approve.*\n    block.*\n", "  goal: fewer frauds\n").replace("average precision, cost]", "average precision]")
                .replaceAll("  decide:\n.*score.*\n.*approve\n", "");
        Job priceless = Towns.job(free);
        Run.of(priceless);
        assertThat(ClosedLoop.of(priceless, holdback, LoopTerms.days(9), Profile.ASSUMED).play().holdback()).isEmpty();
    }
}
