package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import septet.loop.Check;

class CheckTextTest {
    @Test
    void theArithmeticOfTheExampleCanBeFollowed() throws IOException {
        Check check = Check.of(Files.readString(Path.of("../examples/card-fraud/design.yaml")), "design.yaml");
        String text = CheckText.of(check, 110);
        assertThat(text).contains("latency.p99", "promised", "strong > simple > baseline", "passes 4 times in 5", "training");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }

    @Test
    void aBrokenDesignHasNone() {
        assertThat(CheckText.of(Check.of("septet: 1\n", "design.yaml"), 80)).isEmpty();
    }
}
