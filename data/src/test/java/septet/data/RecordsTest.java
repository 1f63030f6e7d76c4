package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.SimulatedWorld;

class RecordsTest {
    private static final String[] TEXTS = {"", "a", "payments", "0", "line\nbreak", "umlaut ü", "emoji 😀", "\0", "x".repeat(300), "12.50"};
    private static final double[] NUMBERS = {0, 1, -1, 0.1, 1e300, Double.MIN_VALUE, -0.0, Integer.MAX_VALUE, Integer.MIN_VALUE, 3e9, Double.NaN, Double.POSITIVE_INFINITY};

    private static LogRecord copy(LogRecord record) {
        return Records.read(record.kind(), Records.write(record));
    }

    @Test
    void everyRecordIsReadAsItWasWritten() {
        for (int seed = 0; seed < 5000; seed++) {
            LogRecord record = random(Chance.of(seed));
            assertThat(copy(record)).as("seed %d", seed).isEqualTo(record);
        }
    }

    @Test
    void featuresKeepTheirBits() {
        FeatureRow features = new FeatureRow(NUMBERS.length);
        for (int i = 0; i < NUMBERS.length; i++) features.set(i, NUMBERS[i]);
        DecisionRecord decision = new DecisionRecord("r", 0, 0, "v1", "", List.of(new Candidate("", 1, 1, NUMBERS, features)), "approve", List.of(), "");
        Candidate read = ((DecisionRecord) copy(decision)).candidates().getFirst();
        for (int i = 0; i < NUMBERS.length; i++) {
            assertThat(Double.doubleToRawLongBits(read.features().number(i))).isEqualTo(Double.doubleToRawLongBits(NUMBERS[i]));
            assertThat(Double.doubleToRawLongBits(read.heads()[i])).isEqualTo(Double.doubleToRawLongBits(NUMBERS[i]));
        }
    }

    /// Pins format 1: these bytes stay readable for ever.
    @Test
    void theBytesOfFormatOneArePinned() {
        TextRow values = new TextRow(3);
        values.set(0, "c1");
        values.set(2, "");
        FeatureRow features = new FeatureRow(4);
        features.set(0, 0.5);
        features.set(1, 3.0);
        features.set(2, "shop");
        assertPinned(new SourceRecord("payments", List.of("card", "amount", "fraud")), "01 087061796d656e7473 03 0463617264 06616d6f756e74 056672617564");
        assertPinned(new EventRecord("p", 1000, 1100, 1050, "7", values), "01 0170 d00f c801 63 0137 03 02 026331 00 02 00");
        assertPinned(new LabelRecord("p", "7", 1000, 2000, values), "01 0170 0137 d00f d00f 03 02 026331 00 02 00");
        assertPinned(new PositionRecord("p", "kafka://h/t", 3, 300), "01 0170 0b6b61666b613a2f2f682f74 06 d804");
        assertPinned(new TimingRecord("q", -1), "01 0171 01");
        assertPinned(new ShadowRecord("q", "v2", new double[] {0.25}, "block", ""), "01 0171 027632 01 000000000000d03f 05626c6f636b 00");
        assertPinned(new LoopRecord(1000, "gate", "v2", "pass", "it passes", List.of("a", "b")), "01 d00f 0467617465 027632 0470617373 0969742070617373 6573 02 0161 0162");
        assertPinned(new VersionRecord("v1", List.of("fraud"), List.of("a", "b")), "01 027631 01 056672617564 02 0161 0162");
        assertPinned(new DecisionRecord("q", 5, 1000, "v1", "", List.of(new Candidate("", 1, 1, new double[] {0.25}, features)), "block",
                List.of(new DecisionRecord.Reason("a", -2)), "old"),
                "01 0171 0a d00f 027631 00 01 00 01 000000000000f03f 01 000000000000d03f 04 01 000000000000e03f 03 06 02 0473686f70 00"
                + "05626c6f636b 01 0161 00000000000000c0 036f6c64");
    }

