package septet.design;

/// Whose fault a refusal is; the exit codes of the command line follow it.
public enum Fault {
    /// A defect of Septet.
    BUG(1),
    /// The command or the design is wrong.
    DESIGN(2),
    /// The data is wrong.
    DATA(4),
    /// An engine failed, or the machine ran out of something.
    ENGINE(5);

    private final int exitCode;

    Fault(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
