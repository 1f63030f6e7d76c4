package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import septet.data.Column;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Row;
import septet.data.Values;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Problems;
import septet.design.Type;
import septet.world.Chance;

/// Random expressions against an interpreter that is written from the description of the language, and against DuckDB where both mean the same.
class ExpressionOracleTest {
    private static final long SEED = 4_211;
    private static final ZoneId ZONE = ZoneId.of("America/Havana");
    private static final FeaturePlan PLAN = new Plans().source("rows", ZONE, Plans.column("x", Plans.NUMBER), Plans.column("y", Plans.NUMBER), Plans.column("z", Plans.NUMBER),
            Plans.column("amount", Plans.MONEY), Plans.column("fee", Plans.MONEY), Plans.column("flag", Plans.BOOL), Plans.column("ok", Plans.BOOL), Plans.column("note", Plans.TEXT),
            Plans.column("tag", Plans.TEXT), Plans.column("kind", Plans.CATEGORY), Plans.column("seen", Plans.TIME)).plan();
    private static final List<String> TEXTS = List.of("", "a", "Ab 1", "  x ", "12.5", "b 1b ", "Ünïcode😀7", "-3", "1e3x");

    /// One row, for the program and for the interpreter.
    private record Sample(Row row, Map<String, Optional<Object>> values) {}

    private static Sample sample(Chance chance) {
        Row row = new Row(PLAN.slots());
        row.time = time(chance);
        Map<String, Optional<Object>> values = new LinkedHashMap<>();
        values.put("time", Optional.of(Instant.EPOCH.plus(row.time, ChronoUnit.MICROS)));
        List<Column> columns = PLAN.schema().columns();
        for (int slot = 0; slot < columns.size(); slot++) {
            if (chance.nextInt(6) == 0) {
                values.put(columns.get(slot).name(), Optional.empty());
                continue;
            }
            Object value = value(columns.get(slot), chance);
            row.values[slot] = bits(value, columns.get(slot).type());
            row.texts[slot] = value instanceof String text && columns.get(slot).type() instanceof Type.Text ? text : "";
            values.put(columns.get(slot).name(), Optional.of(value));
        }
        return new Sample(row, values);
    }

    private static long time(Chance chance) {
        return (chance.nextLong() >> 12) + chance.nextInt(3) * 3_600_000_000L;
    }

    private static Object value(Column column, Chance chance) {
        return switch (column.type()) {
            case Type.Number _ -> column.name().equals("z") ? chance.nextInt(15) - 1.0 : chance.nextInt(3) == 0 ? chance.nextInt(5) - 2.0 : Math.scalb(chance.nextGaussian(), chance.nextInt(40) - 20);
            case Type.Money _ -> chance.nextInt(9) == 0 ? BigDecimal.valueOf(chance.nextLong() >> 1, 4) : BigDecimal.valueOf(chance.nextInt(2_000_000) - 1_000_000, 4);
            case Type.Bool _ -> chance.nextInt(2) == 0;
            case Type.Category _ -> "k" + chance.nextInt(3);
            case Type.Time _ -> Instant.EPOCH.plus(time(chance), ChronoUnit.MICROS);
            default -> TEXTS.get(chance.nextInt(TEXTS.size()));
        };
    }

    private static long bits(Object value, Type type) {
        return switch (value) {
            case Double number -> Values.number((double) number);
            case BigDecimal money -> money.movePointRight(4).longValueExact();
            case Boolean truth -> Values.truth(truth);
            case Instant time -> ChronoUnit.MICROS.between(Instant.EPOCH, time);
            case BigInteger micros -> micros.longValueExact();
            case String text -> type instanceof Type.Category ? PLAN.dictionary().code(text) : 0;
            default -> throw new AssertionError(value);
        };
    }

    private static Optional<Formula> compiled(Expression expression) {
        Problems problems = new Problems();
        Optional<Formula> formula = Formulas.compile(expression, "x", PLAN.scope(), problems);
        assertThat(problems.list()).as(expression.text()).isEmpty();
        return formula;
    }

    /// How many values were compared, how many of them are there, and how many differ.
    private record Outcome(long compared, long known, long different, String first) {}

