package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.data.Typing;
import septet.design.Type;

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

    private record Rows(Schema schema, Dictionary dictionary, List<Row> all) implements Table {
        @Override
        public int rows() {
            return all.size();
        }

        @Override
        public long time(int row) {
            return all.get(row).time;
        }

        @Override
        public void load(int row, Row into) {
            System.arraycopy(all.get(row).values, 0, into.values, 0, into.values.length);
            System.arraycopy(all.get(row).texts, 0, into.texts, 0, into.texts.length);
        }
    }

    private static Column column(String name, Type type) {
        return new Column(name, type, new Known.AtOnce(), true);
    }

    /// Words, texts and items of lists.
    @Test
    void addressesAreSeenInAnyColumnOfWords() {
        Dictionary dictionary = new Dictionary();
        Schema schema = new Schema("mails", List.of(column("sender", new Type.Category()), column("subject", new Type.Text()), column("readers", new Type.ListOf(new Type.Category())),
                column("tags", new Type.ListOf(new Type.Category())), column("sizes", new Type.ListOf(new Type.Number()))));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Row row = new Row(5);
            List<String> texts = List.of("a" + i + "@x.example", "b" + i + "@x.example", "[\"c" + i + "@x.example\", \"d" + i + "@y.example\"]", "[\"red\", \"blue\"]", "[1, 2]");
            for (int slot = 0; slot < 5; slot++) {
                assertThat(Typing.of(schema.columns().get(slot).type(), List.of(""), ZoneOffset.UTC, dictionary).read(texts.get(slot), row, slot)).isTrue();
            }
            rows.add(row);
        }
        assertThat(PersonalValues.in(List.of(new Rows(schema, dictionary, rows)))).extracting(RowFacts.Personal::column).containsExactly("sender", "subject", "readers");
    }
}
