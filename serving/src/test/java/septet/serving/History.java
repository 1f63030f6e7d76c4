package septet.serving;

import java.util.ArrayList;
import java.util.List;
import septet.design.Refused;
import septet.world.Chance;

/// What clients ask of a shop, drawn from a seed: decisions, repeated ones, labels early, late, repeated and contradicting, events of
/// other sources, nonsense.
final class History {
    /// One thing asked, and when.
    record Step(String source, String row, long at) {
        boolean decides() {
            return source.isEmpty();
        }
    }

    private History() {}

    static List<Step> of(long seed, int steps) {
        Chance chance = Chance.of(seed).of("history");
        List<Step> history = new ArrayList<>();
        long at = Shop.START;
        for (int i = 0; i < steps; i++) {
            at += chance.nextInt(3) == 0 ? (long) (chance.nextDouble() * 2 * Shop.DAY) : chance.nextInt(1_000_000);
            history.add(step(chance, i, at));
        }
        return history;
    }

    private static Step step(Chance chance, int i, long at) {
        String earlier = chance.nextInt(8) == 0 ? "p" + chance.nextInt(120) : "d" + chance.nextInt(i + 1);
        return switch (chance.nextInt(10)) {
            case 0, 1, 2 -> new Step("payments", "{\"id\":\"" + earlier + "\",\"fraud\":" + (chance.nextInt(4) == 0) + "}", at);
            case 3 -> new Step("logins", "{\"card\":\"c" + chance.nextInt(7) + "\"}", at);
            case 4 -> new Step("payments", payment(chance, "\"id\":\"d" + i + "\","), at);
            case 5 -> new Step("", payment(chance, ""), at);
            case 6 -> new Step("", payment(chance, "\"id\":\"" + earlier + "\","), at);
            case 7 -> new Step("", "{\"card\":\"c1\",\"amount\":\"much\"}", at);
            default -> new Step("", payment(chance, "\"id\":\"d" + i + "\","), at);
        };
    }

    private static String payment(Chance chance, String id) {
        String terminal = chance.nextInt(9) == 0 ? "" : ",\"terminal\":\"t" + chance.nextInt(5) + "\"";
        return "{" + id + "\"card\":\"c" + chance.nextInt(7) + "\"" + terminal + ",\"amount\":" + (1 + chance.nextInt(600)) + "." + chance.nextInt(10) + "}";
    }

    /// What the shop said, one line.
    static String ask(Shop shop, Step step) {
        try {
            if (step.decides()) return shop.decider.decide(Event.json(step.row()), step.at()).toString();
            return shop.decider.tell(step.source(), List.of(Event.json(step.row())), step.at()).toString();
        } catch (Refused refused) {
            return refused.problems().getFirst().code();
        }
    }
}
