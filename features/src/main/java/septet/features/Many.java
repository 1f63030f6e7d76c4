package septet.features;

import septet.data.Dictionary;
import septet.data.Items;
import septet.data.Row;
import septet.design.Type;

/// Reads what is more than one number of a history: the last values, the most frequent ones.
final class Many {
    private final Dictionary words;
    private long[] found = new long[16];

    Many(Dictionary words) {
        this.words = words;
    }

    /// Puts a list into the row's texts; the history has at least one value in the window.
    ///
    /// @return what belongs into the row's slot
    long fill(Reading reading, History history, Row row) {
        int most = reading.setting() == 0 ? 1 : (int) reading.setting();
        if (found.length < most) found = new long[most];
        int size = read(reading, history, most);
        if (reading.what() == Reading.What.MODE || reading.what() == Reading.What.ABOUT_MODE) return found[0];
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < size; i++) Items.append(list, reading.type(), found[i], words);
        row.texts[reading.slot()] = list.toString();
        return 0;
    }

    private int read(Reading reading, History history, int most) {
        boolean about = reading.what() == Reading.What.ABOUT_TOP || reading.what() == Reading.What.ABOUT_MODE;
        if (about) return history.sketches().hitters(reading.channel()).top(found, most, order(reading.type()));
        if (reading.what() == Reading.What.LIST) return history.last(reading.window(), reading.channel(), found, most);
        return history.totals().tally(reading.window(), reading.channel()).top(found, most, order(reading.type()));
    }

    /// Words by their letters, since codes have no meaning.
    private LongComparator order(Type type) {
        return switch (type) {
            case Type.Category _, Type.Key _ -> (a, b) -> words.word((int) a).compareTo(words.word((int) b));
            case Type.Number _ -> (a, b) -> Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
            case Type.Money _, Type.Bool _, Type.Time _, Type.Duration _, Type.Place _, Type.Text _, Type.Raw _, Type.Terms _, Type.ListOf _, Type.Later _ -> Long::compare;
        };
    }
}
