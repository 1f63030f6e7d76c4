package septet.model;

import java.util.Arrays;
import java.util.List;
import septet.data.Dictionary;

/// An order of rows that depends on nothing but their content: by a hash of it first, which is quick to compare,
/// and where two hashes are equal by the content itself. A category counts by its word, a text by its words, never by their codes.
final class RowOrder {
    private final boolean[] category;
    private final boolean[] text;
    private final double[][] columns;
    private final int[] places;
    private final double[] target;
    private final double[] weight;
    private final Dictionary words;
    private final long[] hashes;

    RowOrder(List<Input> inputs, double[][] columns, int[] places, double[] target, double[] weight, Dictionary words) {
        this.category = new boolean[inputs.size()];
        this.text = new boolean[inputs.size()];
        for (int i = 0; i < category.length; i++) {
            category[i] = inputs.get(i).kind() == Input.Kind.CATEGORY;
            text[i] = inputs.get(i).kind() == Input.Kind.TERMS;
        }
        this.columns = columns;
        this.places = places;
        this.target = target;
        this.weight = weight;
        this.words = words;
        this.hashes = hashes();
    }

    /// The places of the rows, first to last (merge sort: stable, no boxing).
    int[] sorted() {
        int[] order = new int[target.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        int[] spare = order.clone();
        sort(spare, order, 0, order.length);
        return order;
    }

    private void sort(int[] from, int[] into, int start, int end) {
        if (end - start < 2) return;
        int middle = (start + end) >>> 1;
        sort(into, from, start, middle);
        sort(into, from, middle, end);
        for (int i = start, left = start, right = middle; i < end; i++) {
            boolean takeLeft = right == end || left < middle && compare(from[left], from[right]) <= 0;
            into[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int left, int right) {
        int order = Long.compare(hashes[left], hashes[right]);
        return order != 0 ? order : compareContent(left, right);
    }

    private int compareContent(int left, int right) {
        int order = Double.compare(target[left], target[right]);
        if (order == 0) order = Double.compare(weight[left], weight[right]);
        for (int i = 0; order == 0 && i < columns.length; i++) {
            double a = columns[i][places[left]];
            double b = columns[i][places[right]];
            boolean known = !Double.isNaN(a) && !Double.isNaN(b);
            order = known && category[i] ? words.word((int) a).compareTo(words.word((int) b))
                    : known && text[i] ? words.text((int) a).compareTo(words.text((int) b)) : Double.compare(a, b);
        }
        return order;
    }

    private long[] hashes() {
        long[] hashes = new long[target.length];
        for (int row = 0; row < hashes.length; row++) hashes[row] = mix(mix(bits(target[row])) ^ bits(weight[row]));
        long[] wordHashes = new long[words.size()];
        Arrays.fill(wordHashes, 0);
        for (int i = 0; i < columns.length; i++) {
            double[] column = columns[i];
            for (int row = 0; row < hashes.length; row++) {
                double value = column[places[row]];
                boolean known = !Double.isNaN(value);
                long hash = known && category[i] ? wordHash((int) value, wordHashes)
                        : known && text[i] ? hash(words.text((int) value)) : bits(value);
                hashes[row] = mix(hashes[row] ^ hash);
            }
        }
        return hashes;
    }

    private long wordHash(int code, long[] known) {
        if (known[code] == 0) known[code] = hash(words.word(code)) | 1;
        return known[code];
    }

    private static long hash(String word) {
        long hash = 1;
        for (int i = 0; i < word.length(); i++) hash = mix(hash ^ word.charAt(i));
        return hash;
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }

    private static long mix(long z) {
        z = (z + 0x9E3779B97F4A7C15L ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
