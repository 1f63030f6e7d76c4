package septet.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Finds out what separates values where the design does not say it: the candidate by which most of the first lines have the same number
/// of values, more than one; of equals the one that gives more values, then the earlier in the list.
final class SeparatorGuess {
    private static final byte[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int LINES = 100;

    private SeparatorGuess() {}

    /// @param beginning the first bytes of the file, UTF-8
    static byte of(byte[] beginning, int quote) {
        byte best = CANDIDATES[0];
        double bestScore = 0;
        for (byte candidate : CANDIDATES) {
            double score = score(beginning, candidate, quote);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /// The share of lines that have as many values as the first (in millions), and how many these are.
    private static double score(byte[] beginning, byte separator, int quote) {
        try {
            CsvScanner scanner = new CsvScanner(new ByteArrayInputStream(beginning), separator, quote);
            Map<Integer, Integer> lines = new HashMap<>();
            int first = 0;
            int seen = 0;
            for (; seen < LINES && scanner.next() == CsvScanner.Found.RECORD; seen++) {
                if (seen == 0) first = scanner.fields();
                lines.merge(scanner.fields(), 1, Integer::sum);
            }
            if (first < 2) return 0;
            return 1e6 * lines.get(first) / seen + Math.min(first, 100_000);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }
}
