package septet.command;

import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.monitoring.Fields;

/// Who decides and why, as the history keeps it: upon a store as by its server.
///
/// @param by  of `--by`
/// @param why of `--reason`
record ByWhom(String by, String why) {
    /// @throws Refused where one of them cannot be kept
    ByWhom {
        refuse("--by", by, Fields.MOST_OF_NAME);
        refuse("--reason", why, Fields.MOST_OF_REASON);
    }

    /// As the registry keeps it.
    String words() {
        return "by hand, " + by + ": " + why;
    }

    private static void refuse(String option, String words, int most) {
        if (Fields.areWords(words, most)) return;
        throw new Refused(Fault.DESIGN, Problem.error(option, "is empty, or no line of at most " + most + " characters", "nothing was done", "Say it in a few words: the history keeps them.", "COMMAND-USAGE"));
    }
}
