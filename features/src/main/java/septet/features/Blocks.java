package septet.features;

import java.util.Arrays;

/// Room for the entries of many histories: blocks in sizes of which each is about a quarter larger than the one before.
///
/// The blocks of one size stand side by side without gaps, in pages: where one is given back, the last of its size takes its place, and its owner is told.
/// So what histories have outgrown is not kept, whatever the order in which they grow.
final class Blocks {
    /// No block.
    static final long NONE = -1;
    private static final int PAGE = 1 << 11;
    private static final int SLOT_BITS = 32;

    /// Hears where the block of an owner stands now.
    interface Owners {
        void moved(int owner, long block);
    }

    /// All blocks of one size.
    private static final class Size {
        final int room;
        final int longs;
        final int bits;
        long[][] pages = {};
        int[] owners = {};
        int used;

        Size(int room, int stride) {
            this.room = room;
            longs = room * stride;
            bits = 31 - Integer.numberOfLeadingZeros(Math.max(1, PAGE / longs));
        }

        /// Of the page that a slot stands in, and where it begins there.
        long[] page(int slot) {
            return pages[slot >>> bits];
        }

        int first(int slot) {
            return (slot & (1 << bits) - 1) * longs;
        }

        /// The first page grows, so that a few histories take little; all others are whole.
        void reserve() {
            int page = used >>> bits;
            if (page == pages.length) pages = Arrays.copyOf(pages, page + 1);
            int needed = (used & (1 << bits) - 1) + 1;
            int whole = 1 << bits;
            if (pages[page] == null) pages[page] = new long[page > 0 ? whole * longs : longs];
            else if (needed * longs > pages[page].length) pages[page] = Arrays.copyOf(pages[page], Math.min(whole, 2 * needed) * longs);
            if (used == owners.length) owners = Arrays.copyOf(owners, Math.max(4, used + used / 4 + 1));
        }

        /// Lets go of the last page once the one before it has room again.
        void release() {
            int needed = (used + (1 << bits) - 1 >>> bits) + (bits == 0 ? 0 : 1);
            if (pages.length > needed) pages = Arrays.copyOf(pages, needed);
        }

        long bytes() {
            long bytes = 4L * owners.length + 8L * pages.length;
            for (long[] page : pages) if (page != null) bytes += 16 + 8L * page.length;
            return bytes;
        }
    }

    private final int stride;
    private final Owners owners;
    private Size[] sizes = {};

    Blocks(int stride, Owners owners) {
        this.stride = stride;
        this.owners = owners;
    }

    private static int next(int room) {
        return room + Math.max(1, room / 4);
    }

    private Size size(int at) {
        if (at == sizes.length) {
            sizes = Arrays.copyOf(sizes, at + 1);
            sizes[at] = new Size(at == 0 ? 1 : next(sizes[at - 1].room), stride);
        }
        return sizes[at];
    }

    /// A block in which so many entries find room.
    long take(int room, int owner) {
        int size = 0;
        while (size(size).room < room) size++;
        Size of = sizes[size];
        of.reserve();
        of.owners[of.used] = owner;
        return (long) size << SLOT_BITS | of.used++;
    }

    /// Whoever owned it stands somewhere else now.
    void own(long block, int owner) {
        sizes[(int) (block >>> SLOT_BITS)].owners[(int) block] = owner;
    }

    /// The last block of its size takes its place.
    void giveBack(long block) {
        Size size = sizes[(int) (block >>> SLOT_BITS)];
        int slot = (int) block;
        int last = --size.used;
        if (slot != last) {
            System.arraycopy(size.page(last), size.first(last), size.page(slot), size.first(slot), size.longs);
            size.owners[slot] = size.owners[last];
            owners.moved(size.owners[slot], block);
        }
        size.release();
    }

    /// Says where a block lies.
    void open(long block, Run run) {
        if (block == NONE) {
            run.close();
            return;
        }
        Size size = sizes[(int) (block >>> SLOT_BITS)];
        int slot = (int) block;
        run.entries = size.page(slot);
        run.first = size.first(slot);
        run.room = size.room;
    }

    /// Looks at the last entry of a history, and at the first of each of its windows.
    ///
    /// @param line where its record lies
    long fetch(Shape shape, long[] line, int base) {
        long block = line[base + Shape.BLOCK];
        if (block == NONE) return 0;
        Size size = sizes[(int) (block >>> SLOT_BITS)];
        long[] page = size.page((int) block);
        int first = size.first((int) block);
        int last = Math.max(0, (int) line[base + Shape.COUNTS] - 1);
        long seen = page[first + last * stride];
        for (int window = 0; window < shape.windows; window++) {
            int left = (int) (line[base + shape.left(window)] >>> shape.leftBits(window));
            seen += page[first + Math.min(left, last) * stride];
        }
        return seen;
    }

    long fetchLast(long[] line, int base) {
        long block = line[base + Shape.BLOCK];
        if (block == NONE) return 0;
        Size size = sizes[(int) (block >>> SLOT_BITS)];
        return size.page((int) block)[size.first((int) block) + Math.max(0, (int) line[base + Shape.COUNTS] - 1) * stride];
    }

    long bytes() {
        long bytes = 0;
        for (Size size : sizes) bytes += size.bytes();
        return bytes;
    }
}
