package septet.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import septet.design.Refused;
import septet.world.Disk;

/// An append-only sequence of records in segments (files), each checked by a checksum and chained to all before it.
///
/// A record is *appended* (it has its offset), *flushed* (it survives the end of the process), *synced* (it survives a power cut).
/// One process at a time may write; its threads may share this object. After a failed write or sync the log takes nothing more:
/// a second sync could report success over lost pages. Opening it again recovers what is whole.
public final class Log implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private final Disk disk;
    private final Path folder;
    private final LogLimits limits;
    private final Recovery recovery;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forced = lock.newCondition();
    private final Frame frame = new Frame();
    private byte[] buffer = new byte[BUFFER / 16];
    private int buffered;
    private Path file;
    private Disk.Appender appender;
    private long first;
    private long chain;
    private long end;
    private volatile long flushed;
    private long synced;
    private boolean forcing;
    private Refused dead;

    private Log(Disk disk, Path folder, LogLimits limits, LogRecovery recovered) {
        this.disk = disk;
        this.folder = folder;
        this.limits = limits;
        recovery = recovered.recovery();
        chain = recovered.chain();
        end = flushed = synced = recovery.records();
        first = recovered.first();
        file = SegmentHeader.path(folder, first);
        appender = disk.append(file);
    }

    /// Opens the log in this folder, or makes it: finds its end, cuts off what was under way, and makes sure of the rest.
    /// @throws Refused when it is damaged (DATA-LOG-DAMAGED), of a later version, or the device refuses
    public static Log open(Disk disk, Path folder, LogLimits limits) {
        try {
            return new Log(disk, folder, limits, LogRecovery.recover(disk, folder));
        } catch (UncheckedIOException e) {
            throw Damage.device(folder, e);
        }
    }

    /// What was found when the log was opened.
    public Recovery recovery() {
        return recovery;
    }

    /// Adds a record to the buffer.
    ///
    /// @param kind 1 to 127
    /// @return its offset: 0, 1, 2, ...
    public long append(int kind, ByteBuffer payload) {
        if (kind < 1 || kind > 127) throw new IllegalArgumentException("kind " + kind);
        int length = payload.remaining();
        if (length > limits.recordBytes()) throw Damage.tooLarge(folder, length, limits.recordBytes());
        lock.lock();
        try {
            makeRoom(Frame.SIZE + length);
            payload.get(buffer, buffered + Frame.SIZE, length);
            chain = frame.finish(buffer, buffered, (byte) kind, length, chain);
            buffered += Frame.SIZE + length;
            return end++;
        } finally {
            lock.unlock();
        }
    }

    /// Adds a record to the buffer.
    /// @return its offset
    public long append(LogRecord record) {
        return append(record.kind(), Records.write(record));
    }

    /// Hands everything appended to the operating system.
    public void flush() {
        lock.lock();
        try {
            usable();
            write();
        } finally {
            lock.unlock();
        }
    }

    /// Returns after everything appended before is on the device. Callers that come while a sync is under way share the next one.
    public void sync() {
        Disk.Appender forcedNow;
        long position;
        long target;
        lock.lock();
        try {
            long wanted = end;
            awaitForced();
            usable();
            if (synced >= wanted) return;
            write();
            target = end;
            position = appender.size();
            forcedNow = appender;
            forcing = true;
        } finally {
            lock.unlock();
        }
        force(forcedNow, position, target);
    }

    /// Without the lock, so that others can append meanwhile.
    private void force(Disk.Appender forcedNow, long position, long target) {
        Refused failure = Damage.device(file, new UncheckedIOException(new IOException("the sync did not end")));
        boolean ended = false;
        try {
            forcedNow.sync();
            ended = true;
        } catch (UncheckedIOException e) {
            failure = Damage.device(file, e);
            throw failure;
        } finally {
            lock.lock();
            try {
                forcing = false;
                forced.signalAll();
                if (ended) synced = target;
                else dead = failure;
                if (ended) mark(position);
            } finally {
                lock.unlock();
            }
        }
    }

    /// The offset of the next record.
    public long end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /// Records before this offset survive a power cut.
    public long synced() {
        lock.lock();
        try {
            return synced;
        } finally {
            lock.unlock();
        }
    }

    /// The hash of all records so far, their kinds and their order: 16 hexadecimal digits. Equal for two logs with the same records,
    /// whatever their segments and syncs.
    public String hash() {
        lock.lock();
        try {
            return hash(chain);
        } finally {
            lock.unlock();
        }
    }

    static String hash(long chain) {
        return HexFormat.of().toHexDigits(chain);
    }

    /// Reads from the record at offset `from` on whatever was flushed.
    public LogReader reader(long from) {
        return LogReader.open(disk, folder, from, () -> flushed);
    }

    /// Syncs, and ends the use of the log. Of a log that had failed only the file is closed.
    @Override
    public void close() {
        try {
            if (dead == null) sync();
        } finally {
            lock.lock();
            try {
                awaitForced();
                if (dead == null) dead = Damage.closed(folder);
                appender.close();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Says in the file that everything before the position is safe. If that fails, nothing acknowledged is harmed; the next append is refused.
    private void mark(long position) {
        try {
            write();
            appender.write(marking(Frame.MARK, position));
        } catch (UncheckedIOException e) {
            dead = Damage.device(file, e);
        } catch (Refused _) {
            // write has said so
        }
    }

    private ByteBuffer marking(byte kind, long position) {
        byte[] bytes = new byte[Frame.SIZE + Frame.MARK_LENGTH];
        frame.mark(bytes, 0, kind, new Frame.SegmentPlace(first, position, chain));
        return ByteBuffer.wrap(bytes);
    }

    private void makeRoom(int bytes) {
        usable();
        if (isFull(bytes)) {
            awaitForced();
            usable();
            if (isFull(bytes)) roll();
        }
        while (buffered + bytes > buffer.length && buffer.length < BUFFER) buffer = Arrays.copyOf(buffer, buffer.length * 2);
        if (buffered + bytes <= buffer.length) return;
        write();
        if (bytes > buffer.length) buffer = new byte[bytes];
    }

    private boolean isFull(int bytes) {
        long size = appender.size() + buffered;
        return end > first && size + bytes > limits.segmentBytes();
    }

    private void write() {
        try {
            if (buffered > 0) appender.write(ByteBuffer.wrap(buffer, 0, buffered));
            buffered = 0;
            flushed = end;
        } catch (UncheckedIOException e) {
            throw die(e);
        }
    }

    /// The present one's records are on the device before the next segment exists, that before the present one is ended,
    /// and the end before anything follows it.
    private void roll() {
        write();
        try {
            appender.sync();
            synced = end;
            disk.replace(SegmentHeader.path(folder, end), new SegmentHeader(end, chain).bytes());
            appender.write(marking(Frame.END, appender.size()));
            appender.sync();
            appender.close();
            first = end;
            file = SegmentHeader.path(folder, first);
            appender = disk.append(file);
            appender.write(marking(Frame.MARK, SegmentHeader.SIZE));
        } catch (UncheckedIOException e) {
            throw die(e);
        }
    }

    private void awaitForced() {
        while (forcing) forced.awaitUninterruptibly();
    }

    private void usable() {
        if (dead != null) throw new Refused(dead.fault(), dead.problems());
    }

    private Refused die(UncheckedIOException refusal) {
        dead = Damage.device(file, refusal);
        return dead;
    }
}
