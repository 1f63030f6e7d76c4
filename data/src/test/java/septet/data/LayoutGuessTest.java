package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutGuessTest {
    private static Layout layout(String line) {
        return LayoutGuess.of(line.repeat(40).getBytes(StandardCharsets.UTF_8), Format.DEFAULT).layout();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"'a','it\\'s 1, or 2','c' | ' | true", "'a','b, and more','c' | ' | false", "\"a\",\"it's 1, or 2\",\"c\" | \" | false",
            "\"a\",\"say \\\"1\\\", or 2\",\"c\" | \" | true"})
    void quotesAndWhatEscapesThem(String line, char quote, boolean backslash) {
        Layout found = layout(line + "\n");
        assertThat((char) found.quote()).isEqualTo(quote);
        assertThat(found.backslash()).isEqualTo(backslash);
        assertThat((char) found.separator()).isEqualTo(',');
    }

    /// An apostrophe is no quote.
    @Test
    void apostrophesStayInTheirWords() {
        assertThat((char) layout("it's,'twas,rock 'n' roll\n").quote()).isEqualTo('"');
    }
}
