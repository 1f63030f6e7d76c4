package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import septet.world.Chance;

/// `generate terminal services`: what is reported of the terminals of the town of `generate card payments`. Each is serviced about once in two months;
/// of those that were compromised, seven in ten report within three days that somebody opened them, and so does now and then one that was not.
/// A report reaches the bank up to six hours later.
final class TerminalServices {
    private static final List<String> HEADERS = List.of("report", "at", "received", "terminal", "kind");
    private static final int DAY_SECONDS = 86_400;

    private TerminalServices() {}

    static TextTable table(CardPaymentSettings settings) {
        CardPayments town = new CardPayments(settings);
        Chance chance = Chance.of(settings.seed()).of("terminal services");
        List<List<String>> rows = new ArrayList<>();
        for (int day = 0; day < settings.days(); day++) {
            for (int terminal = 0; terminal < settings.terminals(); terminal++) {
                Chance today = chance.at(terminal).at(day);
                if (today.nextInt(60) == 0) report(settings, day, terminal, today, "service", rows);
                if (today.nextInt(900) == 0) report(settings, day, terminal, today, "opened", rows);
            }
            for (int before = 0; before < 3 && before <= day; before++) {
                int[] compromised = town.compromised(day - before);
                Arrays.sort(compromised);
                for (int terminal : compromised) {
                    Chance found = chance.of("opened").at(terminal).at(day - before);
                    if (found.nextInt(10) < 7 && found.nextInt(3) == before) report(settings, day, terminal, found, "opened", rows);
                }
            }
        }
        return new MadeTable(HEADERS, rows);
    }

    private static void report(CardPaymentSettings settings, int day, int terminal, Chance chance, String kind, List<List<String>> rows) {
        int second = chance.nextInt(DAY_SECONDS);
        long at = settings.start().toEpochDay() * DAY_SECONDS + (long) day * DAY_SECONDS + second;
        rows.add(List.of("r" + rows.size(), time(at), time(at + chance.nextInt(6 * 3_600)), "t" + terminal, kind));
    }

    private static String time(long second) {
        return java.time.Instant.ofEpochSecond(second).toString();
    }
}
