package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import septet.design.Type;
import septet.world.Chance;

class TypingTest {
    private static final long SEED = 20_260_101;
    private static final int TRIES = 60_000;
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";
    private final Dictionary dictionary = new Dictionary();

    @Test
    void numbersAreTheNearestDoubles() {
        assertThat(firstWrongNumber(NumberText::value)).isEmpty();
    }

    @Test
    void aNumberRoundedTwiceIsCaught() {
        assertThat(firstWrongNumber(text -> {
            int point = text.indexOf('.');
            if (!text.matches("\\d+\\.\\d{1,9}")) return NumberText.value(text);
            double value = Double.parseDouble(text.substring(0, point));
            double unit = 1;
            for (char digit : text.substring(point + 1).toCharArray()) value += (unit /= 10) * (digit - '0');
            return Values.number(value);
        })).isPresent();
    }

    private Optional<String> firstWrongNumber(Function<String, Long> parser) {
        Chance chance = Chance.of(SEED);
        for (int i = 0; i < TRIES; i++) {
            String text = numberText(chance);
            double expected = text.matches(NUMBER) ? Double.parseDouble(text) : Double.NaN;
            long bits = Double.isFinite(expected) ? Double.doubleToLongBits(expected + 0.0) : Typing.UNREADABLE;
            if (parser.apply(text) != bits) return Optional.of("seed " + SEED + " try " + i + ": " + text);
        }
        return Optional.empty();
    }

    @Test
    void moneyIsExact() {
        assertThat(firstWrongMoney(MoneyText::value)).isEmpty();
    }

    @Test
    void moneyThatADoubleBlurredIsReadAsItWas() {
        Chance chance = Chance.of(SEED);
        for (int i = 0; i < TRIES; i++) {
            long units = chance.nextInt(2_000_000_000);
            double blurred = units / 10_000.0 / 5 * 5 + (chance.nextInt(3) - 1) * Math.ulp(units / 10_000.0);
            assertThat(MoneyText.value(Double.toString(blurred))).as("seed %d try %d: %s", SEED, i, blurred).isEqualTo(units);
        }
        assertThat(MoneyText.value("85.64999999999999")).isEqualTo(85_6500);
        assertThat(MoneyText.value("85.6499999")).isEqualTo(Typing.UNREADABLE);
        assertThat(MoneyText.value("100000000000.12345")).isEqualTo(Typing.UNREADABLE);
    }

    @Test
    void moneyByWayOfDoublesIsCaught() {
        assertThat(firstWrongMoney(text -> {
            if (MoneyText.value(text) == Typing.UNREADABLE) return Typing.UNREADABLE;
            return (long) (Double.parseDouble(text) * 10_000);
        })).isPresent();
    }

    private Optional<String> firstWrongMoney(Function<String, Long> parser) {
        Chance chance = Chance.of(SEED);
        BigDecimal limit = new BigDecimal(Long.MAX_VALUE);
        for (int i = 0; i < TRIES; i++) {
            String text = numberText(chance);
            long expected = Typing.UNREADABLE;
            if (text.matches(".*[eE][+-]?\\d{4,}")) continue;
            if (text.matches(NUMBER)) {
                BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
                BigDecimal amount = decimal.setScale(4, RoundingMode.HALF_EVEN);
                boolean noise = decimal.precision() >= 15 && decimal.subtract(amount).abs().doubleValue() <= Math.min(1e-9, 4 * Math.ulp(decimal.doubleValue()));
                BigDecimal units = (noise ? amount : decimal).movePointRight(4);
                boolean exact = units.signum() == 0 || units.stripTrailingZeros().scale() <= 0;
                if (exact && units.abs().compareTo(limit) < 0) expected = units.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
            }
            if (parser.apply(text) != expected) return Optional.of("seed " + SEED + " try " + i + ": " + text);
        }
        return Optional.empty();
    }

