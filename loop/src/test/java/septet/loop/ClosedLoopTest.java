package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

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
}
