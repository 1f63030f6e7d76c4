package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// Whoever reads only the status knows whether to send it again.
class AnswersTest {
    private static int status(Fault fault, String code) {
        return Answers.refused(new Refused(fault, Problem.error("place", "cause", "consequence", "remedy", code))).status();
    }

    @Test
    void whatADeviceRefusesIsNoMistakeOfWhoeverAsks() {
        assertThat(status(Fault.ENGINE, "DATA-DISK-FULL")).isEqualTo(503);
        assertThat(status(Fault.ENGINE, "SERVING-MEMORY-FULL")).isEqualTo(507);
        assertThat(status(Fault.DATA, "SERVING-WRONG-TYPE")).isEqualTo(400);
        assertThat(status(Fault.DATA, "SERVING-UNKNOWN-ALERT")).isEqualTo(404);
    }
}
