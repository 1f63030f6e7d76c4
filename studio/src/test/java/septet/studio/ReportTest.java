package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void theSameReportGivesTheSameBytes() throws IOException {
        String page = Report.html(Fixture.report());
        assertThat(Report.html(Fixture.report())).isEqualTo(page);
        Files.writeString(Path.of("target/report.html"), page);
    }
}
