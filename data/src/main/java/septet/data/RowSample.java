package septet.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import septet.world.Chance;

/// Some rows of a table, each as likely as any other, in the order of the file (reservoir sampling; Vitter 1985).
final class RowSample {
    static final int MOST_ROWS = 50_000;
    private static final int MOST_CELLS = 4_000_000;
    private static final int FEWEST_ROWS = 500;
    private static final int LONGEST = 4_000;

    /// @param number of the row among the good ones, from 0
    record Kept(long number, String[] texts) {}

    private final int room;
    private final Chance chance;
    private final List<Kept> kept = new ArrayList<>();
    private long seen;

    RowSample(int columns, Chance chance) {
        this.room = Math.clamp(MOST_CELLS / Math.max(1, columns), FEWEST_ROWS, MOST_ROWS);
        this.chance = chance;
    }

    void add(TextBatch batch, int row) {
        long number = seen++;
        if (number < room) {
            kept.add(new Kept(number, texts(batch, row)));
            return;
        }
        long place = Long.remainderUnsigned(chance.nextLong(), number + 1);
        if (place < room) kept.set((int) place, new Kept(number, texts(batch, row)));
    }

    private static String[] texts(TextBatch batch, int row) {
        String[] texts = new String[batch.columns()];
        for (int i = 0; i < texts.length; i++) {
            String text = batch.lacks(row, i) ? "" : batch.text(row, i);
            texts[i] = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        }
        return texts;
    }

    long seen() {
        return seen;
    }

    List<Kept> inOrder() {
        return kept.stream().sorted(Comparator.comparingLong(Kept::number)).toList();
    }
}
