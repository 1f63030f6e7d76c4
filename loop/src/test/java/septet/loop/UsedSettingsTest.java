package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.loop.RunReport.Setting;

class UsedSettingsTest {
    @Test
    void eachValueHasItsPathAndOrigin() throws IOException {
        DesignFile file = DesignFile.read(Files.readString(Path.of("../examples/card-fraud/design.yaml")), "design.yaml");
        List<Setting> settings = UsedSettings.of(file.bound().orElseThrow().resolved());
        assertThat(settings).extracting(Setting::path).doesNotHaveDuplicates();
        assertThat(settings).filteredOn(setting -> setting.path().equals("requirements.latency.p99")).singleElement().satisfies(setting -> {
            assertThat(setting.value()).isEqualTo("20ms");
            assertThat(setting.origin()).startsWith("design.yaml:");
        });
        assertThat(settings).contains(new Setting("model.seed", "1", "default"));
        assertThat(settings).filteredOn(setting -> setting.path().equals("serving.fallback")).singleElement().satisfies(setting ->
                assertThat(setting.value()).isEqualTo("[previous model, simple, baseline]"));
        assertThat(settings).filteredOn(setting -> setting.path().equals("model.stages.1.score")).hasSize(1);
    }
}
