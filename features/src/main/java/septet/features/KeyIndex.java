package septet.features;

/// Finds the block of each key of a group: [CodedKeys] where keys are numbers that lie dense, as codes of words do, else [HashedKeys].
sealed interface KeyIndex permits CodedKeys, HashedKeys {
    int NONE = Blocks.NONE;

    /// The block of a key; [#NONE] where there is none.
    int find(long[] key);

    /// The same without a look at the block: rarely that of another key.
    int guess(long[] key);

    /// Looks at where the key stands, or would.
    long look(long[] key);

    /// Takes in a new key.
    ///
    /// @return false if there is no room for it; then nothing has changed
    boolean add(long[] key, int block);

    /// The block of a key has moved.
    void move(long[] key, int from, int to);

    void remove(long[] key, int block);

    long bytes();
}
