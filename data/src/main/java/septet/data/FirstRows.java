package septet.data;

import java.util.function.Predicate;

/// Reads no further than asked: batch by batch, until somebody has enough.
final class FirstRows {
    private FirstRows() {}

    /// @param isEnough takes a batch, and says whether it was the last that is wanted
    /// @return whether the table was read to its end
    static boolean read(TextTable table, int[] wanted, Predicate<TextBatch> isEnough) {
        try {
            table.read(wanted, new TextTable.Sink() {
                @Override
                public void rows(TextBatch batch) {
                    if (isEnough.test(batch)) throw new Enough();
                }

                @Override
                public void broken(long line, String code, String raw) {
                    // a broken line is no row
                }
            });
            return true;
        } catch (Enough _) {
            return false;
        }
    }

    /// Ends reading.
    private static final class Enough extends RuntimeException {
        Enough() {
            super("enough", null, false, false);
        }
    }
}
