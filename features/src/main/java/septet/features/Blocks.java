package septet.features;

import java.util.Arrays;

/// Memory for many histories: in one block the record of each, and behind it room for its entries, so that they are fetched together. Blocks come in sizes of which each has
/// room for about a quarter more entries than the one before.
///
/// The blocks of one size stand side by side without gaps, in pages: where one is given back, the last of its size takes its place, and whoever owns it is told.
/// So what histories have outgrown is not kept, whatever the order in which they grow.
final class Blocks {
    static final int NONE = -1;
    /// A block is named by its page, and in the lower bits by where it begins there.
    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final long[] NO_PAGE = {};
    /// Longs that come from memory together.
    static final int NEAR = 8;

    /// Hears where a block stands now.
    interface Owner {
        void moved(int from, int to);
    }

    /// All blocks of one size.
    private static final class Size {
        final int room;
        final int longs;
        final int bits;
        /// The numbers of its pages.
        int[] pages = {};
        int used;

        Size(int room, int longs) {
            this.room = room;
            this.longs = longs;
            bits = 31 - Integer.numberOfLeadingZeros(Math.max(1, PAGE / longs));
        }

        int block(int place) {
            return pages[place >>> bits] << PAGE_BITS | (place & (1 << bits) - 1) * longs;
        }
    }

    private final int width;
    private final int stride;
    /// So many longs behind what is used of a page may be looked at: the line behind an entry that would stand there, and the whole of that entry. To do so without asking whether
    /// they are there is what makes it worth while.
    private final int beyond;
    private final Owner owner;
    private Size[] sizes = {};
    private long[][] pages = {};
    private int pageCount;
    /// Of each page the room of its blocks, and the place of their size.
    private int[] rooms = {};
    private int[] sizeOf = {};
    private final Numbers freePages = new Numbers();
    private long longs;

    /// @param width  longs of a record
    /// @param stride longs of an entry
    Blocks(int width, int stride, Owner owner) {
        this.width = width;
        this.stride = stride;
        this.beyond = Math.max(NEAR + 1, stride);
        this.owner = owner;
    }

    private Size size(int at) {
        if (at == sizes.length) {
            sizes = Arrays.copyOf(sizes, at + 1);
            int room = at == 0 ? 1 : sizes[at - 1].room + Math.max(1, sizes[at - 1].room / 4);
            sizes[at] = new Size(room, width + room * stride);
        }
        return sizes[at];
    }

    /// A block in which so many entries find room; whatever was there before is there still.
    int take(int room) {
        int at = 0;
        while (size(at).room < room) at++;
        reserve(at);
        return sizes[at].block(sizes[at].used++);
    }

    /// The first page of a size grows, so that a few histories take little; all others are whole.
    private void reserve(int at) {
        Size size = sizes[at];
        int page = size.used >>> size.bits;
        if (page == size.pages.length) {
            size.pages = Arrays.copyOf(size.pages, page + 1);
            size.pages[page] = freePages.isEmpty() ? addPage() : (int) freePages.takeFirst();
            rooms[size.pages[page]] = size.room;
            sizeOf[size.pages[page]] = at;
        }
        int number = size.pages[page];
        int whole = (1 << size.bits) * size.longs;
        int needed = ((size.used & (1 << size.bits) - 1) + 1) * size.longs;
        if (needed + beyond <= pages[number].length) return;
        longs -= pages[number].length;
        pages[number] = Arrays.copyOf(pages[number], beyond + (page > 0 ? whole : Math.min(whole, 2 * needed - size.longs)));
        longs += pages[number].length;
    }

    private int addPage() {
        if (pageCount == pages.length) {
            int more = pageCount + Math.max(4, pageCount / 4);
            pages = Arrays.copyOf(pages, more);
            rooms = Arrays.copyOf(rooms, more);
            sizeOf = Arrays.copyOf(sizeOf, more);
        }
        pages[pageCount] = NO_PAGE;
        return pageCount++;
    }

    /// The last block of its size takes its place.
    void giveBack(int block) {
        Size size = sizes[sizeOf[block >>> PAGE_BITS]];
        int last = size.block(--size.used);
        if (block != last) {
            System.arraycopy(page(last), first(last), page(block), first(block), size.longs);
            owner.moved(last, block);
        }
        release(size);
    }

    /// Lets go of the last page once the one before it has room again.
    private void release(Size size) {
        int needed = (size.used + (1 << size.bits) - 1 >>> size.bits) + (size.bits == 0 ? 0 : 1);
        if (size.pages.length <= needed) return;
        int page = size.pages[size.pages.length - 1];
        size.pages = Arrays.copyOf(size.pages, size.pages.length - 1);
        longs -= pages[page].length;
        pages[page] = NO_PAGE;
        freePages.add(page);
    }

    /// The page of a block, and where in it the block begins.
    long[] page(int block) {
        return pages[block >>> PAGE_BITS];
    }

    static int first(int block) {
        return block & PAGE - 1;
    }

    /// So many entries find room in a block.
    int room(int block) {
        return rooms[block >>> PAGE_BITS];
    }

    /// Goes through all blocks: the next one at a place or behind it; -1 where none follows. Places are not those of memory.
    long next(long from) {
        int size = (int) (from >>> Integer.SIZE);
        int place = (int) from;
        while (size < sizes.length && place >= sizes[size].used) {
            size++;
            place = 0;
        }
        return size == sizes.length ? NONE : (long) size << Integer.SIZE | place;
    }

    int at(long place) {
        return sizes[(int) (place >>> Integer.SIZE)].block((int) place);
    }

    long bytes() {
        long bytes = 8 * longs + 16L * pageCount + (8L + 4 + 4) * pages.length;
        for (Size size : sizes) bytes += 4L * size.pages.length;
        return bytes;
    }
}
