package septet.engines.parquet;

/// A file is not what it says: it ends early, counts more than there is, names what does not exist.
final class Damaged extends RuntimeException {
    Damaged(String how) {
        super(how);
    }

    Damaged(String where, Damaged how) {
        super(where + ": " + how.getMessage(), how);
    }
}
