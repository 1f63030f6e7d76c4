package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTallyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"1248 CC | ' CC' | 1248", "23.4 kmpl | ' kmpl' | 23.4", "-3.5km/kg | km/kg | -3.5", "12 sq. ft. | ' sq. ft.' | 12", "36 months | ' months' | 36", "21.5 °C | ' °C' | 21.5",
            "5.cm | cm | 5"})
    void aNumberWithItsUnit(String text, String unit, double value) {
        UnitTally tally = new UnitTally();
        tally.add(text);
        assertThat(tally.first()).contains(unit);
        assertThat(UnitTally.value(text, unit)).isEqualTo(Values.number(value));
        assertThat(UnitTally.ofReading(UnitTally.reading(unit))).contains(unit);
        String told = Answers.of(UnitTally.reading(unit).replace("($,", "(cell,"), new TestScope().raw("cell", text));
        assertThat(Double.parseDouble(told)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"CC", "12", "1,248 CC", "190Nm@ 2000rpm", "B 12", "12'", "3 words of something longer than units are", "", " ", ".", "1e", "12 -"})
    void whatIsNoneIsNone(String text) {
        UnitTally tally = new UnitTally();
        tally.add(text);
        assertThat(tally.first().filter(unit -> !text.equals("1e"))).isEmpty();
    }

    private static Exploration.Profile profile(List<String> texts) {
        ColumnTally tally = new ColumnTally(1_000);
        texts.forEach(tally::add);
        return KindGuess.of("engine", 1, tally, Optional.empty());
    }

    @Test
    void aColumnOfMeasuresIsOfNumbers() {
        Exploration.Profile engines = profile(IntStream.range(0, 1_000).mapToObj(row -> row % 100 == 7 ? "as built" : 800 + row % 40 * 10 + " CC").toList());
        assertThat(engines.kind()).isEqualTo(Exploration.Kind.NUMBER);
        assertThat(engines.reading()).isEqualTo("number(replace($, ' CC', ''))");
        assertThat(engines.unread()).isEqualTo(10);
        assertThat(engines.why()).contains("written like 1000 CC");
        assertThat(engines.numbers().orElseThrow().lowest()).isEqualTo(800);
        assertThat(ColumnTexts.of(engines).number("1248 CC")).isEqualTo(1248);
    }

    /// Years and months, megabytes and gigabytes: one number would not be one measure.
    @Test
    void twoUnitsAreNoOneNumber() {
        assertThat(profile(IntStream.range(0, 1_000).mapToObj(row -> 1 + row % 30 + (row % 3 == 0 ? " years" : " months")).toList()).kind()).isEqualTo(Exploration.Kind.CATEGORY);
    }
}
