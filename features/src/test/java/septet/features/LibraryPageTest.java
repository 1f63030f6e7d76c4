package septet.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.design.Refused;

/// The ten lines of `docs/features-library.md` are compiled and run, and print what stands there.
class LibraryPageTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    @TempDir
    private Path folder;

    @Test
    void theTenLinesRun() throws Exception {
        String page = Files.readString(Path.of("../docs/features-library.md"));
        String program = block(page, "java");
        assertThat(program.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(14);
        assertThat(run(program)).isEqualTo(block(page, "text"));
    }

    /// Nothing of serving, of models or of the loop is needed.
    @Test
    void theModuleDependsOnNothingThatServes() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom).doesNotContain("septet-serving", "septet-model", "septet-loop", "septet-monitoring", "septet-evaluation");
        assertThat(Files.readString(Path.of("../docs/features-library.md"))).contains("<artifactId>septet-features</artifactId>");
    }

    @Test
    void whoeverOnlyAsksLeavesNothingBehind() {
        LiveFeatures features = risky();
        features.observe("a", START, Map.of("card", "1"));
        for (int times = 0; times < 3; times++) assertThat(features.ask(START.plusSeconds(60), Map.of("card", "1")).number("seen")).as("itself and the one before").isEqualTo(2);
        assertThat(features.ask(START.plusSeconds(60), Map.of("card", "2")).number("seen")).as("a card that nobody has seen").isEqualTo(1);
        assertThatThrownBy(() -> features.ask(START, Map.of("kart", "1"))).isInstanceOf(Refused.class);
        assertThat(features.observe("b", START.plusSeconds(60), Map.of("card", "1")).number("seen")).isEqualTo(2);
    }

    @Test
    void labelsCountWhenTheyAreKnownAndRepeatedEventsNowhere() {
        LiveFeatures features = risky();
        features.observe("a", START, Map.of("card", "1"));
        assertThat(features.learn("a", "fraud", "true", START.plusSeconds(60))).isTrue();
        assertThat(features.learn("a", "fraud", "true", START.plusSeconds(60))).isFalse();
        assertThat(features.learn("nobody", "fraud", "true", START)).isFalse();
        assertThat(features.observe("b", START.plus(Duration.ofDays(6)), Map.of("card", "1")).number("risk")).isNaN();
        assertThat(features.observe("c", START.plus(Duration.ofDays(7)), Map.of("card", "1")).number("risk")).isEqualTo(1);
        assertThat(features.observe("c", START.plus(Duration.ofDays(7)), Map.of("card", "1")).number("seen")).as("once").isEqualTo(3);
        assertThat(features.names()).containsExactly("seen", "risk", "usual");
    }

    @Test
    void whatWasWrittenIsTakenBack() {
        LiveFeatures before = risky();
        before.observe("a", START, Map.of("card", "1", "shop", "food"));
        before.learn("a", "fraud", "true", START);
        StateWriter writer = new StateWriter(before.dictionary());
        before.write(writer);
        LiveFeatures after = risky();
        after.read(new StateReader(writer.blocks(), after.dictionary()));
        for (int i = 0; i < 20; i++) {
            Map<String, String> event = Map.of("card", "" + i % 2, "shop", i % 3 == 0 ? "gas" : "food");
            assertThat(after.observe("e" + i, START.plus(Duration.ofDays(i)), event)).isEqualTo(before.observe("e" + i, START.plus(Duration.ofDays(i)), event));
        }
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> risky().observe("a", START, Map.of("cart", "1"))).isInstanceOf(Refused.class).hasMessageContaining("no such column");
        assertThatThrownBy(() -> LiveFeatures.of("s").number("x").build().observe("a", START, Map.of("x", "much"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> LiveFeatures.of("s").number("x").feature("y", "sum(z) by x over 1d").build()).isInstanceOf(Refused.class);
    }

    private static LiveFeatures risky() {
        return LiveFeatures.of("payments").key("card").category("shop").label("fraud", Duration.ofDays(7)).feature("seen", "count() by card over 30d")
                .feature("risk", "mean(fraud) by card over 30d").feature("usual", "last(shop) by card over 30d").build();
    }

    private String run(String program) throws Exception {
        Path file = folder.resolve("Example.java");
        Files.writeString(file, program);
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(failed).isZero();
        PrintStream real = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass("Example");
            Constructor<?> constructor = type.getDeclaredConstructor();
            Method main = Arrays.stream(type.getDeclaredMethods()).filter(method -> method.getName().equals("main")).findFirst().orElseThrow();
            constructor.setAccessible(true);
            main.setAccessible(true);
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            main.invoke(constructor.newInstance());
        } finally {
            System.setOut(real);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String block(String page, String language) {
        Matcher matcher = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(matcher.find()).as(language).isTrue();
        return matcher.group(1);
    }
}
