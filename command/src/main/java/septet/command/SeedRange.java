package septet.command;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// `1..10`, both ends included.
final class SeedRange {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})[.][.]([0-9]{1,9})");
    private static final int MOST = 100;

    private SeedRange() {}

    /// @throws Refused with COMMAND-SEEDS where it is no range of seeds
    static List<Long> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) throw refused("'" + text + "' is no range of seeds");
        long from = Long.parseLong(form.group(1));
        long to = Long.parseLong(form.group(2));
        if (to < from || to - from >= MOST) throw refused("from " + from + " to " + to + " there are no seeds, or more than " + MOST);
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static Refused refused(String cause) {
        return new Refused(Fault.DESIGN, Problem.error("--seeds", cause, "nothing was run", "Write it like --seeds 1..10.", "COMMAND-SEEDS"));
    }
}
