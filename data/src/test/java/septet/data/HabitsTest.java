package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.world.Chance;

/// Random tables, each written plainly and with random habits: both files are read as the same table, bit for bit.
class HabitsTest {
    private static final long SEED = 11;
    private static final List<String> NAMES = List.of("id", "at", "amount", "height", "member", "city", "note");
    private static final String DESIGN = """
            time: at
            id: id
            columns:
              id: key from column(1)
              at: time from column(2)
              amount: money EUR optional from column(3)
              height: number optional from column(4)
              member: boolean optional from column(5)
              city: category from column(6)
              note: text optional from column(7)
            """;
    private static final List<String> CITIES = List.of("Köln", "São Paulo", "Zürich", "Bern", "Málaga");
    private static final List<String> NOTES = List.of("", "so it is", "one, two; three", "he said \"no\"", "two\nlines", "it's", "caffè | tè", "tab\there", "'quoted'");

    @Test
    void everyHabitIsReadAsWhatWasMeant() {
        assertThat(firstDifference(120, bytes -> bytes)).isEmpty();
    }

    @Test
    void aWriterThatLosesALineIsCaught() {
        assertThat(firstDifference(20, bytes -> {
            byte[] shorter = new byte[bytes.length * 9 / 10];
            System.arraycopy(bytes, 0, shorter, 0, shorter.length);
            return shorter;
        })).isPresent();
    }

    private static Optional<String> firstDifference(int files, UnaryOperator<byte[]> damage) {
        Chance chance = Chance.of(SEED);
        for (int i = 0; i < files; i++) {
            Habits habits = Habits.random(chance);
            List<List<String>> plain = new ArrayList<>();
            List<List<String>> habitual = new ArrayList<>();
            for (int row = 0; row < 60; row++) add(plain, habitual, habits, chance, row);
            byte[] tame = tame(plain);
            byte[] written = damage.apply(habits.written(NAMES, habitual));
            List<String> expected = Source.rows(new Source("from: a.csv\nformat: {header: true}\n" + DESIGN).file("a.csv", tame).read().table());
            String told = "seed " + SEED + " file " + i + " " + habits;
            try {
                Ingest.Result found = new Source("from: a.csv\n" + DESIGN).file("a.csv", written).read();
                List<String> rows = Source.rows(found.table());
                for (int row = 0; row < Math.min(rows.size(), expected.size()); row++) {
                    if (!rows.get(row).equals(expected.get(row))) return Optional.of(told + "\n" + expected.get(row) + "\n" + rows.get(row) + "\n" + found.report().readAs()
                            + found.report().quarantined());
                }
                if (rows.size() != expected.size()) return Optional.of(told + "\n" + rows.size() + found.report().readAs() + found.report().quarantined());
            } catch (Refused refused) {
                return Optional.of(told + "\n" + refused.getMessage() + "\n" + new String(written, habits.encoded().charset()).lines().limit(6).toList());
            }
        }
        return Optional.empty();
    }

    private static void add(List<List<String>> plain, List<List<String>> habitual, Habits habits, Chance chance, int row) {
        LocalDateTime time = LocalDateTime.of(2020 + chance.nextInt(3), 1 + chance.nextInt(12), 1 + chance.nextInt(28), chance.nextInt(24), chance.nextInt(60), chance.nextInt(60));
        String digits = Integer.toString(chance.nextInt(3_000_000));
        String cents = "%02d".formatted(chance.nextInt(100));
        String whole = Integer.toString(chance.nextInt(300));
        String tenth = Integer.toString(chance.nextInt(10));
        boolean negative = chance.nextInt(4) == 0;
        boolean truth = chance.nextInt(2) == 0;
        boolean lacks = chance.nextInt(6) == 0;
        String city = CITIES.get(chance.nextInt(CITIES.size()));
        String note = NOTES.get(chance.nextInt(NOTES.size()));
        plain.add(List.of("k" + row, time.toString().length() == 16 ? time + ":00" : time.toString(), lacks ? "" : (negative ? "-" : "") + digits + "." + cents, whole + "."
                + tenth,
                lacks ? "" : Boolean.toString(truth), city, note));
        habitual.add(List.of("k" + row, habits.date(time), lacks ? habits.missing() : habits.number(negative, digits, cents), habits.number(false, whole, tenth),
                lacks ? habits.missing() : habits.truths().get(truth ? 0 : 1), city, note));
    }

    /// RFC 4180 with every value in quotes.
    private static byte[] tame(List<List<String>> rows) {
        StringBuilder text = new StringBuilder(String.join(",", NAMES)).append("\r\n");
        for (List<String> row : rows) text.append(String.join(",", row.stream().map(value -> '"' + value.replace("\"", "\"\"") + '"').toList())).append("\r\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
