package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.world.Chance;

/// Patterns against java.util.regex, and against the clock where that one would not end.
class AutomatonTest {
    private static final long SEED = 3;

    @Test
    void randomPatternsFindWhatTheJdkFinds() throws Exception {
        int found = 0;
        for (int round = 0; round < 6_000; round++) {
            Chance chance = Chance.of(SEED).at(round);
            String pattern = (chance.nextInt(5) == 0 ? "(?i)" : "") + pattern(chance, 3);
            Automaton automaton = PatternReader.read(pattern);
            Pattern expected = Pattern.compile(pattern.replace("$", "\\z"), Pattern.UNIX_LINES);
            for (int i = 0; i < 12; i++) {
                String text = text(chance);
                boolean matches = expected.matcher(text).find();
                if (matches) found++;
                assertThat(automaton.isIn(text)).as("seed %s round %s: '%s' in '%s'", SEED, round, pattern, text).isEqualTo(matches);
            }
        }
        assertThat(found).isBetween(10_000, 65_000);
    }

    @Test
    void noPatternTakesForever() throws Exception {
        String text = "a".repeat(20_000);
        for (String pattern : new String[] {"(a+)+$b", "(a|aa)+b", "(a*)*b", "a*a*a*a*a*a*b", "(x+x+)+y", "([a-z]+)*=", "(a{0,40}){0,40}b"}) {
            Automaton automaton = PatternReader.read(pattern);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(automaton.isIn(text)).isFalse(), pattern);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "[a", "a{", "a{2", "a{3,2}", "*a", "a**", "a++", "(?<x>a)", "(?=a)", "(a)\\1", "\\p{L}", "\\", "[z-a]", "^*", "\\b+",
            "a{2000}", "(a{1000}){1000}", "a|*"})
    void whatIsNotKnownIsRefused(String pattern) {
        assertThatThrownBy(() -> PatternReader.read(pattern)).isInstanceOf(PatternReader.Unreadable.class);
    }

    @Test
    void textsAreCodePoints() throws Exception {
        assertThat(PatternReader.read("^.$").isIn("😀")).isTrue();
        assertThat(PatternReader.read("[😀-😂]").isIn("x😁")).isTrue();
        assertThat(PatternReader.read("").isIn("")).isTrue();
        assertThat(PatternReader.read("a|").isIn("b")).isTrue();
    }

    private static String pattern(Chance chance, int depth) {
        StringBuilder pattern = new StringBuilder();
        int parts = 1 + chance.nextInt(3);
        for (int i = 0; i < parts; i++) {
            boolean place = chance.nextInt(12) == 0;
            pattern.append(place ? new String[] {"^", "$", "\\b", "\\B"}[chance.nextInt(4)] : part(chance, depth));
            if (!place && chance.nextInt(3) == 0) pattern.append(new String[] {"*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"}[chance.nextInt(7)]);
        }
        return chance.nextInt(5) == 0 && depth > 0 ? pattern + "|" + pattern(chance, depth - 1) : pattern.toString();
    }

    private static String part(Chance chance, int depth) {
        if (depth > 0 && chance.nextInt(4) == 0) return (chance.nextInt(2) == 0 ? "(" : "(?:") + pattern(chance, depth - 1) + ")";
        return new String[] {"a", "b", "A", "ab", ".", "[ab]", "[^a]", "[a-c_]", "\\d", "\\w", "\\W", "\\s", "\\S", "[^\\d]", "[\\w-]", "1", "\\.", "[.]",
                "x"}[chance.nextInt(19)];
    }

    private static String text(Chance chance) {
        StringBuilder text = new StringBuilder();
        int length = chance.nextInt(9);
        for (int i = 0; i < length; i++) text.append("aabbcABx1_ .-\n".charAt(chance.nextInt(14)));
        return text.toString();
    }
}
