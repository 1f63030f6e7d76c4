package septet.loop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import septet.data.Dictionary;
import septet.data.Values;
import septet.features.TrainingSet;

/// Examples as bytes. Codes of words hold in one process only, so that the words stand beside them, and codes are written anew when they are read.
final class KeptExamples {
    private KeptExamples() {}

    static long bytes(TrainingSet set) {
        long columns = 4L + set.inputs().length + set.extras().length;
        return columns * Long.BYTES * set.size() + set.texts().stream().mapToLong(text -> 4L + 3L * text.length()).sum();
    }

    static byte[] write(TrainingSet set, Dictionary dictionary) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(); DataOutputStream out = new DataOutputStream(bytes)) {
            for (int number : new int[] {set.size(), set.rows().length, set.inputs().length, set.texts().size(), set.extras().length, set.degraded()}) out.writeInt(number);
            out.writeLong(set.overflows());
            ByteBuffer block = ByteBuffer.allocate(Long.BYTES * Math.max(1, set.size()));
            for (int row : set.rows()) block.putLong(row);
            flush(block, out);
            for (long[] values : Stream.concat(Stream.of(set.times(), set.labels(), set.knownAt()), Stream.of(set.extras())).toList()) {
                for (long value : values) block.putLong(value);
                flush(block, out);
            }
            for (double[] values : set.inputs()) {
                for (double value : values) block.putLong(Double.doubleToRawLongBits(value));
                flush(block, out);
            }
            for (String text : set.texts()) write(text, out);
            out.writeInt(dictionary.size());
            for (int code = 0; code < dictionary.size(); code++) write(dictionary.word(code), out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(letters.length);
        out.write(letters);
    }

    private static void flush(ByteBuffer block, DataOutputStream out) throws IOException {
        out.write(block.array(), 0, block.position());
        block.clear();
    }

    /// @param classes whether labels are codes of words
    static TrainingSet read(byte[] bytes, Dictionary dictionary, TrainingSet.Request request, boolean classes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int size = in.getInt();
        int rows = in.getInt();
        int inputs = in.getInt();
        int texts = in.getInt();
        int extras = in.getInt();
        int degraded = in.getInt();
        long overflows = in.getLong();
        int[] places = new int[rows];
        for (int i = 0; i < rows; i++) places[i] = (int) in.getLong();
        long[][] fixed = longs(in, 3, size);
        long[][] more = longs(in, extras, size);
        double[][] columns = new double[inputs][size];
        for (double[] column : columns) for (int i = 0; i < size; i++) column[i] = Double.longBitsToDouble(in.getLong());
        List<String> kept = words(in, texts);
        int[] now = words(in, in.getInt()).stream().mapToInt(dictionary::code).toArray();
        if (classes) recode(fixed[1], now);
        for (int i = 0; i < extras; i++) if (KeptFeatures.isWord(request.extras().get(i).type())) recode(more[i], now);
        for (int i = 0; i < inputs; i++) if (KeptFeatures.isWord(request.inputs().get(i).type())) recode(columns[i], now);
        return new TrainingSet(places, fixed[0], fixed[1], fixed[2], columns, kept, more, degraded, overflows);
    }

    private static void recode(long[] codes, int[] now) {
        for (int i = 0; i < codes.length; i++) if (codes[i] != Values.MISSING) codes[i] = now[(int) codes[i]];
    }

    private static void recode(double[] codes, int[] now) {
        for (int i = 0; i < codes.length; i++) if (!Double.isNaN(codes[i])) codes[i] = now[(int) codes[i]];
    }

    private static List<String> words(ByteBuffer in, int count) {
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] letters = new byte[in.getInt()];
            in.get(letters);
            words.add(new String(letters, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static long[][] longs(ByteBuffer in, int columns, int size) {
        long[][] values = new long[columns][size];
        for (long[] column : values) for (int i = 0; i < size; i++) column[i] = in.getLong();
        return values;
    }
}
