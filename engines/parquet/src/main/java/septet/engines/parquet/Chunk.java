package septet.engines.parquet;

/// The values of one column in one row group: pages, one behind the other.
///
/// @param codec      by its number in the format
/// @param encodings  one bit for each by its number
/// @param values     how many there are, those that lack included
/// @param begin      of its first page in the file
/// @param compressed bytes in the file
/// @param unpacked   bytes of all pages
record Chunk(int codec, long encodings, long values, long begin, long compressed, long unpacked) {
    /// Of its last page in the file.
    long end() {
        return begin + compressed;
    }
}
