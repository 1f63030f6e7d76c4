package septet.world;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A disk over another one, which passes on whatever it does not do itself: to watch what is written, to stall, or to lie as devices do.
/// [Disk#replace] goes by the steps that this disk sees.
public interface PassingDisk extends Disk {
    /// The one below.
    Disk disk();

    /// An open file over another one.
    interface PassingAppender extends Appender {
        /// The one below.
        Appender appender();

        @Override
        default void write(ByteBuffer bytes) {
            appender().write(bytes);
        }

        @Override
        default void sync() {
            appender().sync();
        }

        @Override
        default long size() {
            return appender().size();
        }

        @Override
        default void close() {
            appender().close();
        }
    }

    @Override
    default boolean exists(Path file) {
        return disk().exists(file);
    }

    @Override
    default boolean isFolder(Path path) {
        return disk().isFolder(path);
    }

    @Override
    default long size(Path file) {
        return disk().size(file);
    }

    @Override
    default byte[] read(Path file) {
        return disk().read(file);
    }

    @Override
    default Input open(Path file) {
        return disk().open(file);
    }

    @Override
    default Appender append(Path file) {
        return disk().append(file);
    }

    @Override
    default void conceal(Path file) {
        disk().conceal(file);
    }

    @Override
    default void rename(Path from, Path to) {
        disk().rename(from, to);
    }

    @Override
    default void truncate(Path file, long size) {
        disk().truncate(file, size);
    }

    @Override
    default void delete(Path file) {
        disk().delete(file);
    }

    @Override
    default void syncFolder(Path folder) {
        disk().syncFolder(folder);
    }

    @Override
    default void createFolders(Path folder) {
        disk().createFolders(folder);
    }

    @Override
    default List<Path> list(Path folder) {
        return disk().list(folder);
    }

    @Override
    default Lock lock(Path file) {
        return disk().lock(file);
    }
}
