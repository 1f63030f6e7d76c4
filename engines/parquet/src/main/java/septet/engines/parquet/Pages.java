package septet.engines.parquet;

import java.nio.channels.FileChannel;

/// The pages of one chunk, one after the other. Of the file no more is in memory than a page.
final class Pages {
    /// Nearly no header is longer.
    private static final int HEADER = 1 << 10;
    private static final int MOST_HEADER = 16 << 20;
    /// Of a page that is unpacked here: whoever writes has smaller ones, and a few bytes may say that they are more.
    static final int MOST_PAGE = 256 << 20;

    /// A page of values.
    ///
    /// @param rows   how many, those that lack included
    /// @param levels 1 for each row that has a value, 0 for one that lacks; where none can lack, it is not to be read
    record Page(int rows, int encoding, Hybrid levels, Input values) {}

    static final Page NONE = new Page(0, Encodings.PLAIN, new Hybrid(Input.EMPTY, 1), Input.EMPTY);

    private final FileChannel file;
    private final Chunk chunk;
    private final Codec codec;
    private final boolean isOptional;
    private final Buffers buffers;
    /// Of the next byte in the file.
    private long position;
    private long values;

    Pages(FileChannel file, Chunk chunk, boolean isOptional, Buffers buffers) {
        this.file = file;
        this.chunk = chunk;
        this.codec = Codec.of(chunk.codec());
        this.isOptional = isOptional;
        this.buffers = buffers;
        this.position = chunk.begin();
    }

    private long left() {
        return chunk.end() - position;
    }

    /// The next so many bytes; they are not taken.
    private Input hold(int count) {
        int at = buffers.window().hold(file, position, count, chunk.end());
        return new Input(buffers.window().bytes(), at, at + count);
    }

    /// Takes the header of the next page. Nobody knows beforehand how long it is.
    private PageHeader header() {
        for (long wanted = Math.min(left(), HEADER); ; wanted = Math.min(left(), 8 * wanted)) {
            Input input = hold((int) wanted);
            try {
                PageHeader header = new PageHeader(input);
                position += wanted - input.left();
                return header;
            } catch (Damaged e) {
                if (wanted >= left() || wanted >= MOST_HEADER) throw e;
            }
        }
    }

    /// About what the pages keep in memory, as far as the first of them tells. Nothing can be read afterwards.
    long estimate() {
        PageHeader header = header();
        long dictionary = 0;
        if (header.kind == PageHeader.DICTIONARY) {
            dictionary = header.unpacked;
            hold(header.packed);
            position += header.packed;
            header = header();
        }
        return Math.min(chunk.compressed() + chunk.unpacked(), dictionary + 2L * header.packed + header.unpacked);
    }

    /// The next page of values.
    ///
    /// @param into hears the values of a dictionary that comes before it
    Page next(Dictionary into) {
        while (true) {
            PageHeader header = header();
            if (header.unpacked > chunk.unpacked()) throw new Damaged("a page is longer than all of them together");
            if (header.unpacked > MOST_PAGE) throw new Damaged("a page is longer than " + (MOST_PAGE >> 20) + " MB");
            Input packed = hold(header.packed);
            position += header.packed;
            switch (header.kind) {
                case PageHeader.DICTIONARY -> {
                    if (!Encodings.isDictionary(header.encoding) && header.encoding != Encodings.PLAIN) throw Encodings.strange(header.encoding);
                    into.values(unpack(packed, header.unpacked), header.values);
                }
                case PageHeader.DATA -> {
                    return counted(older(header, unpack(packed, header.unpacked)));
                }
                case PageHeader.DATA_2 -> {
                    return counted(newer(header, packed));
                }
                default -> { }
            }
        }
    }

    /// Takes the values of a dictionary.
    interface Dictionary {
        void values(Input plain, int count);
    }

    private Page counted(Page page) {
        values += page.rows();
        if (values > chunk.values()) throw new Damaged("its pages have more values than it says");
        return page;
    }

    private Input unpack(Input packed, int size) {
        codec.limit(packed.left(), size);
        return codec.unpack(packed, codec.isNone() ? packed.bytes() : buffers.unpacked(size), size);
    }

    private Page older(PageHeader header, Input page) {
        if (!isOptional) return new Page(header.values, header.encoding, new Hybrid(page, 1), page);
        if (header.levelEncoding != Encodings.RLE) throw new Damaged("its levels stand in a way that is long forgotten");
        Input levels = page.part(page.whole());
        return new Page(header.values, header.encoding, new Hybrid(levels, 1), page);
    }

    private Page newer(PageHeader header, Input page) {
        page.take(header.repetitionBytes);
        Input levels = page.part(header.definitionBytes);
        int size = header.unpacked - header.repetitionBytes - header.definitionBytes;
        if (size < 0) throw new Damaged("a page has another size than it says");
        Input values = header.isPacked && page.left() > 0 ? unpack(page, size) : page;
        return new Page(header.values, header.encoding, new Hybrid(levels, 1), values);
    }
}