    private static Outcome play(int expressions, NaiveInterpreter.Bug bug) {
        long compared = 0;
        long known = 0;
        long different = 0;
        String first = "";
        for (int number = 0; number < expressions; number++) {
            Chance chance = Chance.of(SEED).at(number);
            RandomExpressions.Kind kind = RandomExpressions.Kind.values()[number % RandomExpressions.Kind.values().length];
            Expression expression = ExpressionParser.parse(new RandomExpressions(chance).of(kind, 1 + chance.nextInt(4)));
            assertThat(ExpressionParser.parse(expression.text()).text()).isEqualTo(expression.text());
            Formula formula = compiled(expression).orElseThrow();
            for (int i = 0; i < 20; i++) {
                Sample sample = sample(chance);
                Optional<Object> expected = new NaiveInterpreter(sample.values(), ZONE, bug).of(expression);
                long found = formula.value(sample.row());
                boolean same = expected.isEmpty() ? found == Values.MISSING : found == bits(expected.get(), formula.type())
                        && (!(expected.get() instanceof String text) || formula.text(sample.row()).equals(text));
                compared++;
                if (expected.isPresent()) known++;
                if (!same && different++ == 0) first = expression.text() + " of " + sample.values() + ": " + found + " " + formula.text(sample.row()) + " instead of " + expected;
            }
        }
        return new Outcome(compared, known, different, first);
    }

    @Test
    void everyValueIsThatOfTheDescription() {
        Outcome outcome = play(15_000, NaiveInterpreter.Bug.NONE);
        assertThat(outcome.different()).as("seed %s: %s", SEED, outcome.first()).isZero();
        System.out.printf("%,d values of random expressions equal the interpreter's, %,d of them known%n", outcome.compared(), outcome.known());
        assertThat(outcome.known()).isGreaterThan(outcome.compared() / 3);
    }

    @ParameterizedTest
    @EnumSource(value = NaiveInterpreter.Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(NaiveInterpreter.Bug bug) {
        assertThat(play(3_000, bug).different()).isPositive();
    }

    @Test
    void duckDbSaysTheSameWhereItMeansTheSame() throws SQLException {
        Chance chance = Chance.of(SEED).of("sql");
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 100; i++) samples.add(sample(chance));
        long compared = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE r(i INTEGER, x DOUBLE, y DOUBLE, z DOUBLE, flag BOOLEAN, ok BOOLEAN, note VARCHAR, tag VARCHAR, kind VARCHAR)");
            for (int i = 0; i < samples.size(); i++) statement.execute("INSERT INTO r VALUES (" + i + ", " + written(samples.get(i)) + ")");
            for (int number = 0; number < 1_500; number++) {
                RandomExpressions random = new RandomExpressions(Chance.of(SEED).of("sql").at(number));
                RandomExpressions.Kind kind = List.of(RandomExpressions.Kind.NUMBER, RandomExpressions.Kind.TRUTH, RandomExpressions.Kind.TEXT).get(number % 3);
                Expression expression = ExpressionParser.parse(random.of(kind, 2));
                Optional<String> sql = SqlExpression.of(expression).filter(text -> !text.contains("\"amount\"") && !text.contains("\"fee\"") && !text.contains("\"seen\"")
                        && !text.contains("\"time\"") && text.length() < 20_000);
                if (sql.isEmpty()) continue;
                Formula formula = compiled(expression).orElseThrow();
                try (ResultSet result = statement.executeQuery("SELECT " + sql.get() + " FROM r ORDER BY i")) {
                    for (Sample sample : samples) {
                        assertThat(result.next()).isTrue();
                        assertThat(isSame(result, kind, formula, sample.row())).as("%s (%s) of %s: %s, DuckDB %s", expression.text(), sql.get(), sample.values(),
                                formula.value(sample.row()), result.getObject(1)).isTrue();
                        compared++;
                    }
                }
            }
        }
        System.out.printf("%,d values of random expressions equal DuckDB's%n", compared);
        assertThat(compared).isGreaterThan(20_000);
    }

    private static String written(Sample sample) {
        return List.of("x", "y", "z", "flag", "ok", "note", "tag", "kind").stream().map(name -> sample.values().get(name).map(value ->
                value instanceof String text ? "'" + text.replace("'", "''") + "'" : value instanceof Double number ? "'" + number + "'::DOUBLE" : value.toString()).orElse("NULL"))
                .collect(Collectors.joining(", "));
    }

    private static boolean isSame(ResultSet result, RandomExpressions.Kind kind, Formula formula, Row row) throws SQLException {
        long found = formula.value(row);
        if (result.getObject(1) == null || found == Values.MISSING) return result.getObject(1) == null && found == Values.MISSING;
        return switch (kind) {
            case TRUTH -> result.getBoolean(1) == (found == 1);
            case TEXT -> result.getString(1).equals(formula.text(row));
            case NUMBER, MONEY, TIME, DURATION -> Math.abs(result.getDouble(1) - Values.number(found)) <= 1e-9 * Math.max(1, Math.abs(Values.number(found)));
        };
    }
}
