package septet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();

    private Runnable part(String name) {
        return () -> closed.add(name);
    }

    private Runnable stuck(String name) {
        return () -> {
            closed.add(name);
            throw new IllegalStateException(name);
        };
    }

    @Test
    void allAreClosedAndTheFirstFailureIsThrown() {
        assertThatThrownBy(() -> Closing.all(List.of(part("a"), stuck("b"), part("c"), stuck("d"), part("e")))).hasMessage("b")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).extracting(Throwable::getMessage).containsExactly("d"));
        assertThat(closed).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void withoutAFailureNothingIsThrown() {
        Closing.all(List.of(part("a"), part("b")));
        assertThat(closed).containsExactly("a", "b");
    }

    @Test
    void aServerThatCouldNotWriteEndsWithAMessage() {
        Refused full = new Refused(Fault.ENGINE, Problem.error("log", "No space left on device", "nothing more is accepted", "Free some space.", "DATA-DISK-FULL"));
        assertThat(ServeCommand.ended(List.of(part("a"), () -> {
            throw full;
        }, part("b")))).contains("No space left on device", "DATA-DISK-FULL");
        assertThat(closed).containsExactly("a", "b");
        assertThat(ServeCommand.ended(List.of(part("c")))).contains("everything acknowledged");
    }
}
