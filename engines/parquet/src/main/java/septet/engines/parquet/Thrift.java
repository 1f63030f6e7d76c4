package septet.engines.parquet;

import java.nio.charset.StandardCharsets;

/// Reads structs of [Thrift's compact protocol](https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). What nobody asks for is passed over.
final class Thrift {
    private static final int STOP = 0;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int MOST_DEPTH = 40;

    /// In place of a field's number: the struct has ended.
    static final int END = 0;

    private final Input input;
    /// Of each struct that is open, the number of the field that was told last.
    private final int[] told = new int[MOST_DEPTH + 1];
    private int depth;
    /// Of the value that comes next; STOP where it was read.
    private int type = STOP;

    /// A struct that stands by itself is open.
    Thrift(Input input) {
        this.input = input;
        open();
    }

    /// Opens the value, a struct: its fields are told until it has ended.
    void struct() {
        if (type != STRUCT) throw new Damaged("there is a value of another type");
        open();
    }

    private void open() {
        deeper();
        told[depth] = 0;
        type = STOP;
    }

    /// The number of the next field, of which the value may be read; else [#END], and the struct around it is open again.
    int field() {
        if (type != STOP) skip(type, false);
        int header = input.next();
        if ((header & 15) == STOP) {
            depth--;
            return END;
        }
        int number = header >>> 4 == 0 ? (int) input.zigzag() : told[depth] + (header >>> 4);
        if (number <= END) throw new Damaged("a field has the number " + number);
        told[depth] = number;
        type = header & 15;
        return number;
    }

    /// The value as a list.
    ///
    /// @param each is called for each element, and may read it
    void list(Runnable each) {
        if (type != LIST && type != SET) throw new Damaged("there is no list where one belongs");
        deeper();
        int header = input.next();
        int size = header >>> 4 == 15 ? input.count(input.left()) : header >>> 4;
        for (int i = 0; i < size; i++) {
            type = header & 15;
            each.run();
            if (type != STOP) skip(type, true);
        }
        type = STOP;
        depth--;
    }

    private void deeper() {
        if (++depth > MOST_DEPTH) throw new Damaged("values stand in each other more than " + MOST_DEPTH + " times");
    }

    long number() {
        if (type < BYTE || type > I64) throw new Damaged("there is no number where one belongs");
        long value = type == BYTE ? (byte) input.next() : input.zigzag();
        type = STOP;
        return value;
    }

    int integer() {
        long number = number();
        if (number != (int) number) throw new Damaged("a number is too large: " + number);
        return (int) number;
    }

    boolean truth() {
        if (type != TRUE && type != FALSE) throw new Damaged("there is no truth where one belongs");
        boolean value = type == TRUE;
        type = STOP;
        return value;
    }

    String text() {
        if (type != BINARY) throw new Damaged("there is a value of another type");
        type = STOP;
        int length = input.count(input.left());
        return new String(input.bytes(), input.take(length), length, StandardCharsets.UTF_8);
    }

    private void skip(int skipped, boolean isElement) {
        switch (skipped) {
            case TRUE, FALSE -> input.take(isElement ? 1 : 0);
            case BYTE -> input.take(1);
            case 4, 5, I64 -> input.varint();
            case DOUBLE -> input.take(Double.BYTES);
            case BINARY -> input.take(input.count(input.left()));
            case LIST, SET -> {
                type = skipped;
                list(() -> { });
            }
            case MAP -> map();
            case STRUCT -> pass();
            default -> throw new Damaged("a value has no type that there is");
        }
        type = STOP;
    }

    private void pass() {
        open();
        while (field() != END) { }
    }

    private void map() {
        deeper();
        int size = input.count(input.left());
        int types = size == 0 ? 0 : input.next();
        for (int i = 0; i < size; i++) {
            skip(types >>> 4, true);
            skip(types & 15, true);
        }
        depth--;
    }
}
