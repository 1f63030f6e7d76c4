package septet.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What every disk does, as long as the power stays on.
interface DiskContract {
    Disk disk();

    /// An existing, empty folder.
    Path folder();

    @Test
    default void whatIsAppendedIsRead() {
        Path file = folder().resolve("a");
        try (Disk.Appender appender = disk().append(file)) {
            appender.write(bytes("one "));
            appender.write(bytes("two"));
            assertThat(appender.size()).isEqualTo(7);
            assertThat(disk().read(file)).as("before the sync").asString().isEqualTo("one two");
            appender.sync();
        }
        try (Disk.Appender appender = disk().append(file)) {
            assertThat(appender.size()).isEqualTo(7);
            appender.write(bytes("!"));
        }
        assertThat(text(file)).isEqualTo("one two!");
        assertThat(disk().size(file)).isEqualTo(8);
    }

    /// Fits that run side by side keep what they made, each in a file of its own.
    @Test
    default void severalThreadsReplaceFilesOfTheirOwn() throws InterruptedException {
        RealWorld.start().scheduler().all(4, java.util.stream.IntStream.range(0, 4).<java.util.concurrent.Callable<Integer>>mapToObj(thread -> () -> {
            for (int i = 0; i < 300; i++) disk().replace(folder().resolve(thread + "-" + i % 40), bytes(thread + " " + i).array());
            return thread;
        }).toList());
        assertThat(disk().list(folder())).hasSize(160);
        for (int thread = 0; thread < 4; thread++) assertThat(text(folder().resolve(thread + "-3"))).isEqualTo(thread + " 283");
    }

    @Test
    default void anInputReadsAtPositionsAndSeesWhatIsAppendedMeanwhile() {
        Path file = folder().resolve("a");
        disk().replace(file, "0123456789".getBytes(StandardCharsets.UTF_8));
        try (Disk.Input input = disk().open(file); Disk.Appender appender = disk().append(file)) {
            assertThat(input.size()).isEqualTo(10);
            ByteBuffer into = ByteBuffer.allocate(4);
            assertThat(input.read(into, 3)).isEqualTo(4);
            assertThat(new String(into.array(), StandardCharsets.UTF_8)).isEqualTo("3456");
            assertThat(input.read(into.clear(), 8)).isEqualTo(2);
            assertThat(input.read(into.clear(), 10)).isEqualTo(-1);
            assertThat(input.read(into.clear(), 1000)).isEqualTo(-1);
            appender.write(bytes("ab"));
            assertThat(input.read(into.clear(), 10)).isEqualTo(2);
            assertThat(input.size()).isEqualTo(12);
        }
    }

    @Test
    default void aMissingFileIsNamed() {
        Path file = folder().resolve("missing");
        assertThat(disk().exists(file)).isFalse();
        assertLacking(file, () -> disk().read(file));
        assertLacking(file, () -> disk().size(file));
        assertLacking(file, () -> disk().open(file));
        assertLacking(file, () -> disk().truncate(file, 0));
        assertLacking(file, () -> disk().rename(file, folder().resolve("b")));
        assertLacking(file, () -> disk().append(folder().resolve("no folder/b")));
        disk().delete(file);
    }

    private void assertLacking(Path file, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(UncheckedIOException.class).cause().isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(file.getParent().toString());
    }

    @Test
    default void aReplacedFileIsNewAndLeavesNothingElse() {
        Path file = folder().resolve("a");
        disk().replace(file, new byte[100]);
        disk().replace(file, "new".getBytes(StandardCharsets.UTF_8));
        assertThat(text(file)).isEqualTo("new");
        assertThat(disk().list(folder())).containsExactly(file);
    }

    @Test
    default void aRestOfAnInterruptedReplacementIsOverwritten() {
        Path file = folder().resolve("a");
        try (Disk.Appender appender = disk().append(folder().resolve("a.tmp"))) {
            appender.write(bytes("half of a long con"));
        }
        disk().replace(file, "whole".getBytes(StandardCharsets.UTF_8));
        assertThat(text(file)).isEqualTo("whole");
        assertThat(disk().list(folder())).containsExactly(file);
    }

    @Test
    default void renameTakesThePlaceOfAnother() {
        Path a = folder().resolve("a");
        Path b = folder().resolve("b");
        disk().replace(a, new byte[] {1});
        disk().replace(b, new byte[] {2});
        disk().rename(a, b);
        assertThat(disk().read(b)).containsExactly(1);
        assertThat(disk().exists(a)).isFalse();
    }

    @Test
    default void aFileThatHasNotItsNameAnyMoreIsNotSynced() {
        List<Consumer<Path>> losses = List.of(disk()::delete, file -> disk().rename(file, file.resolveSibling("elsewhere")), file -> disk().replace(file, new byte[] {2}));
        for (Consumer<Path> loss : losses) {
            Path file = folder().resolve("a");
            try (Disk.Appender appender = disk().append(file)) {
                appender.write(bytes("x"));
                appender.sync();
                loss.accept(file);
                appender.write(bytes("y"));
                assertThatThrownBy(appender::sync).isInstanceOf(UncheckedIOException.class).hasCauseInstanceOf(NoSuchFileException.class).hasMessageContaining("while it was open");
                assertThatThrownBy(() -> appender.write(bytes("z"))).as("it is dead").isInstanceOf(UncheckedIOException.class);
            }
        }
    }

    @Test
    default void truncateKeepsTheFirstBytes() {
        Path file = folder().resolve("a");
        disk().replace(file, new byte[] {1, 2, 3, 4});
        disk().truncate(file, 2);
        assertThat(disk().read(file)).containsExactly(1, 2);
        try (Disk.Appender appender = disk().append(file)) {
            appender.write(ByteBuffer.wrap(new byte[] {9}));
        }
        assertThat(disk().read(file)).containsExactly(1, 2, 9);
    }

    @Test
    default void aFolderIsListedInOrder() {
        disk().createFolders(folder().resolve("m/n"));
        disk().createFolders(folder().resolve("m/n"));
        for (String name : new String[] {"z", "b", "a"}) disk().replace(folder().resolve(name), new byte[0]);
        disk().delete(folder().resolve("b"));
        assertThat(disk().list(folder())).containsExactly(folder().resolve("a"), folder().resolve("m"), folder().resolve("z"));
        assertThat(disk().list(folder().resolve("m"))).containsExactly(folder().resolve("m/n"));
        assertThat(disk().list(folder().resolve("nothing"))).isEmpty();
        assertThat(disk().exists(folder().resolve("m/n"))).isTrue();
        disk().syncFolder(folder());
    }

    @Test
    default void aLockHasOneHolder() {
        Path file = folder().resolve("lock");
        Disk.Lock lock = disk().lock(file);
        assertThatThrownBy(() -> disk().lock(file)).isInstanceOf(Disk.Held.class).hasMessageContaining("this process");
        assertThatThrownBy(() -> disk().lock(folder().resolve("../" + folder().getFileName() + "/lock"))).isInstanceOf(Disk.Held.class);
        lock.close();
        Disk.Lock second = disk().lock(file);
        lock.close();
        assertThatThrownBy(() -> disk().lock(file)).as("closing the first again frees nothing").isInstanceOf(Disk.Held.class);
        second.close();
    }

    @Test
    default void aClosedAppenderTakesNothing() {
        Disk.Appender appender = disk().append(folder().resolve("a"));
        appender.close();
        assertThatThrownBy(() -> appender.write(bytes("x"))).isInstanceOf(UncheckedIOException.class);
        appender.close();
    }

    private String text(Path file) {
        return new String(disk().read(file), StandardCharsets.UTF_8);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
