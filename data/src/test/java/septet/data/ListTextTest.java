package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import septet.design.Type;
import septet.world.Chance;

class ListTextTest {
    private final Dictionary dictionary = new Dictionary();
    private final Typing words = typing(new Type.Category());

    private Typing typing(Type item) {
        return Typing.of(new Type.ListOf(item), List.of(""), ZoneOffset.UTC, dictionary);
    }

    private static String shown(String items) {
        return items.replace(Items.SEPARATOR, '/');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', textBlock = """
            ["a", "b"]        @ a/b
            [a, b c]          @ a/b c
            ['it''s', "b,c"]  @ it's/b,c
            ['it\\'s', "\\"q\\""] @ it's/"q"
            ["caf\\u00e9"]    @ café
            [a, NULL, "null"] @ a/null
            a|b c|d           @ a/b c/d
            a;b, c            @ a/b, c
            a, b              @ a/b
            one               @ one
            |a||b|            @ a/b
            [a]               @ a
            """)
    void listsAreReadAsPeopleWriteThem(String text, String items) {
        assertThat(words.value(text)).isZero();
        assertThat(shown(words.words(text))).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[]", "[ ]", "[null]", "|", "[,,]", "['']"})
    void whatHasNoItemsIsMissing(String text) {
        assertThat(words.value(text)).isEqualTo(Values.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a", "[", "['a]", "[\"a\" b]"})
    void whatDoesNotCloseIsRefused(String text) {
        assertThat(words.value(text)).isEqualTo(Typing.UNREADABLE);
        assertThat(words.complaint(text).cause()).contains("is not a list of category");
    }

    @Test
    void itemsHaveTheirType() {
        Typing numbers = typing(new Type.Number());
        assertThat(shown(numbers.words("[1.50, 2e2, -0.0]"))).isEqualTo("1.5/200/0");
        assertThat(numbers.value("[1, two]")).isEqualTo(Typing.UNREADABLE);
        assertThat(shown(typing(new Type.Time()).words("2025-01-02|2025-01-03T10:00:00+01:00"))).isEqualTo("2025-01-02T00:00:00Z/2025-01-03T09:00:00Z");
        assertThat(shown(typing(new Type.Money("EUR")).words("[12.50, 3]"))).isEqualTo("12.5/3");
        assertThat(shown(typing(new Type.Bool()).words("yes|no"))).isEqualTo("true/false");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        String characters = "ab ,;|'\"[]\\é\u4e2dn";
        Chance chance = Chance.of(5);
        for (int i = 0; i < 20_000; i++) {
            List<String> items = new ArrayList<>();
            for (int item = chance.nextInt(4) + 1; item > 0; item--) {
                StringBuilder text = new StringBuilder();
                for (int length = chance.nextInt(5) + 1; length > 0; length--) text.append(characters.charAt(chance.nextInt(characters.length())));
                if (!text.toString().isBlank()) items.add(text.toString().strip());
            }
            if (items.isEmpty()) continue;
            String list = items.stream().collect(Collectors.joining(String.valueOf(Items.SEPARATOR)));
            assertThat(words.words(Items.written(list))).as("seed 5 try %d %s", i, items).isEqualTo(list);
        }
    }

    @Test
    void aRowHoldsTheItems() {
        Row row = new Row(1);
        assertThat(words.read("a|b", row, 0)).isTrue();
        assertThat(row.values[0]).isZero();
        assertThat(shown(row.texts[0])).isEqualTo("a/b");
        assertThat(words.read("[]", row, 0)).isTrue();
        assertThat(row.values[0]).isEqualTo(Values.MISSING);
        assertThat(words.read("[a", row, 0)).isFalse();
        assertThat(row.texts[0]).isEmpty();
    }
}
