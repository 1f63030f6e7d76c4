package septet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
