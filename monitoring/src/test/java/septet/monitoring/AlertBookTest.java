package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.world.Chance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who is told what, when; and that nothing that was to be told is lost.
class AlertBookTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private final AlertBook book = new AlertBook("payments");

    /// The condition every ten seconds from one time to another, and what was told.
    private List<Notice> pass(String rule, boolean holds, long from, long to) {
        List<Notice> told = new ArrayList<>();
        for (long now = from; now < to; now += 10 * SECOND) {
            book.check(rule, holds, TEN_MINUTES, "2% of answers", now);
            book.due(now).ifPresent(told::add);
        }
        return told;
    }

    /// The process ends and starts again: who was told is not told again, who acts still does, what is silent stays so, and an end is told.
    @Test
    void itOutlivesTheProcess() {
        assertThat(pass("degraded share > 1%", true, 0, 20 * MINUTE)).hasSize(1);
        book.acknowledge("degraded share > 1%", "jan");
        book.asks(Set.of("degraded share > 1%", "drift > 0"));
        assertThat(book.silence("drift > 0", 100 * MINUTE)).isTrue();
        assertThat(book.silence("anything else", 100 * MINUTE)).as("no rule of the design").isFalse();
        AlertBook again = next(book, 20 * MINUTE, "degraded share > 1%", "drift > 0");
        assertThat(again.standing()).isEqualTo(book.standing());
        assertThat(again.bytes(List.of())).isEqualTo(book.bytes(List.of()));
        List<Notice> told = new ArrayList<>();
        for (long now = 20 * MINUTE; now < 40 * MINUTE; now += 10 * SECOND) {
            again.check("degraded share > 1%", now < 30 * MINUTE, TEN_MINUTES, "2% of answers", now);
            again.check("drift > 0", true, Duration.ZERO, "2 features", now);
            again.due(now).ifPresent(told::add);
        }
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.risen()).isEmpty();
            assertThat(notice.ended()).hasSize(1);
        });
        AlertBook other = new AlertBook("payments");
        for (String wrong : List.of("", "{", "{}", "[1]", "[{\"rule\": 1, \"risenAt\": {}}]", "{\"rules\": [{}], \"ended\": [], \"groupSince\": 0, \"waiting\": []}")) {
            assertThat(other.read(wrong.getBytes(StandardCharsets.UTF_8), 0)).isEmpty();
        }
        assertThat(other.standing()).isEmpty();
    }

    /// The book of the next process, whose design asks for these rules.
    private static AlertBook next(AlertBook before, long now, String... rules) {
        AlertBook next = new AlertBook("payments");
        next.asks(Set.of(rules));
        next.read(before.bytes(List.of()), now);
        return next;
    }

    /// A changed design asks for it no more: it does not stand for ever, and whoever was told of it hears that it is over. Of what nobody was told nobody hears.
    @Test
    void anAlertThatIsNoLongerAskedForIsOver() {
        pass("a", true, 0, 20 * MINUTE);
        book.check("young", true, TEN_MINUTES, "", 20 * MINUTE);
        AlertBook next = next(book, 20 * MINUTE, "b");
        assertThat(next.standing()).isEmpty();
        assertThat(next.due(20 * MINUTE)).isEmpty();
        assertThat(next.due(21 * MINUTE).orElseThrow().ended()).containsExactly(new Notice.Line("a", "the design no longer asks for it", 0));
        assertThat(next.due(22 * MINUTE)).isEmpty();
    }

    /// An end that waits for others to be told with them is told by the next process.
    @Test
    void anEndBetweenTwoProcessesIsTold() {
        pass("a", true, 0, 20 * MINUTE);
        book.check("a", false, TEN_MINUTES, "0% of answers", 20 * MINUTE);
        assertThat(book.due(20 * MINUTE)).isEmpty();
        AlertBook next = next(book, 21 * MINUTE, "a");
        assertThat(next.due(21 * MINUTE).orElseThrow().ended()).containsExactly(new Notice.Line("a", "0% of answers", 0));
        assertThat(next.due(22 * MINUTE)).isEmpty();
    }

    @Test
    void itRisesOnceItHasHeldAndEndsWhenItDoesNot() {
        assertThat(pass("degraded share > 1%", true, 0, 10 * MINUTE)).isEmpty();
        List<Notice> told = pass("degraded share > 1%", true, 10 * MINUTE, 20 * MINUTE);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().risen().getFirst()).isEqualTo(new Notice.Line("degraded share > 1%", "2% of answers", 0));
        assertThat(book.standing()).hasSize(1);
        List<Notice> over = pass("degraded share > 1%", false, 20 * MINUTE, 30 * MINUTE);
        assertThat(over).hasSize(1);
        assertThat(over.getFirst().ended()).hasSize(1);
        assertThat(book.standing()).isEmpty();
    }

    @Test
    void whatHoldsForAMomentIsNothing() {
        assertThat(pass("a", true, 0, 9 * MINUTE)).isEmpty();
        assertThat(pass("a", false, 9 * MINUTE, 10 * MINUTE)).isEmpty();
        assertThat(pass("a", true, 10 * MINUTE, 19 * MINUTE)).isEmpty();
    }

    @Test
    void whatRisesTogetherIsToldAsOne() {
        List<Notice> told = new ArrayList<>();
        for (long now = 0; now < 12 * MINUTE; now += 5 * SECOND) {
            for (String rule : List.of("a", "b", "c")) book.check(rule, true, TEN_MINUTES, "", now + (rule.equals("c") ? 0 : SECOND));
            book.due(now).ifPresent(told::add);
        }
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().risen()).hasSize(3);
    }

    @Test
    void itIsToldAgainUntilSomebodyActs() {
        pass("a", true, 0, 11 * MINUTE);
        assertThat(pass("a", true, 11 * MINUTE, 9 * 60 * MINUTE)).hasSize(2).allMatch(Notice::again);
        assertThat(book.acknowledge("a", "jan")).isTrue();
        assertThat(pass("a", true, 9 * 60 * MINUTE, 30 * 60 * MINUTE)).isEmpty();
        assertThat(book.standing().getFirst().acknowledged()).isEqualTo("jan");
        assertThat(book.acknowledge("b", "jan")).isFalse();
    }

    /// The clock of the machine is set back by a day: an alert rises, is told again and ends as it would have, and does not wait for the day to come again.
    @Test
    void aClockThatIsSetBackKeepsNobodyWaiting() {
        long day = 24 * 60 * MINUTE;
        assertThat(pass("a", true, day, day + 5 * MINUTE)).isEmpty();
        assertThat(pass("a", true, 0, 11 * MINUTE)).as("it has held for ten minutes since").hasSize(1);
        assertThat(pass("a", true, 11 * MINUTE, day + 12 * MINUTE)).isNotEmpty().allMatch(Notice::again);
        assertThat(pass("a", true, 0, 3 * 60 * MINUTE)).as("told an hour ago at most").isEmpty();
        assertThat(pass("a", true, 3 * 60 * MINUTE, 5 * 60 * MINUTE)).as("four hours later").hasSize(1).allMatch(Notice::again);
        pass("a", false, day, day + 10 * SECOND);
        assertThat(pass("a", false, 0, MINUTE)).singleElement().satisfies(notice -> assertThat(notice.ended()).hasSize(1));
    }

    @Test
    void silenceEnds() {
        book.asks(Set.of("a"));
        book.silence("a", 60 * MINUTE);
        assertThat(pass("a", true, 0, 60 * MINUTE)).isEmpty();
        assertThat(pass("a", true, 60 * MINUTE, 62 * MINUTE)).hasSize(1);
    }

    @Test
    void aNoticeIsACloudEvent() {
        pass("error share > 1%", true, 0, 10 * MINUTE);
        Notice notice = pass("error share > 1%", true, 10 * MINUTE, 12 * MINUTE).getFirst();
        JsonNode event = JsonMapper.builder().build().readTree(new NoticeEvent("payments", Optional.of("risk"), Optional.of("runbooks/fraud.md")).bytes(notice));
        for (String required : List.of("id", "source", "specversion", "type")) assertThat(event.at("/" + required).asString()).isNotEmpty();
        assertThat(event.at("/time").asString()).isEqualTo("1970-01-01T00:10:30Z");
        assertThat(event.at("/data/owner").asString()).isEqualTo("risk");
        assertThat(event.at("/data/runbook").asString()).isEqualTo("runbooks/fraud.md");
        assertThat(event.at("/data/risen/0/rule").asString()).isEqualTo("error share > 1%");
    }

    /// A receiver that fails for minutes at a time; nothing may be lost or come out of order.
    @Test
    void nothingIsLostOnTheWay() {
        for (int seed = 0; seed < 50; seed++) {
            Chance chance = Chance.of(seed);
            List<String> got = new ArrayList<>();
            List<String> once = new ArrayList<>();
            boolean[] away = new boolean[1];
            Outbox outbox = new Outbox(notice -> {
                boolean lost = away[0] || chance.nextInt(4) == 0;
                String text = new String(notice, StandardCharsets.UTF_8);
                // an answer may be lost after the notice was taken
                if (!away[0]) got.add(text);
                if (!lost && !once.contains(text)) once.add(text);
                return !lost;
            });
            List<String> sent = new ArrayList<>();
            for (long now = 0; now < 60 * MINUTE; now += SECOND) {
                if (chance.nextInt(200) == 0) away[0] = !away[0];
                if (now < 30 * MINUTE && chance.nextInt(60) == 0) {
                    sent.add("n" + sent.size());
                    outbox.add(sent.getLast().getBytes(StandardCharsets.UTF_8));
                }
                outbox.send(now);
            }
            away[0] = false;
            for (long now = 60 * MINUTE; now < 90 * MINUTE; now += SECOND) outbox.send(now);
            assertThat(once).as("seed %d", seed).isEqualTo(sent);
            assertThat(got.stream().distinct().toList()).isEqualTo(sent);
            assertThat(outbox.sent().waiting()).isZero();
            assertThat(outbox.sent().dropped()).isZero();
        }
    }

    /// A receiver that is away is not asked each second for hours.
    @Test
    void triesGrowRare() {
        int[] tries = new int[1];
        Outbox outbox = new Outbox(_ -> tries[0]++ < 0);
        outbox.add(new byte[] {1});
        for (long now = 0; now < 60 * MINUTE; now += SECOND) outbox.send(now);
        assertThat(tries[0]).isBetween(12, 25);
    }

    /// The clock is set back while a receiver is away: it is asked again as soon as it would have been.
    @Test
    void aReceiverIsAskedAgainWhateverTheClockDoes() {
        boolean[] there = {false};
        Outbox outbox = new Outbox(_ -> there[0]);
        outbox.add(new byte[] {1});
        outbox.send(24 * 60 * MINUTE);
        there[0] = true;
        outbox.send(MINUTE);
        assertThat(outbox.sent().delivered()).isEqualTo(1);
    }

    /// Who only scrapes sees that notices wait, since when, and that some are given up.
    @Test
    void whatWaitsIsCounted() {
        Outbox outbox = new Outbox(_ -> false);
        NoticeEvent event = new NoticeEvent("payments", Optional.empty(), Optional.empty());
        for (int i = 0; i < 1_000; i++) assertThat(outbox.add(event.bytes(new Notice("n" + i, (i + 1) * MINUTE + 1, List.of(), List.of(), false)))).isZero();
        outbox.send(2_000 * MINUTE);
        assertThat(outbox.sent()).isEqualTo(new Outbox.Sent(1_000, OptionalLong.of(MINUTE + 1), 0, 1, 1, 0));
        assertThat(outbox.sent().age(3 * MINUTE + 1)).isEqualTo(2 * MINUTE);
        assertThat(outbox.sent().age(0)).as("a clock that was set back").isZero();
        assertThat(outbox.add(event.bytes(new Notice("more", 0, List.of(), List.of(), false)))).isEqualTo(1);
        assertThat(outbox.sent()).isEqualTo(new Outbox.Sent(1_000, OptionalLong.of(2 * MINUTE + 1), 0, 1, 1, 1));
        for (String wrong : List.of("", "{", "[1]", "{\"time\": 1}", "{\"time\": \"soon\"}", "{\"data\": {\"time\": \"1970-01-01T00:00:00Z\"}}")) {
            assertThat(NoticeEvent.at(wrong.getBytes(StandardCharsets.UTF_8))).isEmpty();
        }
    }
}
