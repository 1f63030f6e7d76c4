package septet.evaluation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// The rows of the test part, handed out once. Whoever chose something after reading them would be judged on what it had seen,
/// so a second read is a defect of the program, not of the design.
public final class TestRows<T> {
    private final T rows;
    private final AtomicReference<String> reader = new AtomicReference<>("");

    private TestRows(T rows) {
        this.rows = rows;
    }

    public static <T> TestRows<T> sealed(T rows) {
        return new TestRows<>(rows);
    }

    /// @param by who reads, for the record
    /// @throws Refused as a defect when they were read before (EVALUATION-TEST-ROWS-READ-TWICE)
    public T read(String by) {
        if (by.isEmpty()) throw new IllegalArgumentException("a reader has a name");
        if (!reader.compareAndSet("", by)) {
            throw new Refused(Fault.BUG, Problem.error("evaluation", by + " reads the test rows, which " + reader.get() + " has read",
                    "what was chosen in between would be judged on what it had seen", "Please report this as a defect.", "EVALUATION-TEST-ROWS-READ-TWICE"));
        }
        return rows;
    }

    /// Who read them, if anyone did.
    public Optional<String> reader() {
        return Optional.of(reader.get()).filter(name -> !name.isEmpty());
    }
}
