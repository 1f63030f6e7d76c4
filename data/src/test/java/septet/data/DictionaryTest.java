package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Words and codes, against a map of the standard library.
class DictionaryTest {
    private static final long SEED = 5;
    private static final String LETTERS = "ab0\u0000\u0001\u007F\u0080ÿé→\uD83D\uDE00\uD800 ";

    @Test
    void wordsGetCodesInTheOrderInWhichTheyWereMet() {
        Chance chance = Chance.of(SEED);
        Dictionary dictionary = new Dictionary();
        Map<String, Integer> expected = new LinkedHashMap<>();
        for (int i = 0; i < 200_000; i++) {
            String word = word(chance);
            if (chance.nextInt(3) == 0) {
                assertThat(dictionary.find(word)).as("seed %s: %s", SEED, word).isEqualTo(expected.getOrDefault(word, -1));
                continue;
            }
            expected.putIfAbsent(word, expected.size());
            assertThat(dictionary.code(word)).as("seed %s: %s", SEED, word).isEqualTo(expected.get(word));
        }
        assertThat(dictionary.size()).isEqualTo(expected.size()).isGreaterThan(20_000);
        expected.forEach((word, code) -> assertThat(dictionary.word(code)).isEqualTo(word));
        assertThatThrownBy(() -> dictionary.word(dictionary.size())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /// Letters at the ends of what is one byte, of two halves, and lengths around those that are packed.
    private static String word(Chance chance) {
        StringBuilder word = new StringBuilder();
        int length = chance.nextInt(4) == 0 ? 14 + chance.nextInt(5) : chance.nextInt(10);
        boolean plain = chance.nextInt(2) == 0;
        for (int i = 0; i < length; i++) word.append(LETTERS.charAt(chance.nextInt(plain ? 3 : LETTERS.length())));
        return word.toString();
    }

    /// Texts with one hash code of the standard library, of which anybody can make as many as he likes.
    @Test
    void wordsThatAreMadeToCollideCostNoMoreThanOthers() {
        List<String> words = new ArrayList<>(List.of(""));
        for (int i = 0; i < 15; i++) {
            List<String> longer = new ArrayList<>();
            for (String word : words) longer.addAll(List.of(word + "Aa", word + "BB"));
            words = longer;
        }
        assertThat(words.stream().mapToInt(String::hashCode).distinct().count()).isEqualTo(1);
        Dictionary dictionary = new Dictionary();
        for (int i = 0; i < words.size(); i++) assertThat(dictionary.code(words.get(i))).isEqualTo(i);
        for (int i = 0; i < words.size(); i++) assertThat(dictionary.find(words.get(i))).isEqualTo(i);
    }
}
