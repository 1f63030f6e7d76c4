package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import septet.design.Problem;
import septet.design.TreeReader;

/// What careless hands do to a design gives located problems, never an exception.
class MutatedDesignsTest {
    private static final int MUTATIONS = 6_000;
    private static final long SEED = 20_260_101;
    private static final Pattern PLACED = Pattern.compile("design[.]yaml:[0-9]+:[0-9]+ .+");
    private static final List<String> PIECES = List.of("\t", "\uFEFF", "\r\n", "é", "🙂", "\u0000", "&a ", "*a", "!!str ", "<<: ", "- ", ": ", "{", "}", "[", "]", "'", "\"",
            "#", "|\n", "%",
            "@", "`", "---\n", "~", "null", "0", "-1", "1e999", "99999999999999999999", "7d", "0d", "0..1", "1..0", "5 EUR", "known after ", " by ", " over ", " where ",
                    "not ", "(", ")",
            "count()", ".", "=", "true", "x".repeat(300), "[[[[[[[[", "a: ", "  ", "\n");

    @Test
    void mutationsGiveLocatedProblems() {
        List<String> designs = new ArrayList<>(Repository.sound().stream().map(Repository::text).toList());
        Repository.files(Repository.root().resolve("examples"), ".yaml").forEach(file -> designs.add(Repository.text(file)));
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String mutated = mutate(designs.get(i % designs.size()), random);
            List<Problem> problems = check(mutated, i);
            if (problems.stream().anyMatch(Problem::isError)) refused++;
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 2);
    }

    @Test
    void brokenBytesGiveLocatedProblems() {
        byte[] design = Repository.text(Path.of("src/test/resources/good.yaml")).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            byte[] broken = design.clone();
            for (int k = 0; k < 1 + random.nextInt(3); k++) broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            assertThat(Check.of(DesignFile.read(broken, "design.yaml")).problems()).allMatch(problem -> PLACED.matcher(problem.place()).matches());
        }
    }

    @Test
    void hugeAndDeepFilesEndSoon() {
        String line = "    a: mean(amount) by card over 1d, 7d, 30d\n";
        List<String> files = List.of("x".repeat(TreeReader.LARGEST), "[".repeat(TreeReader.LARGEST), "{a: ".repeat(200_000), "a: ".repeat(300_000), "- ".repeat(400_000),
                "a:\n" + line.repeat(TreeReader.LARGEST / line.length() - 1), "? ".repeat(100_000), "\n".repeat(TreeReader.LARGEST), "'".repeat(TreeReader.LARGEST),
                "features: {" + "a: b, ".repeat(150_000) + "}", "a: \"" + "\\u0041".repeat(150_000) + "\"", "# ".repeat(400_000));
        for (String file : files) assertThat(check(file, -1)).as(file.substring(0, 30)).isNotEmpty();
    }

    private static List<Problem> check(String design, int number) {
        try {
            List<Problem> problems = Check.of(design, "design.yaml").problems();
            assertThat(problems).as("seed %d, mutation %d", SEED, number).allMatch(problem -> PLACED.matcher(problem.place()).matches());
            return problems;
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new AssertionError("seed " + SEED + ", mutation " + number + " of\n" + design.substring(0, Math.min(design.length(), 6_000)), thrown);
        }
    }

    /// One to three careless edits: a piece typed in, a stretch lost, a line doubled, moved or indented, two words swapped.
    private static String mutate(String design, Random random) {
        StringBuilder text = new StringBuilder(design);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(7)) {
                case 0, 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                case 3 -> text.insert(lineStart(text, at), line(text, at));
                case 4 -> text.insert(lineStart(text, at), " ".repeat(1 + random.nextInt(4)));
                case 5 -> text.setCharAt(at, (char) (random.nextInt(4) == 0 ? random.nextInt(0x3000) : ' ' + random.nextInt(95)));
                default -> text.replace(lineStart(text, at), lineStart(text, at) + line(text, at).length(), line(text, random.nextInt(text.length())));
            }
        }
        return text.toString();
    }

    private static int lineStart(CharSequence text, int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n') start--;
        return start;
    }

    private static String line(CharSequence text, int at) {
        int start = lineStart(text, at);
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n') end++;
        return text.subSequence(start, Math.min(text.length(), end + 1)).toString();
    }
}
