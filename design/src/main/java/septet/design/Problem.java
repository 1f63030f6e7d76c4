package septet.design;

/// Something that a person has to act on: place, cause, consequence, remedy, stable code.
/// Written as `fraud.yaml:58:3 evaluation.slice: unknown key; nothing is sliced. Did you mean slices? [DESIGN-UNKNOWN-KEY]`.
///
/// @param place       `file:line:column path` for a design, `file:line` for data, or the command's argument
/// @param cause       what is wrong, without a full stop
/// @param consequence what follows from it, without a full stop; may be empty
/// @param remedy      what to do, one or more whole sentences; may be empty
/// @param code        stable, upper case, words joined by `-`, beginning with the section
public record Problem(Severity severity, String place, String cause, String consequence, String remedy, String code) {
    public enum Severity { ERROR, WARNING }

    public static Problem error(String place, String cause, String consequence, String remedy, String code) {
        return new Problem(Severity.ERROR, place, cause, consequence, remedy, code);
    }

    public static Problem warning(String place, String cause, String consequence, String remedy, String code) {
        return new Problem(Severity.WARNING, place, cause, consequence, remedy, code);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// The one line that a person reads.
    public String line() {
        StringBuilder line = new StringBuilder(place).append(": ").append(severity == Severity.WARNING ? "warning: " : "").append(cause);
        if (!consequence.isEmpty()) line.append("; ").append(consequence);
        line.append('.');
        if (!remedy.isEmpty()) line.append(' ').append(remedy);
        return line.append(" [").append(code).append(']').toString();
    }
}