    private static void assertPinned(LogRecord record, String hexadecimal) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
        ByteBuffer written = Records.write(record);
        byte[] actual = new byte[written.remaining()];
        written.get(actual);
        assertThat(HexFormat.of().formatHex(actual)).isEqualTo(HexFormat.of().formatHex(bytes));
        assertThat(Records.read(record.kind(), ByteBuffer.wrap(bytes))).isEqualTo(record);
    }

    @Test
    void noMutationGivesAnythingButARecordOrANamedDamage() {
        int refused = 0;
        for (int seed = 0; seed < 60_000; seed++) {
            Chance chance = Chance.of(seed);
            LogRecord record = random(chance);
            ByteBuffer written = Records.write(record);
            byte[] bytes = Arrays.copyOf(written.array(), written.remaining());
            byte[] mutated = mutate(bytes, chance);
            int kind = chance.nextInt(4) == 0 ? chance.nextInt(128) : record.kind();
            try {
                Records.read(kind, ByteBuffer.wrap(mutated));
            } catch (Refused e) {
                assertThat(e.getMessage()).endsWith("[DATA-LOG-RECORD]");
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(refused).isGreaterThan(20_000);
    }

    private static byte[] mutate(byte[] bytes, Chance chance) {
        byte[] mutated = switch (chance.nextInt(3)) {
            case 0 -> Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1));
            case 1 -> Arrays.copyOf(bytes, bytes.length + chance.nextInt(10));
            default -> bytes.clone();
        };
        for (int changes = chance.nextInt(5); changes > 0 && mutated.length > 0; changes--) {
            int at = chance.nextInt(mutated.length);
            mutated[at] = chance.nextInt(2) == 0 ? (byte) chance.nextLong() : (byte) (mutated[at] ^ 1 << chance.nextInt(8));
        }
        return mutated;
    }

    @Test
    void aLaterFormatAndAnUnknownKindAreNamed() {
        assertThatThrownBy(() -> Records.read(1, ByteBuffer.wrap(new byte[] {2, 0, 0}))).isInstanceOf(Refused.class).hasMessageContaining("record format 2 of kind 1");
        assertThatThrownBy(() -> Records.read(99, ByteBuffer.wrap(new byte[] {1}))).isInstanceOf(Refused.class).hasMessageContaining("records of kind 99");
        assertThatThrownBy(() -> Records.read(1, ByteBuffer.allocate(0))).isInstanceOf(Refused.class).hasMessageContaining("cut off");
    }

    @Test
    void aTextBeyondAMegabyteIsRefusedBeforeItIsWritten() {
        assertThatThrownBy(() -> Records.write(new EventRecord("s", 0, 0, 0, "", TextRow.of("x".repeat((1 << 20) + 1))))).isInstanceOf(Refused.class)
                .hasMessageContaining("DATA-LOG-RECORD-TOO-LARGE");
        assertThat(copy(new EventRecord("s", 0, 0, 0, "", TextRow.of("x".repeat(1 << 20)))).kind()).isEqualTo(Records.EVENT);
    }

    @Test
    void recordsPassThroughTheLog() {
        List<LogRecord> records = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) records.add(random(Chance.of(seed)));
        List<LogRecord> read = new ArrayList<>();
        try (Log log = Log.open(new SimulatedWorld(1, 0).disk(), Path.of("/log"), LogLimits.DEFAULT); LogReader reader = log.reader(0)) {
            records.forEach(log::append);
            log.flush();
            while (reader.next()) read.add(Records.read(reader.kind(), reader.payload()));
        }
        assertThat(read).isEqualTo(records);
    }

    private static LogRecord random(Chance chance) {
        return switch (chance.nextInt(9)) {
            case 0 -> new SourceRecord(text(chance), texts(chance));
            case 1 -> new EventRecord(text(chance), time(chance), time(chance), time(chance), text(chance), textRow(chance));
            case 2 -> new LabelRecord(text(chance), text(chance), time(chance), time(chance), textRow(chance));
            case 3 -> new VersionRecord(text(chance), texts(chance), texts(chance));
            case 4 -> new PositionRecord(text(chance), text(chance), chance.nextInt(1_000), time(chance));
            case 5 -> new ShadowRecord(text(chance), text(chance), new double[] {number(chance), number(chance)}, text(chance), text(chance));
            case 6 -> new LoopRecord(time(chance), text(chance), text(chance), text(chance), text(chance), texts(chance));
            case 7 -> new TimingRecord(text(chance), time(chance));
            default -> {
                List<Candidate> candidates = new ArrayList<>();
                for (int left = chance.nextInt(4); left > 0; left--) candidates.add(candidate(chance));
                List<DecisionRecord.Reason> reasons = new ArrayList<>();
                for (int left = chance.nextInt(4); left > 0; left--) reasons.add(new DecisionRecord.Reason(text(chance), number(chance)));
                yield new DecisionRecord(text(chance), chance.nextInt(1 << 30), time(chance), text(chance), text(chance), candidates, text(chance), reasons, text(chance));
            }
        };
    }

    private static Candidate candidate(Chance chance) {
        double[] heads = new double[chance.nextInt(3)];
        for (int i = 0; i < heads.length; i++) heads[i] = number(chance);
        FeatureRow features = new FeatureRow(chance.nextInt(20));
        for (int i = 0; i < features.size(); i++) {
            if (chance.nextInt(4) == 0) features.set(i, text(chance));
            else features.set(i, number(chance));
        }
        return new Candidate(text(chance), chance.nextInt(1000), number(chance), heads, features);
    }

    private static TextRow textRow(Chance chance) {
        TextRow row = new TextRow(chance.nextInt(8));
        for (int i = 0; i < row.size(); i++) if (chance.nextInt(4) > 0) row.set(i, text(chance));
        return row;
    }

    private static List<String> texts(Chance chance) {
        List<String> texts = new ArrayList<>();
        for (int left = chance.nextInt(5); left > 0; left--) texts.add(text(chance));
        return texts;
    }

    private static String text(Chance chance) {
        return TEXTS[chance.nextInt(TEXTS.length)];
    }

    private static double number(Chance chance) {
        return chance.nextInt(2) == 0 ? NUMBERS[chance.nextInt(NUMBERS.length)] : chance.nextDouble() * 1000;
    }

    private static long time(Chance chance) {
        return chance.nextLong() >> chance.nextInt(64);
    }
}
