package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.design.Type;
import septet.world.Chance;

/// What is taken from a typed file as it is and what its text is read as are one value, in every bit.
class FileValueTest {
    private static final long SEED = 11;
    private static final int TRIES = 20_000;
    private static final List<FileType> HELD = List.of(new FileType.Truth(), new FileType.Whole(), new FileType.Fraction(), new FileType.Decimal(0), new FileType.Decimal(2),
            new FileType.Decimal(4), new FileType.Decimal(9), new FileType.Moment(), new FileType.Instant(), new FileType.Day());
    private static final List<Type> TYPES = List.of(new Type.Number(), new Type.Money("EUR"), new Type.Bool(), new Type.Time(), new Type.Category());
    private static final double[] SPECIAL = {0, 1, -1, 0.1, 1e-5, 1e-4, 1e15, 1e16, 1e22, 1e23, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Double.NaN,
            Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, 16777216, 16777217, 85.64999999999999, 0.30000000000000004, 3362300.25, 38.8828125, 2e15
                + 0.125};
    private final Dictionary dictionary = new Dictionary();

    @Test
    void aValueIsThatOfItsText() {
        for (FileType held : HELD) {
            for (Type type : TYPES) {
                for (ZoneId zone : List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(-7))) {
                    assertThat(firstWrong(held, type, zone, FileValue.of(held, type, spelling(), in(zone)))).isEmpty();
                }
            }
        }
    }

    @Test
    void plantedValuesAreCaught() {
        Type number = new Type.Number();
        Type money = new Type.Money("EUR");
        assertThat(firstWrong(new FileType.Fraction(), money, ZoneOffset.UTC, value -> Math.round(Double.longBitsToDouble(value) * 10_000))).as("rounded amounts").isPresent();
        assertThat(firstWrong(new FileType.Moment(), new Type.Time(), ZoneId.of("Europe/Berlin"), value -> value)).as("clocks as instants").isPresent();
        assertThat(firstWrong(new FileType.Decimal(2), number, ZoneOffset.UTC, value -> Values.number(value * 0.01))).as("numbers rounded twice").isPresent();
    }

    @Test
    void mostValuesNeedNoText() {
        Spelling plain = spelling();
        Scope utc = in(ZoneOffset.UTC);
        long amount = Double.doubleToRawLongBits(85.65);
        assertThat(FileValue.of(new FileType.Fraction(), new Type.Money("EUR"), plain, utc).of(amount)).isEqualTo(856_500);
        assertThat(FileValue.of(new FileType.Whole(), new Type.Money("EUR"), plain, utc).of(-12)).isEqualTo(-120_000);
        assertThat(FileValue.of(new FileType.Whole(), new Type.Key("card"), plain, utc).of(-12)).isEqualTo(dictionary.code("-12"));
        assertThat(FileValue.of(new FileType.Decimal(6), new Type.Money("EUR"), plain, utc).of(12_340_000)).isEqualTo(123_400);
        assertThat(FileValue.of(new FileType.Moment(), new Type.Time(), plain, in(ZoneOffset.ofHours(2))).of(0)).isEqualTo(-7_200_000_000L);
    }

    @Test
    void whereTextsAreWrittenOtherwiseTheyDecide() {
        Spelling comma = new Spelling(new NumberStyle(DecimalMark.COMMA, true), TimeStyle.DAY_FIRST, true, _ -> { });
        for (Type type : List.of(new Type.Number(), new Type.Money("EUR"))) {
            assertThat(FileValue.of(new FileType.Fraction(), type, comma, in(ZoneOffset.UTC)).of(Double.doubleToRawLongBits(1.5))).isEqualTo(Typing.UNREADABLE);
        }
        assertThat(FileValue.of(new FileType.Moment(), new Type.Time(), comma, in(ZoneOffset.UTC)).of(0)).isEqualTo(Typing.UNREADABLE);
    }

    private Scope in(ZoneId zone) {
        return new FileScope("file", List.of(), zone, dictionary);
    }

    private static Spelling spelling() {
        return new Spelling(NumberStyle.PLAIN, TimeStyle.ISO, true, _ -> { });
    }

    private Optional<String> firstWrong(FileType held, Type type, ZoneId zone, FileValue direct) {
        Chance chance = Chance.of(SEED);
        Typing typing = Typing.of(type, List.of(""), zone, dictionary, spelling());
        for (int i = 0; i < TRIES; i++) {
            long value = value(held, chance);
            if (value == Values.MISSING) continue;
            long found = direct.of(value);
            String text = held.text(value);
            if (found != Typing.UNREADABLE && found != typing.value(text)) return Optional.of("seed " + SEED + " try " + i + ": " + held + " " + text + " as " + type + " in "
                    + zone + " is " + found);
        }
        return Optional.empty();
    }

    private static long value(FileType held, Chance chance) {
        return switch (held) {
            case FileType.Truth _, FileType.Letters _ -> chance.nextInt(2);
            case FileType.Whole _ -> chance.nextLong() >> chance.nextInt(64);
            case FileType.Decimal _ -> chance.nextLong() % 1_000_000_000_000_000L / (1L << chance.nextInt(30));
            case FileType.Fraction _ -> Double.doubleToRawLongBits(number(chance));
            case FileType.Moment _, FileType.Instant _ -> time(chance);
            case FileType.Day _ -> Math.floorDiv(time(chance), 86_400_000_000L) * 86_400_000_000L;
        };
    }

    private static double number(Chance chance) {
        return switch (chance.nextInt(8)) {
            case 0 -> SPECIAL[chance.nextInt(SPECIAL.length)];
            case 1 -> Double.longBitsToDouble(chance.nextLong());
            case 2 -> Float.intBitsToFloat((int) chance.nextLong());
            case 3 -> Math.rint(chance.nextDouble() * 1e9) / 100;
            case 4 -> chance.nextInt(1 << 30) / (double) (1 << chance.nextInt(16));
            case 5 -> (float) (chance.nextDouble() * 200 - 100);
            case 6 -> chance.nextInt(100_000) / 10_000.0;
            default -> (chance.nextDouble() - 0.5) * StrictMath.pow(10, chance.nextInt(40) - 20);
        };
    }

    /// Around the hours that clocks skip and show twice too.
    private static long time(Chance chance) {
        long hour = 3_600_000_000L;
        long spring = LocalDateTime.of(2024, 3, 31, 0, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
        return switch (chance.nextInt(4)) {
            case 0 -> spring + chance.nextInt(8) * hour / 2;
            case 1 -> spring + 210 * 24 * hour + chance.nextInt(8) * hour / 2;
            case 2 -> chance.nextLong() % 300_000_000_000_000_000L;
            default -> chance.nextLong() % 4_000_000_000_000_000L;
        };
    }
}
