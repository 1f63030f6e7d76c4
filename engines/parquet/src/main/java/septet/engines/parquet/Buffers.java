package septet.engines.parquet;

/// What one column is read into: memory that its next row group, or the next column, uses again.
final class Buffers {
    private final Window window;
    private byte[] unpacked = new byte[0];
    private long[] stored = new long[0];
    private int[] levels = new int[0];
    private int[] places = new int[0];

    /// @param ahead so many bytes of the file are read at once, where there are that many
    Buffers(int ahead) {
        window = new Window(ahead);
    }

    Window window() {
        return window;
    }

    byte[] unpacked(int room) {
        if (unpacked.length < room) unpacked = new byte[room];
        return unpacked;
    }

    long[] stored(int room) {
        if (stored.length < room) stored = new long[room];
        return stored;
    }

    int[] levels(int room) {
        if (levels.length < room) levels = new int[room];
        return levels;
    }

    int[] places(int room) {
        if (places.length < room) places = new int[room];
        return places;
    }
}
