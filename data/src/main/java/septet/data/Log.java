package septet.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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
    private final Disk disk;
    private final Path folder;
    private final LogLimits limits;
    private final Recovery recovery;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forced = lock.newCondition();
    private final SegmentWriter writer;
    private final RecordWriter encoded = new RecordWriter();
    private volatile long flushed;
    private long synced;
    /// A thread waits for the device, without the lock.
    private boolean forcing;
    /// Why nothing more is taken.
    private Refused dead;

    private Log(Disk disk, Path folder, LogLimits limits, LogRecovery recovered) {
        this.disk = disk;
        this.folder = folder;
        this.limits = limits;
        recovery = recovered.recovery();
        writer = new SegmentWriter(disk, folder, limits.segmentBytes(), recovered);
        flushed = synced = recovery.records();
    }

    /// Opens the log in this folder, or makes it: finds its end, cuts off what was under way, and makes sure of the rest.
    /// @throws Refused when it is damaged (DATA-LOG-DAMAGED), of a later version, or the device refuses
    public static Log open(Disk disk, Path folder, LogLimits limits) {
        try {
            return new Log(disk, folder, limits, LogRecovery.recover(disk, folder));
        } catch (UncheckedIOException e) {
            throw DiskRefusal.of(folder, "the log is not opened", e);
        }
    }

    /// What was found when the log was opened.
    public Recovery recovery() {
        return recovery;
    }

    /// Adds a record to the buffer.
    /// @return its offset
    public long append(LogRecord record) {
        lock.lock();
        try {
            encoded.clear();
            Records.write(record, encoded);
            return append(record.kind(), encoded.bytes());
        } finally {
            lock.unlock();
        }
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
            usable();
            if (writer.isFullFor(length)) {
                awaitForced();
                usable();
                if (writer.isFullFor(length)) roll(); // nobody did it meanwhile
            }
            return writer.append((byte) kind, payload);
        } catch (UncheckedIOException e) {
            throw die(e);
        } finally {
            lock.unlock();
        }
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
        Disk.Appender appender;
        long position;
        long target;
        lock.lock();
        try {
            long wanted = writer.end();
            awaitForced();
            usable();
            if (synced >= wanted) return;
            write();
            target = writer.end();
            appender = writer.appender();
            position = appender.size();
            forcing = true;
        } finally {
            lock.unlock();
        }
        force(appender, position, target);
    }

    /// The offset of the next record.
    public long end() {
        lock.lock();
        try {
            return writer.end();
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
            return hash(writer.chain());
        } finally {
            lock.unlock();
        }
    }

    /// What [#hash] was when the log had this many records; empty where it has not.
    public String hashAt(long records) {
        flush();
        if (records < 0 || records > flushed) return "";
        if (records == 0) return hash(0);
        try (LogReader reader = reader(records - 1)) {
            return reader.next() ? reader.hash() : "";
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
            if (!isDead()) sync();
        } finally {
            lock.lock();
            try {
                awaitForced();
                if (dead == null) dead = Damage.closed(folder);
                writer.appender().close();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Without the lock, so that others can append meanwhile.
    private void force(Disk.Appender appender, long position, long target) {
        Refused failure = Damage.stopped(folder, new UncheckedIOException(new IOException("the sync did not end")));
        boolean ended = false;
        try {
            appender.sync();
            ended = true;
        } catch (UncheckedIOException e) {
            failure = Damage.stopped(folder, e);
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

    /// If that fails, nothing acknowledged is harmed; the next append is refused.
    private void mark(long position) {
        try {
            writer.mark(position);
            flushed = writer.end();
        } catch (UncheckedIOException e) {
            dead = Damage.stopped(writer.file(), e);
        }
    }

    private void write() {
        try {
            writer.write();
            flushed = writer.end();
        } catch (UncheckedIOException e) {
            throw die(e);
        }
    }

    private void roll() {
        writer.roll();
        flushed = synced = writer.end();
    }

    private void awaitForced() {
        while (forcing) forced.awaitUninterruptibly();
    }

    private boolean isDead() {
        lock.lock();
        try {
            return dead != null;
        } finally {
            lock.unlock();
        }
    }

    private void usable() {
        if (dead != null) throw new Refused(dead.fault(), dead.problems());
    }

    private Refused die(UncheckedIOException refusal) {
        dead = Damage.stopped(writer.file(), refusal);
        return dead;
    }
}
