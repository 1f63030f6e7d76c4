package septet.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bytes of a file as readers see them, and which of them the device surely has.
final class SimulatedFile {
    private static final byte[] NONE = {};
    private byte[] bytes = NONE;
    private int size;
    /// So many bytes are on the device...
    private int synced;
    /// ... and behind them these, which a truncation took away that is not synced.
    private byte[] cutOff = NONE;
    /// Where a failed sync lost what readers still see: from, to.
    private final List<int[]> holes = new ArrayList<>();

    int size() {
        return size;
    }

    byte[] content() {
        return Arrays.copyOf(bytes, size);
    }

    int read(ByteBuffer into, long position) {
        if (position >= size) return into.hasRemaining() ? -1 : 0;
        int length = (int) Math.min(into.remaining(), size - position);
        into.put(bytes, (int) position, length);
        return length;
    }

    void write(ByteBuffer from, int length) {
        if (Integer.MAX_VALUE - 16 - size < length) throw new UncheckedIOException(new IOException("File too large"));
        if (size + length > bytes.length) bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(64, (size + length) * 2L)));
        from.get(bytes, size, length);
        size += length;
    }

    void truncate(int to) {
        if (to >= size) return;
        holes.removeIf(hole -> hole[0] >= to);
        for (int[] hole : holes) hole[1] = Math.min(hole[1], to);
        if (to < synced) {
            byte[] tail = Arrays.copyOfRange(bytes, to, synced + cutOff.length);
            System.arraycopy(cutOff, 0, tail, synced - to, cutOff.length);
            cutOff = tail;
            synced = to;
        }
        Arrays.fill(bytes, to, size, (byte) 0);
        size = to;
    }

    void sync() {
        synced = size;
        cutOff = NONE;
    }

    /// Counts what was not synced as synced, though it never reached the device.
    void loseSync() {
        if (synced < size) holes.add(new int[] {synced, size});
        sync();
    }

    void cut(Chance chance) {
        for (int[] hole : holes) Arrays.fill(bytes, hole[0], hole[1], (byte) 0);
        holes.clear();
        if (cutOff.length > 0 && chance.nextInt(2) == 0) {
            truncate(synced);
            write(ByteBuffer.wrap(cutOff), cutOff.length);
        } else if (synced < size) {
            tear(chance);
        }
        sync();
    }

    private void tear(Chance chance) {
        switch (chance.nextInt(4)) {
            case 0 -> truncate(synced);
            case 1 -> { }
            case 2 -> truncate(synced + chance.nextInt(size - synced + 1));
            default -> {
                if (chance.nextInt(2) == 0) truncate(synced + chance.nextInt(size - synced + 1));
                int sector = chance.nextInt(2) == 0 ? 512 : 4096;
                for (int from = synced; from < size; from = from / sector * sector + sector) {
                    tearSector(from, Math.min(size, from / sector * sector + sector), chance);
                }
            }
        }
    }

    private void tearSector(int from, int to, Chance chance) {
        switch (chance.nextInt(4)) {
            case 0, 1 -> { }
            case 2 -> Arrays.fill(bytes, from, to, (byte) 0);
            default -> {
                for (int flips = 1 + chance.nextInt(3); flips > 0; flips--) bytes[from + chance.nextInt(to - from)] ^= (byte) (1 << chance.nextInt(8));
            }
        }
    }
}
