package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonalValuesTest {
    /// Numbers that the networks publish for tests, and the same with one digit changed.
    @Test
    void cardNumbersHaveTheirCheckDigit() {
        for (String number : new String[] {"4111111111111111", "5500005555555559", "340000000000009", "6011000990139424"}) {
            assertThat(PersonalValues.luhn(number)).as(number).isTrue();
            for (int i = 0; i < number.length(); i++) {
                char other = (char) ('0' + (number.charAt(i) - '0' + 1) % 10);
                assertThat(PersonalValues.luhn(number.substring(0, i) + other + number.substring(i + 1))).isFalse();
            }
        }
        assertThat(PersonalValues.luhn("0")).isFalse();
    }

    /// The examples of the registry of account numbers.
    @Test
    void accountNumbersHaveTheirCheckDigits() {
        for (String number : new String[] {"DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606"}) {
            assertThat(PersonalValues.iban(number)).as(number).isTrue();
            assertThat(PersonalValues.iban(number.substring(0, 2) + "00" + number.substring(4))).isFalse();
            assertThat(PersonalValues.iban(number.substring(0, 10) + (char) (number.charAt(10) == '9' ? '0' : number.charAt(10) + 1) + number.substring(11))).isFalse();
        }
    }
}
