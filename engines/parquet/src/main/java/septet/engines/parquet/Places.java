package septet.engines.parquet;

/// The values of one page as places in a dictionary, from the first one on.
final class Places {
    static final Places NONE = new Places(Input.EMPTY, 0, new Buffers(0));

    private final Hybrid places;
    private final int size;
    private final Buffers buffers;

    /// @param size of the dictionary
    Places(Input input, int size, Buffers buffers) {
        this.places = new Hybrid(input, input.left() == 0 ? 0 : input.next());
        this.size = size;
        this.buffers = buffers;
    }

    /// The next ones, until others are asked for.
    int[] next(int count) {
        int[] read = buffers.places(count);
        places.read(read, count);
        int outside = 0;
        for (int i = 0; i < count; i++) outside |= read[i] | size - 1 - read[i];
        if (outside < 0) throw new Damaged("its dictionary has not as many values as are asked for");
        return read;
    }
}
