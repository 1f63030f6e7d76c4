package septet.engines.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// How pages are packed, by the numbers of the format.
enum Codec {
    NONE(0, 1), SNAPPY(1, 64), GZIP(2, 1_100), ZSTD(6, 40_000);

    private static final long FREE_BYTES = 64;
    private final int number;
    /// A page cannot become more than so many times longer by being unpacked.
    private final long most;

    Codec(int number, long most) {
        this.number = number;
        this.most = most;
    }

    static boolean knows(int number) {
        for (Codec codec : values()) if (codec.number == number) return true;
        return false;
    }

    static Codec of(int number) {
        for (Codec codec : values()) if (codec.number == number) return codec;
        throw new Damaged("its pages are packed in a way that nobody knows: " + number);
    }

    /// Whether pages stand there as they are.
    boolean isNone() {
        return this == NONE;
    }

    /// Says no to a size that cannot be.
    void limit(long packed, int size) {
        if (size > most * (packed + FREE_BYTES)) throw new Damaged("a page says that it is larger than it can be");
    }

    /// Unpacks all of the input to the beginning of `into`.
    ///
    /// @param size of what is unpacked
    Input unpack(Input packed, byte[] into, int size) {
        if (this == NONE) {
            if (packed.left() != size) throw otherSize();
            return packed;
        }
        switch (this) {
            case NONE -> throw new IllegalStateException();
            case SNAPPY -> Snappy.unpack(packed, into, size);
            case GZIP -> inflate(packed, into, size);
            case ZSTD -> zstd(packed, into, size);
        }
        return new Input(into, 0, size);
    }

    private static Damaged otherSize() {
        return new Damaged("a page has another size than it says");
    }

    private static void inflate(Input packed, byte[] into, int size) {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed.bytes(), packed.at(), packed.left()))) {
            if (stream.readNBytes(into, 0, size) != size || stream.read() >= 0) throw otherSize();
        } catch (IOException _) {
            throw new Damaged("a page cannot be unpacked");
        }
    }

    private static void zstd(Input packed, byte[] into, int size) {
        try {
            if (Zstd.decompressByteArray(into, 0, size, packed.bytes(), packed.at(), packed.left()) != size) throw otherSize();
        } catch (ZstdException _) {
            throw new Damaged("a page cannot be unpacked");
        }
    }
}
