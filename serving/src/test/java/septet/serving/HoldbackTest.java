package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.data.DecisionRecord;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

/// Some units are held back whatever version serves: always the same ones, each answered by the baseline, with its chance in the log.
class HoldbackTest {
    private static final int CARDS = 400;
    private static final double SHARE = 0.2;

    private static Holdback holdback(Shop shop) {
        return new Holdback(SHARE, Shop.ladder(shop.plan, "baseline"), UnitOf.of(0, shop.plan.schema(), shop.plan.dictionary()));
    }

    private static Set<String> held(Shop shop, String round) {
        Set<String> held = new HashSet<>();
        for (int card = 0; card < CARDS; card++) {
            shop.decider.decide(Event.of(Map.of("card", "c" + card, "amount", "20", "id", round + card)), Shop.START + card);
            DecisionRecord decision = shop.recorder.decisions.getLast();
            if (!decision.arm().equals(Holdback.ARM)) continue;
            held.add("c" + card);
            assertThat(decision.version()).isEqualTo("baseline");
            assertThat(decision.degraded()).isEmpty();
            assertThat(decision.candidates().getFirst().propensity()).isEqualTo(SHARE);
        }
        return held;
    }

    private static double others(Shop shop) {
        return shop.recorder.decisions.stream().filter(each -> !each.arm().equals(Holdback.ARM)).mapToDouble(each -> each.candidates().getFirst().propensity()).distinct().sum();
    }

    @Test
    void theSameUnitsAreHeldBackWhateverServes() {
        SimulatedDisk disk = new SimulatedWorld(5, Shop.START).disk();
        Set<String> first;
        try (Shop shop = Shop.open(disk)) {
            shop.decider.holdBack(Optional.of(holdback(shop)));
            first = held(shop, "a");
            assertThat(first).hasSizeBetween((int) (CARDS * SHARE * 0.6), (int) (CARDS * SHARE * 1.4));
            assertThat(others(shop)).as("one chance for all others").isEqualTo(1 - SHARE);
            shop.decider.serve(new Takeover("refresh-v2", shop.decider.ladder().orElseThrow(), Shop.ladder(shop.plan, "v2"), 0.25, 0, shop.plan));
            assertThat(held(shop, "b")).as("in a canary").isEqualTo(first);
            assertThat(shop.recorder.decisions.subList(CARDS, 2 * CARDS)).filteredOn(each -> each.arm().endsWith("challenger"))
                    .isNotEmpty().allMatch(each -> each.candidates().getFirst().propensity() == 0.25 * (1 - SHARE));
            shop.decider.serve(new Takeover("refresh-v2", shop.decider.ladder().orElseThrow(), Shop.ladder(shop.plan, "v2"), 0, 0, shop.plan));
            assertThat(held(shop, "c")).as("in shadow").isEqualTo(first);
            shop.decider.serve(Shop.ladder(shop.plan, "v2"));
            assertThat(held(shop, "d")).as("of another version").isEqualTo(first);
        }
        try (Shop shop = Shop.open(disk)) {
            shop.decider.holdBack(Optional.of(holdback(shop)));
            assertThat(held(shop, "e")).as("after a restart").isEqualTo(first);
            shop.decider.holdBack(Optional.empty());
            assertThat(held(shop, "f")).isEmpty();
        }
    }

    /// Held back or not says nothing of the arm in a rollout, and the other way round.
    @Test
    void placesOfTheHoldbackAndOfARolloutAreIndependent() {
        try (Shop shop = Shop.open(new SimulatedWorld(6, Shop.START).disk())) {
            Takeover step = new Takeover("refresh-v9", shop.decider.ladder().orElseThrow(), Shop.ladder(shop.plan, "v2"), 0.5, 0, shop.plan);
            shop.decider.serve(step);
            held(shop, "a");
            List<DecisionRecord> bare = List.copyOf(shop.recorder.decisions);
            shop.decider.holdBack(Optional.of(holdback(shop)));
            Set<String> held = held(shop, "b");
            long both = 0;
            for (int card = 0; card < CARDS; card++) if (held.contains("c" + card) && bare.get(card).arm().endsWith("challenger")) both++;
            assertThat(both / (double) held.size()).isBetween(0.3, 0.7);
        }
    }
}
