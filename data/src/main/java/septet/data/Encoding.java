package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a file stores its characters: told by a mark at its beginning, else by all its bytes.
///
/// @param evidence a clause each
record Encoding(Charset charset, List<String> evidence) {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int ROOM = 1 << 16;
    private static final int MOST_SAMPLES = 3;

    /// The encoding that the file's first bytes are a mark of.
    static Optional<Encoding> marked(byte[] beginning) {
        if (starts(beginning, 0xEF, 0xBB, 0xBF)) return Optional.of(new Encoding(StandardCharsets.UTF_8, List.of("with a mark")));
        if (starts(beginning, 0xFF, 0xFE, 0, 0)) return Optional.of(new Encoding(Charset.forName("UTF-32LE"), List.of("with a mark")));
        if (starts(beginning, 0, 0, 0xFE, 0xFF)) return Optional.of(new Encoding(Charset.forName("UTF-32BE"), List.of("with a mark")));
        if (starts(beginning, 0xFF, 0xFE)) return Optional.of(new Encoding(StandardCharsets.UTF_16LE, List.of("with a mark")));
        return starts(beginning, 0xFE, 0xFF) ? Optional.of(new Encoding(StandardCharsets.UTF_16BE, List.of("with a mark"))) : Optional.empty();
    }

    /// UTF-16 without a mark: the other half of each ASCII character is zero.
    static Optional<Encoding> wide(byte[] beginning) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < beginning.length; i++) if (beginning[i] == 0) {
            if ((i & 1) == 0) even++;
            else odd++;
        }
        if (Math.max(even, odd) * 20L < beginning.length || Math.min(even, odd) * 10L > Math.max(even, odd)) return Optional.empty();
        Charset charset = odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        return Optional.of(new Encoding(charset, List.of("told by " + Math.max(even, odd) + " zero bytes among the first " + beginning.length)));
    }

    /// The bytes are text of no encoding that can be told.
    static final class Unknown extends Exception {
        Unknown(String cause) {
            super(cause, null, false, false);
        }
    }

    /// Told by all bytes: UTF-8 where most of what is not ASCII is valid in it; else that of Western Europe, if it looks like that.
    static Encoding of(InputStream whole) throws IOException, Unknown {
        Count count = new Count();
        byte[] buffer = new byte[ROOM];
        int kept = 0;
        while (true) {
            int read = whole.read(buffer, kept, buffer.length - kept);
            int end = read < 0 ? kept : kept + read;
            int done = count.bytes(buffer, end, read < 0);
            if (read < 0) return count.verdict();
            kept = end - done;
            System.arraycopy(buffer, done, buffer, 0, kept);
        }
    }

    /// What is not ASCII, counted.
    private static final class Count {
        private long wide;
        private long lost;
        private long twice;
        private long single;
        private long beside;
        private long insideWords;
        private int before = ' ';
        private final Set<String> samples = new LinkedHashSet<>();

        /// Looks at bytes as far as whole characters go; the last few wait for those behind them.
        int bytes(byte[] buffer, int end, boolean last) {
            int at = 0;
            while (at < end) {
                int plain = at;
                while (at < end && buffer[at] >= 0) at++;
                if (at > plain) before = buffer[at - 1];
                if (at == end) return at;
                if (end - at < 6 && !last) return at;
                int length = Utf8.length(buffer, at, end);
                if (length > 1) wide(buffer, at, length, end);
                else single(buffer, at, end);
                at += Math.max(1, length);
            }
            return at;
        }

        private void wide(byte[] buffer, int at, int length, int end) {
            wide++;
            int first = buffer[at] & 0xFF;
            int second = buffer[at + 1] & 0xFF;
            if (first == 0xEF && second == 0xBF && (buffer[at + 2] & 0xFF) == 0xBD) lost++;
            // what UTF-8 becomes that was taken for Western text and written again
            if (first == 0xC3 && (second == 0x83 || second == 0x82) && at + 3 < end && (buffer[at + 2] & 0xFF) == 0xC2) twice++;
            before = 'x';
        }

        private void single(byte[] buffer, int at, int end) {
            single++;
            int next = at + 1 < end ? buffer[at + 1] : ' ';
            if (next < 0) beside++;
            char character = WESTERN.decode(ByteBuffer.wrap(buffer, at, 1)).get(0);
            boolean quoting = "\u2018\u2019\u00b4\u2013\u2014\u00ad\u00a0\u00b7".indexOf(character) >= 0;
            if (!Character.isLetter(character) && !quoting && isLetter(before) && isLetter(next)) insideWords++;
            if (samples.size() < MOST_SAMPLES) samples.add(word(buffer, at, end));
            before = isLetter(before) ? 'x' : ' ';
        }

        private static boolean isLetter(int b) {
            return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
        }

        private static String word(byte[] buffer, int at, int end) {
            int begin = at;
            int behind = at;
            while (begin > 0 && at - begin < 12 && (isLetter(buffer[begin - 1]) || buffer[begin - 1] < 0)) begin--;
            while (behind < end && behind - at < 12 && (isLetter(buffer[behind]) || buffer[behind] < 0)) behind++;
            return new String(buffer, begin, behind - begin, WESTERN);
        }

        Encoding verdict() throws Unknown {
            List<String> evidence = new ArrayList<>();
            if (single == 0 || wide >= single) {
                if (single > 0) evidence.add(single + " bytes are not UTF-8, " + wide + " characters are");
                if (lost > 0) evidence.add(lost + " characters were lost before it was written (U+FFFD)");
                if (twice > 0) evidence.add(twice + " characters look wrongly decoded before it was written");
                return new Encoding(StandardCharsets.UTF_8, evidence);
            }
            // letters of other scripts stand beside each other; those of Western Europe stand among plain ones
            if (beside * 10 > single * 4) throw new Unknown("its bytes are neither UTF-8 nor text of Western Europe: most that are not ASCII stand side by side");
            if (insideWords * 5 > single) throw new Unknown("its bytes are not UTF-8, and as text of Western Europe they would put signs into words, as in '"
                    + samples.iterator().next() + "'");
            evidence.add(single + " bytes that are not UTF-8, read as in '" + String.join("', '", samples) + "'");
            if (wide > 0) evidence.add(wide + " characters are UTF-8 nevertheless");
            return new Encoding(WESTERN, evidence);
        }
    }

    private static boolean starts(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) return false;
        return true;
    }
}
