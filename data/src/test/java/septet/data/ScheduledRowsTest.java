package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.design.Mark;
import septet.design.Type;

class ScheduledRowsTest {
    private static final Schema THINGS = new Schema("customers", List.of(new Column("customer", new Type.Key("customer"), new Known.AtOnce(), false),
            new Column("active", new Type.Bool(), new Known.AtOnce(), false)));
    private static final Schema WEEKS = new Schema("weeks", List.of(THINGS.columns().getFirst()));

    @Test
    void eachThingHasARowFromWhenItIsKnownOn() {
        assertThat(rows("each monday 00:00 for customers", ZoneOffset.UTC)).containsExactly("2024-01-08T00:00:00Z ann", "2024-01-15T00:00:00Z ann", "2024-01-15T00:00:00Z bob",
                "2024-01-22T00:00:00Z ann", "2024-01-22T00:00:00Z bob");
    }

    @Test
    void aConditionHoldsAsOfThen() {
        // ann is active until the 16th, bob from the 9th on
        assertThat(rows("each monday 00:00 for customers where active", ZoneOffset.UTC)).containsExactly("2024-01-08T00:00:00Z ann", "2024-01-15T00:00:00Z ann",
                "2024-01-15T00:00:00Z bob", "2024-01-22T00:00:00Z bob");
        assertThat(rows("each monday 00:00 for customers where time < date(2024, 1, 9)", ZoneOffset.UTC)).containsExactly("2024-01-08T00:00:00Z ann");
    }

    @Test
    void timesStandOnTheClocksOfTheZone() {
        assertThat(rows("each tuesday 07:30 for customers", ZoneId.of("Europe/Berlin"))).containsExactly("2024-01-09T06:30:00Z ann", "2024-01-16T06:30:00Z ann",
                "2024-01-16T06:30:00Z bob", "2024-01-23T06:30:00Z ann", "2024-01-23T06:30:00Z bob");
        assertThat(rows("each month 12:00 for customers", ZoneOffset.UTC)).containsExactly("2024-02-01T12:00:00Z ann", "2024-02-01T12:00:00Z bob");
    }

    private static List<String> rows(String origin, ZoneId zone) {
        Dictionary words = new Dictionary();
        TableBuilder builder = new TableBuilder(THINGS, words);
        add(builder, words, "2024-01-03T00:00:00Z", "ann", true);
        add(builder, words, "2024-01-09T12:00:00Z", "bob", true);
        add(builder, words, "2024-01-16T12:00:00Z", "ann", false);
        Origin.Schedule schedule = (Origin.Schedule) Origin.read(new Mark("design.yaml", 1, 1), origin);
        septet.design.Problems problems = new septet.design.Problems();
        Optional<Formula> where = schedule.where().flatMap(condition -> Formulas.condition(condition, "from", new ColumnScope(THINGS, zone, words), problems));
        assertThat(problems.list()).isEmpty();
        ScheduledRows rows = ScheduledRows.of(WEEKS, schedule, zone, new ScheduledRows.Things(builder.table(false, (_, _) -> { }), 0, true, where),
                new long[] {micros("2024-01-05T00:00:00Z"), micros(origin.contains("month") ? "2024-02-20T00:00:00Z" : "2024-01-24T00:00:00Z")});
        List<String> said = new ArrayList<>();
        Row row = new Row(1);
        for (int i = 0; i < rows.rows(); i++) {
            rows.load(i, row);
            said.add(Instant.ofEpochSecond(rows.time(i) / 1_000_000) + " " + words.word((int) row.values[0]));
        }
        return said;
    }

    private static void add(TableBuilder builder, Dictionary words, String time, String customer, boolean active) {
        Row row = new Row(2);
        row.time = micros(time);
        row.arrival = row.time;
        row.values[0] = words.code(customer);
        row.values[1] = Values.truth(active);
        builder.add(row, 0);
    }

    private static long micros(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000;
    }
}
