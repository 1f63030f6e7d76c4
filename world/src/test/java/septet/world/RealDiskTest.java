package septet.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest implements DiskContract {
    @TempDir
    Path folder;
    private final Disk disk = RealWorld.start().disk();

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Test
    void anotherProcessIsKeptOutAndNamed() throws IOException, InterruptedException {
        Path file = folder.resolve("lock");
        Process other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1", LockHolder.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertThat(other.getInputStream().read()).as("the other process has it").isEqualTo('h');
            assertThatThrownBy(() -> disk.lock(file)).isInstanceOf(Disk.Held.class).hasMessageContaining("process " + other.pid());
            assertThatThrownBy(() -> disk.lock(file)).as("asking did not free it").isInstanceOf(Disk.Held.class);
        } finally {
            other.destroyForcibly().waitFor();
        }
        disk.lock(file).close();
    }

    @Test
    void aSecondRequestInThisProcessDoesNotFreeTheLockForOthers() throws IOException, InterruptedException {
        Path file = folder.resolve("lock");
        try (Disk.Lock _ = disk.lock(file)) {
            assertThatThrownBy(() -> RealWorld.start().disk().lock(file)).isInstanceOf(Disk.Held.class);
            Process other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                    "-XX:TieredStopAtLevel=1", LockHolder.class.getName(), file.toString()).start();
            assertThat(other.getInputStream().readAllBytes()).asString().isEqualTo("refused");
            other.waitFor();
        }
    }

    @Test
    void anInterruptedThreadStillWrites() {
        Path file = folder.resolve("a");
        try (Disk.Appender appender = disk.append(file)) {
            Thread.currentThread().interrupt();
            appender.write(ByteBuffer.wrap(new byte[] {1}));
            appender.sync();
            assertThat(Thread.interrupted()).isTrue();
            appender.write(ByteBuffer.wrap(new byte[] {2}));
        }
        assertThat(disk.read(file)).containsExactly(1, 2);
        assertThat(disk.list(folder)).isEqualTo(List.of(file));
    }

    /// Takes the lock, says so, and waits to be killed.
    static final class LockHolder {
        public static void main(String[] arguments) throws IOException {
            try {
                Disk.Lock lock = RealWorld.start().disk().lock(Path.of(arguments[0]));
                System.out.print('h');
                System.out.flush();
                System.in.read();
                lock.close();
            } catch (Disk.Held _) {
                System.out.print("refused");
            }
        }
    }

    @Test
    void onlyItsOwnerMayReadWhatIsConcealed() throws IOException {
        Path file = folder().resolve("concealed");
        disk().replaceConcealed(file, new byte[] {1});
        disk().replaceConcealed(file, new byte[] {1, 2});
        assertThat(disk().read(file)).containsExactly(1, 2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void secretsOfTheMachineDifferAndThoseOfASeedDoNot() {
        assertThat(Secrets.real().make("key", 32)).hasSize(32).isNotEqualTo(Secrets.real().make("key", 32));
        Secrets seeded = Secrets.of(Chance.of(1));
        assertThat(seeded.make("key", 13)).hasSize(13).isEqualTo(Secrets.of(Chance.of(1)).make("key", 13)).isNotEqualTo(seeded.make("other", 13));
        assertThat(seeded.make("key", 32)).startsWith(seeded.make("key", 13));
    }
}