    /// Numbers as people and programs write them, and texts that are nearly numbers.
    private static String numberText(Chance chance) {
        return switch (chance.nextInt(8)) {
            case 0 -> Double.toString(Double.longBitsToDouble(chance.nextLong()));
            case 1 -> new BigDecimal(chance.nextInt(1_000_000)).movePointLeft(chance.nextInt(7)).toPlainString();
            case 2 -> Long.toString(chance.nextLong());
            case 3 -> BigDecimal.valueOf(chance.nextLong(), chance.nextInt(40)).toPlainString();
            case 4 -> BigDecimal.valueOf(chance.nextLong() >> chance.nextInt(60), chance.nextInt(60) - 30).toString();
            case 5 -> (chance.nextInt(2) == 0 ? "-" : "+") + chance.nextInt(1_000) + "." + chance.nextInt(100_000) + "00";
            default -> {
                String letters = "0123456789.-+eE0123456789 ,_dfx";
                StringBuilder text = new StringBuilder();
                for (int n = chance.nextInt(7); n >= 0; n--) text.append(letters.charAt(chance.nextInt(letters.length())));
                yield text.toString();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "+05:30", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"})
    void timesAreThoseOfTheLibrary(String name) {
        ZoneId zone = ZoneId.of(name);
        assertThat(firstWrongTime(zone, new TimeText(zone)::value)).isEmpty();
    }

    @Test
    void timesWithTheLeapYearsOfJuliusCaesarAreCaught() {
        TimeText right = new TimeText(UTC);
        assertThat(firstWrongTime(UTC, text -> text.startsWith("1900-03") ? right.value(text) + 86_400_000_000L : right.value(text))).isPresent();
    }

    private Optional<String> firstWrongTime(ZoneId zone, Function<String, Long> parser) {
        Chance chance = Chance.of(SEED);
        for (int i = 0; i < TRIES / 2; i++) {
            String text = timeText(chance);
            if (parser.apply(text) != expectedTime(text, zone)) return Optional.of("seed " + SEED + " try " + i + ": " + text);
        }
        return Optional.empty();
    }

    private static String timeText(Chance chance) {
        int days = chance.nextInt(3) == 0 ? chance.nextInt(3_600_000) : 710_000 + chance.nextInt(40_000);
        LocalDate date = chance.nextInt(50) == 0 ? LocalDate.of(1900, 3, 1 + chance.nextInt(28)) : LocalDate.of(1, 1, 1).plusDays(days);
        if (chance.nextInt(5) == 0) return date.toString();
        LocalDateTime time = date.atStartOfDay().plusNanos(chance.nextInt(86_400_000) * 1_000_000L + chance.nextInt(1_000_000));
        int finest = chance.nextInt(4);
        ChronoUnit unit = finest == 0 ? ChronoUnit.MINUTES : finest == 1 ? ChronoUnit.SECONDS : finest == 2 ? ChronoUnit.MILLIS : ChronoUnit.NANOS;
        String text = time.truncatedTo(unit).toString();
        if (chance.nextInt(2) == 0) text = text.replace('T', ' ');
        text += List.of("", "", "Z", "+02:00", "-03:30", "+00:00").get(chance.nextInt(6));
        if (chance.nextInt(4) > 0) return text;
        int at = chance.nextInt(text.length());
        return text.substring(0, at) + "0123456789-:TZ. x".charAt(chance.nextInt(17)) + text.substring(at + chance.nextInt(2));
    }

    private static long expectedTime(String text, ZoneId zone) {
        String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        iso = iso.replaceAll("(:\\d\\d(?:\\.\\d+)?) (?=[Z+-])", "$1");
        DateTimeFormatter pattern = DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss[.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]]][XXX][XX][X]")
                .withResolverStyle(ResolverStyle.STRICT);
        if (!Character.isDigit(iso.charAt(0))) return Typing.UNREADABLE;
        try {
            Object parsed = pattern.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            Instant instant = switch (parsed) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime time -> time.atZone(zone).toInstant();
                default -> iso.length() == 10 ? ((LocalDate) parsed).atStartOfDay().atZone(zone).toInstant() : Instant.MIN;
            };
            return instant.equals(Instant.MIN) ? Typing.UNREADABLE : Math.multiplyExact(instant.getEpochSecond(), 1_000_000L) + instant.getNano() / 1_000;
        } catch (DateTimeException _) {
            return Typing.UNREADABLE;
        }
    }

    @ParameterizedTest
    @CsvSource({"true,1", "Yes,1", "1.0,1", "T,1", "on,1", "Ja,1", "FALSE,0", "NEIN,0", "n,0", "0,0", "0.0,0"})
    void truthIsSpelledInManyWays(String text, long value) {
        assertThat(typing(new Type.Bool()).value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "nope", "truee", "tr ue", "-"})
    void otherSpellingsAreUnreadable(String text) {
        assertThat(typing(new Type.Bool()).value(text)).isEqualTo(Typing.UNREADABLE);
    }

    @Test
    void spacesAroundAValueDoNotCountButInAText() {
        assertThat(typing(new Type.Number()).value(" 12 ")).isEqualTo(Values.number(12.0));
        assertThat(typing(new Type.Category()).value(" red")).isEqualTo(typing(new Type.Category()).value("red"));
        Row row = new Row(1);
        assertThat(typing(new Type.Text()).read(" so ", row, 0)).isTrue();
        assertThat(row.texts[0]).isEqualTo(" so ");
    }

    @Test
    void missingIsWhatTheSourceSaysForEveryType() {
        for (Type type : List.of(new Type.Number(), new Type.Money("EUR"), new Type.Bool(), new Type.Time(), new Type.Category(), new Type.Text())) {
            Typing unknown = Typing.of(type, List.of("unknown", "?"), UTC, dictionary);
            assertThat(unknown.value("unknown")).isEqualTo(Values.MISSING);
            assertThat(unknown.value(" ?")).isEqualTo(Values.MISSING);
            assertThat(typing(type).value("")).isEqualTo(Values.MISSING);
            assertThat(typing(type).value("  ")).isEqualTo(Values.MISSING);
        }
        assertThat(Typing.of(new Type.Number(), List.of("unknown"), UTC, dictionary).value("")).isEqualTo(Typing.UNREADABLE);
    }

    @Test
    void hugeTextsEndQuickly() {
        String digits = "9".repeat(1_000_000);
        assertThat(typing(new Type.Number()).value(digits)).isEqualTo(Typing.UNREADABLE);
        assertThat(typing(new Type.Money("EUR")).value(digits)).isEqualTo(Typing.UNREADABLE);
        assertThat(typing(new Type.Money("EUR")).value("1e999999999")).isEqualTo(Typing.UNREADABLE);
        assertThat(typing(new Type.Money("EUR")).value("1e-999999999")).isEqualTo(Typing.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"12.34567,DATA-MONEY-DECIMALS", "1e30,DATA-MONEY-RANGE", "abc,DATA-NOT-MONEY", "'1,50',DATA-NOT-MONEY", "1e99999,DATA-NOT-MONEY"})
    void moneySaysWhatIsWrong(String text, String code) {
        assertThat(typing(new Type.Money("EUR")).complaint(text).code()).isEqualTo(code);
    }

    private Typing typing(Type type) {
        return Typing.of(type, List.of(""), UTC, dictionary);
    }
}
