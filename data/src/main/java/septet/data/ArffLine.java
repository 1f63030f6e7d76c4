package septet.data;

import java.util.ArrayList;
import java.util.List;

/// Cuts a line of an ARFF file into values: bare, or in single or double quotes with backslashes before what would end them.
final class ArffLine {
    private final String line;
    private int at;

    ArffLine(String line) {
        this.line = line;
    }

    /// The line does not follow the rules.
    static final class Broken extends Exception {
        Broken(String cause) {
            super(cause, null, false, false);
        }
    }

    /// @param bare not in quotes, so that `?` is missing
    record Value(String text, boolean bare) {
        boolean isMissing() {
            return bare && text.equals("?");
        }
    }

    /// The values between commas (or tabs).
    List<Value> values() throws Broken {
        List<Value> values = new ArrayList<>();
        do {
            values.add(value(",\t"));
        } while (separator());
        if (at < line.length()) throw new Broken("something behind a value in quotes");
        return values;
    }

    private boolean separator() {
        blanks();
        if (at >= line.length() || line.charAt(at) != ',' && line.charAt(at) != '\t') return false;
        at++;
        return true;
    }

    /// The next value, up to one of these characters.
    Value value(String ends) throws Broken {
        blanks();
        if (at < line.length() && (line.charAt(at) == '\'' || line.charAt(at) == '"')) return new Value(quoted(), false);
        int begin = at;
        while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) at++;
        return new Value(line.substring(begin, at).strip(), true);
    }

    private String quoted() throws Broken {
        char quote = line.charAt(at++);
        StringBuilder text = new StringBuilder();
        while (at < line.length() && line.charAt(at) != quote) {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length()) c = escaped(line.charAt(at++));
            text.append(c);
        }
        if (at == line.length()) throw new Broken("a quote is not closed");
        at++;
        return text.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    private void blanks() {
        while (at < line.length() && line.charAt(at) == ' ') at++;
    }

    String rest() {
        return line.substring(at).strip();
    }
}
