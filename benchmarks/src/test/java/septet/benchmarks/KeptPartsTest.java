package septet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPartsTest {
    record Found(long n, double value, List<String> lines) {}

    private static final Found ONE = new Found(3, 0.1 + 0.2, List.of("a", "b"));

    @Test
    void whatWasFoundIsNotLookedForAgain(@TempDir Path folder) throws Exception {
        KeptParts parts = new KeptParts(folder.resolve("figure"), true);
        assertThat(parts.of("one", Found.class, () -> ONE)).isEqualTo(ONE);
        assertThat(parts.of("one", Found.class, () -> {
            throw new IllegalStateException("looked for again");
        })).isEqualTo(ONE);
    }

    @Test
    void whatWasInterruptedIsLookedForAgain(@TempDir Path folder) throws Exception {
        KeptParts parts = new KeptParts(folder, true);
        assertThatThrownBy(() -> parts.of("one", Found.class, () -> {
            throw new InterruptedException();
        })).isInstanceOf(InterruptedException.class);
        assertThat(parts.of("one", Found.class, () -> ONE)).isEqualTo(ONE);
    }

    @Test
    void aShareKeepsNothing(@TempDir Path folder) throws Exception {
        KeptParts parts = new KeptParts(folder, false);
        parts.of("one", Found.class, () -> ONE);
        assertThat(folder).isEmptyDirectory();
    }
}
