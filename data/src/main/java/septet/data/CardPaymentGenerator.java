package septet.data;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import septet.design.Mark;
import septet.design.Problems;

/// `generate card payments`, `generate card accounts` and `generate terminal services`: one town by the settings of [CardPaymentSettings],
/// so that sources of equal settings speak of the same cards and terminals.
record CardPaymentGenerator(String name, Optional<Duration> labelsAfter, Function<CardPaymentSettings, TextTable> table) implements Generator {
    private static final Set<String> SETTINGS = Set.of("days", "seed", "cards", "terminals", "start");
    /// A customer sees the bill a week later.
    static final Generator PAYMENTS = new CardPaymentGenerator("card payments", Optional.of(Duration.ofDays(7)), CardPaymentTable::new);
    static final Generator ACCOUNTS = new CardPaymentGenerator("card accounts", Optional.empty(), CardAccounts::table);
    static final Generator SERVICES = new CardPaymentGenerator("terminal services", Optional.empty(), TerminalServices::table);

    @Override
    public Optional<TextTable> rows(Map<String, String> with, Mark mark, String path, Problems problems) {
        Reading reading = new Reading(new TreeMap<>(with), mark, path, problems, name);
        CardPaymentSettings otherwise = CardPaymentSettings.DEFAULT;
        long days = reading.whole("days", otherwise.days(), 1, 3_650);
        long seed = reading.whole("seed", otherwise.seed(), Long.MIN_VALUE, Long.MAX_VALUE);
        long cards = reading.whole("cards", otherwise.cards(), 3, 100_000);
        long terminals = reading.whole("terminals", otherwise.terminals(), 2, 100_000);
        LocalDate start = reading.date("start", otherwise.start());
        reading.refuseOthers();
        if (reading.failed) return Optional.empty();
        return Optional.of(table.apply(new CardPaymentSettings((int) days, seed, (int) cards, (int) terminals, start)));
    }

    private static final class Reading {
        private final Map<String, String> with;
        private final Mark mark;
        private final String path;
        private final Problems problems;
        private final String generator;
        private boolean failed;

        Reading(Map<String, String> with, Mark mark, String path, Problems problems, String generator) {
            this.generator = generator;
            this.with = with;
            this.mark = mark;
            this.path = path;
            this.problems = problems;
        }

        long whole(String name, long otherwise, long low, long high) {
            if (!with.containsKey(name)) return otherwise;
            try {
                long value = new BigDecimal(with.get(name).replace("_", "")).longValueExact();
                if (value >= low && value <= high) return value;
            } catch (ArithmeticException | NumberFormatException _) {
                // told below, with the range
            }
            String range = low == Long.MIN_VALUE ? "a whole number" : "a whole number from " + low + " to " + high;
            return wrong(name, range, otherwise);
        }

        LocalDate date(String name, LocalDate otherwise) {
            if (!with.containsKey(name)) return otherwise;
            try {
                LocalDate date = LocalDate.parse(with.get(name));
                if (date.getYear() >= 1 && date.getYear() <= 9_000) return date;
            } catch (DateTimeException _) {
                // told below
            }
            return wrong(name, "a date such as 2018-04-01", otherwise);
        }

        private <T> T wrong(String name, String expected, T otherwise) {
            failed = true;
            problems.error(mark, path + ".with." + name, "'" + with.get(name) + "' is not " + expected, "nothing can be generated", "", "DATA-GENERATOR-SETTING");
            return otherwise;
        }

        void refuseOthers() {
            for (String name : with.keySet()) {
                if (SETTINGS.contains(name)) continue;
                failed = true;
                problems.error(mark, path + ".with." + name, "'generate " + generator + "' has no such setting", "nothing can be generated",
                        "It takes days, seed, cards, terminals and start.", "DATA-GENERATOR-SETTING");
            }
        }
    }
}
