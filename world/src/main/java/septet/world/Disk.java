package septet.world;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// The files of the world. A path is only a name here.
/// Every method throws [UncheckedIOException] when the device refuses; a file that lacks is a
/// `NoSuchFileException` inside it, a full disk the system's own message.
public interface Disk {
    boolean exists(Path file);

    long size(Path file);

    byte[] read(Path file);

    /// Opens a file for reading at any position.
    Input open(Path file);

    /// Opens a file for writing at its end; makes the file (not its folder) where it lacks.
    Appender append(Path file);

    /// Puts `content` in the place of the file, whole or not at all, and durably: temporary file, sync, rename, sync of the folder.
    void replace(Path file, byte[] content);

    /// Makes the folder and its parents, durably.
    void createFolders(Path folder);

    /// The entries of a folder, sorted by name; empty where the folder lacks.
    List<Path> list(Path folder);

    void truncate(Path file, long size);

    /// Deletes the file, if it is there.
    void delete(Path file);

    /// Holds the file for this process alone until closed.
    /// @throws Held when another holder has it
    Closeable lock(Path file);

    /// Bytes of one file, read at positions.
    interface Input extends AutoCloseable {
        long size();

        /// Reads up to `into.remaining()` bytes from `position`; fewer only at the end of the file, -1 beyond it.
        int read(ByteBuffer into, long position);

        @Override
        void close();
    }

    /// A file that only grows.
    interface Appender extends AutoCloseable {
        void write(ByteBuffer bytes);

        /// Returns after everything written so far is on the device. After a failure the appender is dead:
        /// a second sync may report success over lost pages, so it is never tried.
        void sync();

        long size();

        @Override
        void close();
    }

    /// Somebody else holds the lock.
    final class Held extends RuntimeException {
        public Held(Path file) {
            super(file.toString());
        }
    }
}
