package septet.design;

import java.util.List;
import java.util.stream.Collectors;

/// Nothing was done, for reasons that a person can act on. The only exception that crosses a room on purpose.
public final class Refused extends RuntimeException {
    private final transient List<Problem> problems;
    private final Fault fault;

    public Refused(Fault fault, List<Problem> problems) {
        super(problems.stream().map(Problem::line).collect(Collectors.joining("\n")));
        this.fault = fault;
        this.problems = List.copyOf(problems);
    }

    public Refused(Fault fault, Problem problem) {
        this(fault, List.of(problem));
    }

    public Fault fault() {
        return fault;
    }

    public List<Problem> problems() {
        return problems;
    }
}
