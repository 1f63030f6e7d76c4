package septet.engines.parquet;

/// What stands before a page.
final class PageHeader {
    static final int DATA = 0;
    static final int DICTIONARY = 2;
    static final int DATA_2 = 3;

    int kind = -1;
    int unpacked = -1;
    int packed = -1;
    int values = -1;
    int encoding = -1;
    /// Of definition levels in pages of the older kind.
    int levelEncoding = -1;
    /// Bytes of levels in pages of the newer kind.
    int definitionBytes;
    int repetitionBytes;
    boolean isPacked = true;

    PageHeader(Input input) {
        Thrift thrift = new Thrift(input);
        for (int field = thrift.field(); field != Thrift.END; field = thrift.field()) {
            switch (field) {
                case 1 -> kind = thrift.integer();
                case 2 -> unpacked = thrift.integer();
                case 3 -> packed = thrift.integer();
                case 5 -> older(thrift, true);
                case 7 -> older(thrift, false);
                case 8 -> newer(thrift);
                default -> { }
            }
        }
        if (kind < 0 || unpacked < 0 || packed < 0) throw new Damaged("a page does not say how long it is");
        if ((kind == DATA || kind == DICTIONARY || kind == DATA_2) && (values < 0 || encoding < 0)) throw new Damaged("a page does not say what stands in it");
    }

    /// Of values, and of a dictionary, which has no levels.
    private void older(Thrift thrift, boolean hasLevels) {
        thrift.struct();
        for (int part = thrift.field(); part != Thrift.END; part = thrift.field()) {
            switch (part) {
                case 1 -> values = thrift.integer();
                case 2 -> encoding = thrift.integer();
                default -> {
                    if (part == 3 && hasLevels) levelEncoding = thrift.integer();
                }
            }
        }
    }

    private void newer(Thrift thrift) {
        thrift.struct();
        for (int part = thrift.field(); part != Thrift.END; part = thrift.field()) {
            switch (part) {
                case 1 -> values = thrift.integer();
                case 4 -> encoding = thrift.integer();
                case 5 -> definitionBytes = thrift.integer();
                case 6 -> repetitionBytes = thrift.integer();
                case 7 -> isPacked = thrift.truth();
                default -> { }
            }
        }
    }
}
