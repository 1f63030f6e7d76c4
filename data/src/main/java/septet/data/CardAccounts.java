package septet.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import septet.world.Chance;

/// `generate card accounts`: what the bank knows of each card of the town of `generate card payments`, row by row as it changes.
/// A card is opened up to two years before the first day, with a limit that goes by what it usually spends; about each third month the
/// limit or the branch changes.
final class CardAccounts {
    private static final List<String> HEADERS = List.of("card", "changed", "opened", "branch", "tier", "limit");
    private static final int BRANCHES = 12;
    private static final int OLDEST_DAYS = 730;

    private CardAccounts() {}

    static TextTable table(CardPaymentSettings settings) {
        CardPayments town = new CardPayments(settings);
        Chance chance = Chance.of(settings.seed()).of("card accounts");
        List<List<String>> rows = new ArrayList<>();
        for (int card = 0; card < settings.cards(); card++) account(settings, card, town.meanAmount(card), chance.at(card), rows);
        return new MadeTable(HEADERS, rows);
    }

    private static void account(CardPaymentSettings settings, int card, double usual, Chance chance, List<List<String>> rows) {
        LocalDate opened = settings.start().minusDays(1 + chance.nextInt(OLDEST_DAYS));
        String tier = usual > 70 ? "gold" : usual > 30 ? "silver" : "plain";
        int branch = chance.nextInt(BRANCHES);
        long limit = Math.round(usual * (4 + chance.nextInt(5)) / 10) * 10;
        rows.add(List.of("c" + card, opened + "T00:00:00Z", opened.toString(), "b" + branch, tier, Long.toString(limit)));
        for (int day = 0; day < settings.days(); day++) {
            Chance today = chance.of("day").at(day);
            if (today.nextInt(90) > 0) continue;
            if (today.nextInt(3) == 0) branch = today.nextInt(BRANCHES);
            else limit = Math.max(10, limit + (today.nextInt(7) - 3) * 20);
            String time = settings.start().plusDays(day) + "T" + (10 + today.nextInt(10)) + ":" + (10 + today.nextInt(50)) + ":00Z";
            rows.add(List.of("c" + card, time, opened.toString(), "b" + branch, tier, Long.toString(limit)));
        }
    }
}
