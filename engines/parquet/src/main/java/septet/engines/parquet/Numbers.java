package septet.engines.parquet;

/// The values of one page of a column of numbers, truths or times, from the first one on: as they are stored, those of fractions as their bits.
interface Numbers {
    /// Takes the next ones.
    void read(long[] into, int from, int count);

    static Numbers of(Field field, Pages.Page page) {
        Input input = page.values();
        return switch (page.encoding()) {
            case Encodings.PLAIN -> plain(field, input);
            case Encodings.RLE -> truths(field, input);
            case Encodings.DELTA -> deltas(field, input, page.rows());
            case Encodings.SPLIT -> split(field, input);
            default -> throw Encodings.strange(page.encoding());
        };
    }

    static Numbers plain(Field field, Input input) {
        return switch (field.stored()) {
            case BIT -> bits(input);
            case INT -> (into, from, count) -> {
                int at = input.take((long) count * Integer.BYTES);
                for (int i = 0; i < count; i++) into[from + i] = (int) Input.INT.get(input.bytes(), at + i * Integer.BYTES);
            };
            case UNSIGNED_INT, FLOAT -> (into, from, count) -> {
                int at = input.take((long) count * Integer.BYTES);
                for (int i = 0; i < count; i++) into[from + i] = (int) Input.INT.get(input.bytes(), at + i * Integer.BYTES) & 0xFFFFFFFFL;
            };
            case LONG, NANOSECONDS, DOUBLE -> input::longs;
            case BIG_ENDIAN -> (into, from, count) -> {
                int width = field.width();
                int at = input.take((long) count * width);
                for (int i = 0; i < count; i++) into[from + i] = bigEndian(input.bytes(), at + i * width, width);
            };
            case UTF_8, OTHER -> throw new IllegalStateException(field.name());
        };
    }

    private static Numbers bits(Input input) {
        int[] taken = {0};
        return (into, from, count) -> {
            if (taken[0] + (long) count > (long) input.left() * Byte.SIZE) throw new Damaged("a page ends early");
            int bit = taken[0];
            for (int i = 0; i < count; i++, bit++) into[from + i] = input.bytes()[input.at() + (bit >>> 3)] >>> (bit & 7) & 1;
            taken[0] = bit;
        };
    }

    private static long bigEndian(byte[] bytes, int at, int width) {
        int from = Math.max(0, width - Long.BYTES);
        long value = bytes[at + from];
        for (int i = from + 1; i < width; i++) value = value << Byte.SIZE | bytes[at + i] & 0xFF;
        for (int i = 0; i < from; i++) if (bytes[at + i] != value >> Long.SIZE - 1) throw new Damaged("a decimal has more digits than it says");
        return value;
    }

    private static Numbers truths(Field field, Input input) {
        if (field.stored() != Field.Stored.BIT) throw Encodings.strange(Encodings.RLE);
        Hybrid runs = new Hybrid(input.part(input.whole()), 1);
        int[][] scratch = {new int[0]};
        return (into, from, count) -> {
            if (scratch[0].length < count) scratch[0] = new int[count];
            runs.read(scratch[0], count);
            for (int i = 0; i < count; i++) into[from + i] = scratch[0][i];
        };
    }

    private static Numbers deltas(Field field, Input input, int most) {
        long mask = switch (field.stored()) {
            case INT, LONG, NANOSECONDS -> -1L;
            case UNSIGNED_INT -> 0xFFFFFFFFL;
            case BIT, FLOAT, DOUBLE, BIG_ENDIAN, UTF_8, OTHER -> throw Encodings.strange(Encodings.DELTA);
        };
        Deltas deltas = new Deltas(input, most, field.stored() == Field.Stored.INT || field.stored() == Field.Stored.UNSIGNED_INT);
        return (into, from, count) -> {
            for (int i = 0; i < count; i++) into[from + i] = deltas.next() & mask;
        };
    }

    /// The first bytes of all values, then their second bytes ...
    private static Numbers split(Field field, Input input) {
        int width = switch (field.stored()) {
            case INT, UNSIGNED_INT, FLOAT -> Integer.BYTES;
            case LONG, NANOSECONDS, DOUBLE -> Long.BYTES;
            case BIT, BIG_ENDIAN, UTF_8, OTHER -> throw Encodings.strange(Encodings.SPLIT);
        };
        int values = input.left() / width;
        int first = input.take((long) values * width);
        boolean isSigned = field.stored() == Field.Stored.INT;
        int[] taken = {0};
        return (into, from, count) -> {
            if (count > values - taken[0]) throw new Damaged("a page ends early");
            for (int i = 0; i < count; i++) {
                long value = 0;
                for (int part = 0; part < width; part++) value |= (input.bytes()[first + part * values + taken[0] + i] & 0xFFL) << Byte.SIZE * part;
                into[from + i] = isSigned ? (int) value : value;
            }
            taken[0] += count;
        };
    }
}
