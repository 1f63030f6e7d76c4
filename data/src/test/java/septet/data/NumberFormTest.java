package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import septet.world.Chance;

class NumberFormTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "1,234.5 | 1234.5", "1.234,56 | 1234.56", "12% | 12", "$1,234.50 | 1234.5", "-$3.20 | -3.2", "1,234.50 $ | 1234.5", "€9.99 | 9.99", "9.99€ | 9.99", "1.234,56 € | 1234.56",
            "€ 1.234.567,8 | 1234567.8", "12,50 EUR | 12.5", "EUR 1.004,86 | 1004.86", "USD 1,000,000 | 1000000", "100.5 CHF | 100.5", "£1,000 | 1000", "-7,25 zł | -7.25", "1.250,00 kr | 1250"})
    void readsAmounts(String text, double value) {
        assertThat(NumberForm.values()).anySatisfy(form -> assertThat(form.value(text)).isEqualTo(Values.number(value)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"12,34.5", "€12,50.1", "1.23.456,7 €", "$", "€", "EUR", "€ €", "5 € 6", "1,2,3 EUR", "kr", "abc €", "1 EURO 2", "--$5", "NaN €"})
    void whatIsNoAmountIsNone(String text) {
        for (NumberForm form : NumberForm.values()) assertThat(form.value(text)).as("%s %s", form, text).isEqualTo(Typing.UNREADABLE);
    }

    /// What a draft writes into a design reads as exploring has read.
    @Test
    void theLanguageReadsEachFormAlike() {
        Chance chance = Chance.of(4);
        Set<NumberForm> met = EnumSet.noneOf(NumberForm.class);
        for (int i = 0; i < 4_000; i++) {
            String text = written(chance);
            for (NumberForm form : NumberForm.values()) {
                long value = form.value(text);
                if (form == NumberForm.PLAIN || value == Typing.UNREADABLE) continue;
                met.add(form);
                String told = Answers.of(form.reading.replace("($,", "(cell,"), new TestScope().raw("cell", text));
                assertThat(Double.parseDouble(told)).as("%s as %s", text, form).isEqualTo(Values.number(value));
            }
        }
        assertThat(met).hasSize(NumberForm.values().length - 1);
    }

    private static String written(Chance chance) {
        boolean comma = chance.nextInt(2) == 0;
        String whole = Integer.toString(chance.nextInt(5_000_000) >> chance.nextInt(20));
        StringBuilder amount = new StringBuilder(whole);
        if (chance.nextInt(2) == 0) for (int at = whole.length() - 3; at > 0; at -= 3) amount.insert(at, comma ? '.' : ',');
        if (chance.nextInt(2) == 0) amount.append(comma ? ',' : '.').append(chance.nextInt(90) + 10);
        String[] signs = {"", "%", "$", "€", "£", "¥", "USD", "EUR", "GBP", "CHF", "zł", "kr"};
        String sign = signs[chance.nextInt(signs.length)];
        String blank = chance.nextInt(2) == 0 ? " " : "";
        return sign.equals("%") || chance.nextInt(2) == 0 ? amount + blank + sign : sign + blank + amount;
    }
}
