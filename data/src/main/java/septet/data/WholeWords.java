package septet.data;

/// Codes of the words that whole numbers are written as. Those that come often are remembered.
final class WholeWords implements FileValue {
    private static final int BITS = 15;
    private final Dictionary dictionary;
    private final long[] numbers = new long[1 << BITS];
    /// Counted from 1.
    private final int[] codes = new int[1 << BITS];

    WholeWords(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public long of(long number) {
        // numbers that follow each other stand side by side
        int place = (int) (number ^ number >>> BITS) & numbers.length - 1;
        if (codes[place] == 0 || numbers[place] != number) {
            numbers[place] = number;
            codes[place] = dictionary.code(Long.toString(number)) + 1;
        }
        return codes[place] - 1;
    }

    @Override
    public void all(long[] held, int size, long[] into) {
        for (int row = 0; row < size; row++) into[row] = held[row] == Values.MISSING ? Values.MISSING : of(held[row]);
    }
}
