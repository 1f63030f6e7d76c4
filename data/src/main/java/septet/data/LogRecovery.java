package septet.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import septet.world.Disk;

/// Finds the end of a log and makes it one from which writing can go on.
///
/// What no mark proves may only be in the memory of the operating system, even after a sync that failed there; it is therefore not
/// trusted to another sync, but written anew beside the old segment, which it replaces as a whole. A cut in the middle of that changes nothing.
///
/// @param first of the segment in which writing goes on
record LogRecovery(Recovery recovery, long first, long chain) {
    static LogRecovery recover(Disk disk, Path folder) {
        disk.createFolders(folder);
        List<Path> foreign = new ArrayList<>();
        for (Path file : disk.list(folder)) {
            if (file.getFileName().toString().endsWith(".log.tmp")) disk.delete(file);
            else if (!SegmentHeader.named(file)) foreign.add(file);
        }
        if (SegmentHeader.segments(disk, folder).isEmpty()) disk.replace(SegmentHeader.path(folder, 0), new SegmentHeader(0, 0).bytes());
        try (LogReader reader = LogReader.open(disk, folder, 0)) {
            while (reader.next()) {
                // each record is verified on the way
            }
            return settle(disk, reader, foreign);
        }
    }

    private static LogRecovery settle(Disk disk, LogReader reader, List<Path> foreign) {
        SegmentReader last = reader.segment();
        long torn = last.size() - last.position();
        long first = reader.isRollUnfinished() ? last.offset() : last.header().first();
        boolean empty = last.position() == SegmentHeader.SIZE;
        boolean clean = torn == 0 && !reader.isRollUnfinished() && (last.marked() || empty && first == 0);
        if (reader.isRollUnfinished()) {
            disk.replace(SegmentHeader.path(last.file().getParent(), first), new SegmentHeader(first, last.chain()).bytes()); // before the end says so
            disk.replace(last.file(), marked(last.goodBytes(), Frame.END, last.place()));
        } else if (empty && first > 0) {
            Path before = SegmentHeader.segments(disk, last.file().getParent()).reversed().get(1);
            disk.replace(before, disk.read(before)); // its end may not be on the device
        }
        if (!clean) disk.replace(SegmentHeader.path(last.file().getParent(), first), begun(last, first));
        else if (!empty) markAgain(disk, last);
        return new LogRecovery(new Recovery(last.offset(), Log.hash(last.chain()), clean, torn, foreign), first, last.chain());
    }

    /// The last mark proves what stands before it, but nothing proves that it is on the device itself.
    private static void markAgain(Disk disk, SegmentReader last) {
        byte[] good = last.goodBytes();
        int mark = good.length - Frame.SIZE - Frame.MARK_LENGTH;
        disk.truncate(last.file(), mark);
        try (Disk.Appender appender = disk.append(last.file())) {
            appender.write(ByteBuffer.wrap(good, mark, good.length - mark));
            appender.sync();
        }
    }

    /// The segment in which writing goes on.
    private static byte[] begun(SegmentReader last, long first) {
        if (first == last.header().first()) return marked(last.goodBytes(), Frame.MARK, last.place());
        Frame.SegmentPlace start = new Frame.SegmentPlace(first, SegmentHeader.SIZE, last.chain());
        return marked(new SegmentHeader(first, last.chain()).bytes(), Frame.MARK, start);
    }

    private static byte[] marked(byte[] good, byte kind, Frame.SegmentPlace place) {
        byte[] marked = Arrays.copyOf(good, good.length + Frame.SIZE + Frame.MARK_LENGTH);
        new Frame().mark(marked, good.length, kind, place);
        return marked;
    }
}
