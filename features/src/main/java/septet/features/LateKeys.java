package septet.features;

import java.util.Arrays;
import java.util.BitSet;

/// Finds the keys whose order a [Sweep] cannot follow: those of which an entry came after a question that lies behind it in time.
final class LateKeys {
    private LateKeys() {}

    /// @param kept a key is taken too of which a row asks that arrived later than this after its own time: something that it reads may be dropped by then
    static BitSet of(GroupColumns group, Questions questions, SourceLog asked, long kept) {
        BitSet late = new BitSet();
        Entries entries = group.entries();
        int keys = group.keys();
        int[] newest = new int[keys];
        Arrays.fill(newest, -1);
        int entering = 0;
        for (int i = 0; i < questions.size(); i++) {
            int position = questions.positions()[i];
            for (; entering < entries.size() && isBefore(entries, entering, questions.times()[i], position); entering++) {
                int code = group.codes()[entering];
                newest[code] = Math.max(newest[code], entries.positions()[entering]);
            }
            int code = questions.codes()[i];
            if (code < keys && (newest[code] > position || isTooLate(asked, questions.place(i), kept))) late.set(code);
        }
        return late;
    }

    private static boolean isBefore(Entries entries, int entry, long time, int position) {
        return entries.times()[entry] < time || entries.times()[entry] == time && entries.positions()[entry] <= position;
    }

    private static boolean isTooLate(SourceLog asked, int place, long kept) {
        return Times.minus(asked.arrivals()[place], asked.times()[place]) > kept;
    }
}
