package septet.world;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The files of the world. A path is only a name here.
///
/// What was written, made, renamed, truncated or deleted is seen at once by every reader of this process and survives the end of
/// the process, but **not** a power cut: the content of a file is safe after [Appender#sync], its name after [#syncFolder].
///
/// Every method throws [UncheckedIOException] when the device refuses; a file that lacks is a
/// `NoSuchFileException` inside it, a full disk the system's own message.
public interface Disk {
    boolean exists(Path file);

    boolean isFolder(Path path);

    long size(Path file);

    byte[] read(Path file);

    /// Opens a file for reading at any position.
    Input open(Path file);

    /// Opens a file for writing at its end; makes the file (not its folder) where it lacks.
    Appender append(Path file);

    /// Lets nobody but the file's owner read or write it, where the device knows owners.
    default void conceal(Path file) {}

    /// Gives a file another name in the same folder, in the place of what had that name, whole or not at all.
    void rename(Path from, Path to);

    /// Cuts the file to its first `size` bytes; safe after the file's next sync.
    void truncate(Path file, long size);

    /// Deletes the file, if it is there.
    void delete(Path file);

    /// Returns after every name made, changed or deleted in the folder is on the device.
    void syncFolder(Path folder);

    /// Makes the folder and its parents, durably.
    void createFolders(Path folder);

    /// The entries of a folder, files and folders, sorted by name; empty where the folder lacks.
    List<Path> list(Path folder);

    /// Holds the file until closed: no other process gets it, nor another part of this one.
    /// The file itself is only a name for the lock; nothing else may read or write it.
    /// @throws Held when another holder has it
    Lock lock(Path file);

    /// Puts `content` in the place of the file, whole or not at all, and durably. A file `NAME.tmp` may be left by a crash.
    default void replace(Path file, byte[] content) {
        replace(file, content, _ -> {});
    }

    /// The same for what only its owner may read.
    default void replaceConcealed(Path file, byte[] content) {
        replace(file, content, this::conceal);
    }

    private void replace(Path file, byte[] content, Consumer<Path> made) {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        delete(temporary);
        try (Appender appender = append(temporary)) {
            made.accept(temporary);
            appender.write(ByteBuffer.wrap(content));
            appender.sync();
        } catch (UncheckedIOException refused) {
            delete(temporary);
            throw refused;
        }
        rename(temporary, file);
        syncFolder(file.toAbsolutePath().getParent());
    }

    /// Bytes of one file, read at positions.
    interface Input extends AutoCloseable {
        long size();

        /// Reads up to `into.remaining()` bytes from `position`; fewer only at the end of the file, -1 at or beyond it.
        int read(ByteBuffer into, long position);

        @Override
        void close();
    }

    /// A file that only grows. One thread may write while another one syncs.
    interface Appender extends AutoCloseable {
        /// Writes all of it; after a failure any part of it may stand in the file.
        void write(ByteBuffer bytes);

        /// Returns after everything written so far is on the device. After a failure the appender is dead:
        /// a second sync may report success over lost pages, so it is never tried.
        /// It fails, by a `NoSuchFileException`, where the file has not its name any more: nobody could find again what was written.
        void sync();

        long size();

        @Override
        void close();
    }

    /// A file that is held.
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }

    /// Somebody else holds the lock.
    final class Held extends RuntimeException {
        private final String holder;

        /// @param holder who has it, as far as that is known: `process 4711`
        public Held(Path file, String holder) {
            super(file + " is held by " + holder);
            this.holder = holder;
        }

        public String holder() {
            return holder;
        }
    }
}
