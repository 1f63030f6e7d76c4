package septet.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// The machine's files, by NIO.
final class RealDisk implements Disk {
    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public boolean isFolder(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public long size(Path file) {
        return io(() -> Files.size(file));
    }

    @Override
    public byte[] read(Path file) {
        return io(() -> Files.readAllBytes(file));
    }

    @Override
    public Input open(Path file) {
        return new RealInput(io(() -> FileChannel.open(file, StandardOpenOption.READ)));
    }

    @Override
    public Appender append(Path file) {
        return io(() -> new RealAppender(file, FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)));
    }

    @Override
    public void conceal(Path file) {
        io(() -> {
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        });
    }

    @Override
    public void rename(Path from, Path to) {
        io(() -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }

    @Override
    public void truncate(Path file, long size) {
        io(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                return channel.truncate(size);
            }
        });
    }

    @Override
    public void delete(Path file) {
        io(() -> Files.deleteIfExists(file));
    }

    @Override
    public void syncFolder(Path folder) {
        io(() -> {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
                return folder;
            }
        });
    }

    @Override
    public void createFolders(Path folder) {
        Path whole = folder.toAbsolutePath();
        if (Files.isDirectory(whole)) return;
        Path parent = whole.getParent();
        createFolders(parent);
        io(() -> Files.isDirectory(whole) ? whole : Files.createDirectory(whole));
        syncFolder(parent);
    }

    @Override
    public List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        return io(() -> {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.sorted().toList();
            }
        });
    }

    @Override
    public Lock lock(Path file) {
        return io(() -> RealLock.hold(file));
    }

    /// Something that the device may refuse.
    @FunctionalInterface
    interface Attempt<T> {
        T go() throws IOException;
    }

    static <T> T io(Attempt<T> attempt) {
        try {
            return attempt.go();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
