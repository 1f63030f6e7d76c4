package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.loop.RunReport;

class TerminalTest {
    @Test
    void theOutcomeReadsFromTheTop() {
        Golden.check("outcome-100.txt", Terminal.outcome(Fixture.report(), 100));
        Golden.check("outcome-72.txt", Terminal.outcome(Fixture.report(), 72));
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        RunReport hostile = Hostile.of(Fixture.report());
        for (int width : new int[] {60, 72, 80, 100, 140}) {
            assertThat(Terminal.outcome(Fixture.report(), width).lines()).as("width " + width)
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
            assertThat(Terminal.outcome(hostile, width).chars().filter(c -> c < ' ' && c != '\n' || c == 0x2028)).isEmpty();
        }
    }

    @Test
    void cellsWrapAtBlanksAndColumnsStayAligned() {
        String table = TextTable.of(List.of("a", "b"), List.of(List.of("one two three", "1"), List.of("x", "a word")), 1, 14);
        assertThat(table).isEqualTo(" a      b\n -----  ------\n one    1\n two\n three\n x      a word\n");
        assertThat(TextTable.clean("\u001B[31mred\u202Eder\u0007")).isEqualTo("\uFFFD[31mred\uFFFDder\uFFFD");
    }
}
