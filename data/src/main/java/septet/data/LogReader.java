package septet.data;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import septet.design.Refused;
import septet.world.Disk;

/// Reads the records of a log in order, also while it is being written: when [#next] says that there is none, it may be asked again.
/// Each record's checksum and chain are verified on the way.
///
/// Damage in a part that was safely written is refused as DATA-LOG-DAMAGED. An unfinished end that no sync had acknowledged is no
/// damage: reading ends before it.
public final class LogReader implements AutoCloseable {
    private final Disk disk;
    private final Path folder;
    private final long from;
    private final LongSupplier end;
    private SegmentReader segment;
    /// A next segment exists, but the present one has not been ended.
    private boolean unfinishedRoll;
    /// Where damage was seen, not yet for the second time.
    private long suspect = -1;

    private LogReader(Disk disk, Path folder, long from, LongSupplier end) {
        this.disk = disk;
        this.folder = folder;
        this.from = from;
        this.end = end;
        List<Path> segments = SegmentHeader.segments(disk, folder);
        if (!segments.getFirst().equals(SegmentHeader.path(folder, 0))) throw Damage.at(segments.getFirst(), 0, 0, "the segments before this one are missing");
        Path first = SegmentHeader.path(folder, from);
        segment = new SegmentReader(disk, segments.stream().filter(each -> each.compareTo(first) <= 0).reduce((_, later) -> later).orElseThrow());
    }

    /// Opens a log for reading only, from the record at offset `from` on.
    /// @throws Refused where there is no log, or a damaged one
    public static LogReader open(Disk disk, Path folder, long from) {
        return open(disk, folder, from, () -> Long.MAX_VALUE);
    }

    /// @param end nothing at or beyond this offset is read
    static LogReader open(Disk disk, Path folder, long from, LongSupplier end) {
        if (from < 0) throw new IllegalArgumentException("offset " + from);
        if (SegmentHeader.segments(disk, folder).isEmpty()) throw Damage.noLog(folder);
        try {
            return new LogReader(disk, folder, from, end);
        } catch (UncheckedIOException e) {
            throw Damage.unreadable(folder, e);
        }
    }

    /// Goes to the next record; false where there is none (yet).
    public boolean next() {
        try {
            return advance();
        } catch (UncheckedIOException e) {
            throw Damage.unreadable(segment.file(), e);
        }
    }

    private boolean advance() {
        while (segment.offset() < end.getAsLong()) {
            switch (segment.step()) {
                case RECORD -> {
                    if (segment.offset() > from) return true;
                }
                case MARK -> { }
                case END -> follow();
                case NOTHING, BROKEN -> {
                    if (!goesOn()) return false;
                }
            }
        }
        return false;
    }

    public long offset() {
        return segment.offset() - 1;
    }

    /// From 1 to 127, as it was appended.
    public int kind() {
        return segment.kind();
    }

    /// Valid until [#next].
    public ByteBuffer payload() {
        return segment.payload();
    }

    /// The hash of the log up to the end of this record ([Log#hash]).
    public String hash() {
        return Log.hash(segment.chain());
    }

    @Override
    public void close() {
        segment.close();
    }

    SegmentReader segment() {
        return segment;
    }

    boolean isRollUnfinished() {
        return unfinishedRoll;
    }

    private void follow() {
        Path next = SegmentHeader.path(folder, segment.offset());
        if (segment.size() > segment.position()) throw Damage.at(segment.file(), segment.position(), segment.offset(), "something follows the end of the segment");
        if (!disk.exists(next)) throw Damage.at(next, 0, segment.offset(), "the segment is missing");
        SegmentReader successor = successor(next);
        segment.close();
        segment = successor;
        suspect = -1;
    }

    private SegmentReader successor(Path next) {
        SegmentReader successor = new SegmentReader(disk, next);
        if (successor.chain() == segment.chain()) return successor;
        successor.close();
        throw Damage.at(next, 24, segment.offset(), "the segment does not follow from the one before");
    }

    /// Decides what the end of the present segment means. What looks like damage is looked at once more: the writer may have gone on meanwhile.
    private boolean goesOn() {
        Path next = SegmentHeader.segments(disk, folder).stream().filter(each -> each.compareTo(segment.file()) > 0).findFirst().orElse(segment.file());
        boolean last = next.equals(segment.file());
        unfinishedRoll = !last && next.equals(SegmentHeader.path(folder, segment.offset())) && disk.size(next) <= SegmentHeader.SIZE;
        boolean proven = segment.isChainBroken() || segment.size() > segment.position() && segment.provesItsEnd();
        if (last && !proven) return false;
        if (unfinishedRoll) {
            successor(next).close();
            return false;
        }
        String what = segment.size() == segment.position() ? "records are missing" : segment.whatIsBroken();
        if (suspect == segment.position()) throw Damage.at(segment.file(), segment.position(), segment.offset(), what);
        suspect = segment.position();
        return true;
    }
}
