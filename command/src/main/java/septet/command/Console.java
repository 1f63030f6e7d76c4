package septet.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.design.Problem;
import tools.jackson.databind.ObjectMapper;

/// What a command says: results to standard output, messages to standard error; with `--json` one versioned event per line instead.
final class Console {
    /// Adding a field to an event keeps this number; changing the meaning of one raises it.
    static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;
    private boolean json;
    private volatile boolean lasting;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void json(boolean on) {
        json = on;
        if (on) event("septet", Map.of("format", FORMAT));
    }

    /// From now on an interrupt is how the command ends.
    void lasts() {
        lasting = true;
    }

    /// The last words of a command that was told to end.
    void interrupted() {
        if (!lasting) progress("interrupted; nothing is half written, and the same command begins again from what is kept");
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /// Where help goes.
    java.io.PrintWriter writer() {
        return new java.io.PrintWriter(out, true);
    }

    boolean isJson() {
        return json;
    }

    /// A result, for the person or program that asked.
    void result(String text) {
        if (!json) {
            out.println(text);
            out.flush();
        }
    }

    /// Lines that carry their own line ends.
    void lines(String text) {
        if (!json) {
            out.print(text.replace("\n", System.lineSeparator()));
            out.flush();
        }
    }

    /// A result for programs; says nothing to a person.
    void event(String name, Map<String, ?> fields) {
        if (!json) return;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", name);
        event.putAll(fields);
        out.println(JSON.writeValueAsString(event));
        out.flush();
    }

    /// How far the work is.
    void progress(String text) {
        if (json) event("progress", Map.of("text", text));
        else {
            err.println(text);
            err.flush();
        }
    }

    void problems(List<Problem> problems) {
        for (Problem problem : problems) {
            if (json) {
                event("problem", Map.of("severity", problem.severity().name().toLowerCase(java.util.Locale.ROOT), "place", problem.place(),
                        "cause", problem.cause(), "consequence", problem.consequence(), "remedy", problem.remedy(), "code", problem.code()));
            } else {
                err.println(problem.line());
            }
        }
        err.flush();
    }
}
