package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import septet.design.Type;

/// What each construct of the language computes, and what it says when it cannot.
class FormulasTest {
    private static final Type NUMBER = new Type.Number();

    private static TestScope scope() {
        return new TestScope().number("x", 2.5).number("zero", 0).number("minus", -7).money("amount", 120.5).money("fee", 0.1).missing("none", NUMBER)
                .missing("unpaid", new Type.Money("EUR")).truth("yes", true).truth("no", false).missing("unsure", new Type.Bool()).category("kind", "shop")
                .key("card", "7").key("other", "7").text("note", "Call 0800 NOW").raw("cell", " 42 ").raw("word", "Berlin").raw("day", "2018-07-25").raw("bit", "1")
                        .missing("empty", new Type.Raw())
                .put("paid", new Type.Time(), 1_532_512_800_000_000L).put("sent", new Type.Time(), 1_532_426_400_000_000L)
                .put("dollars", new Type.Money("USD"), 10_000).missing("silent", new Type.Text()).time(1_532_512_800_000_000L);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "1 + 2 * 3|7", "(1 + 2) * 3|9", "7 mod 3|1", "-7 mod 3|2", "minus mod 3|2", "x mod 0|missing", "-x|-2.5", "x / zero|missing", "zero / zero|missing",
            "none + 1|missing", "0.1 + 0.2|0.30000000000000004", "amount + fee|120.6 EUR", "amount - 20.5|100 EUR", "amount + 0.00001|120.50001",
            "amount * 3|361.5 EUR", "3 * amount|361.5 EUR", "amount * x|301.25", "amount / 2|60.25", "amount / fee|1205", "amount mod fee|0 EUR",
            "-amount|-120.5 EUR", "amount - 5 EUR|115.5 EUR", "amount / unpaid|missing", "0.1 EUR + 0.2 EUR|0.3 EUR", "amount > 120|true", "amount > 120.5|false",
            "amount = 120.5 EUR|true", "amount between 100 and 120.5|true", "amount not between 100 and 120.5|false", "amount < x|false",
            "amount in (1, 120.5)|true", "unpaid > 1|missing", "unpaid between 1 and 2|missing", "yes and no|false", "yes or unsure|true", "no and unsure|false",
            "yes and unsure|missing", "no or unsure|missing", "not unsure|missing", "not yes|false", "yes = true|true", "unsure is missing|true",
            "none is not missing|false", "kind = 'shop'|true", "kind != 'shop'|false", "kind in ('bar', 'shop')|true", "kind not in ('bar', 'shop')|false",
            "card = other|true", "card = 7|true", "card = '8'|false", "kind = note|false", "lower(kind) = 'shop'|true", "cell > 41|true", "cell = 42|true",
            "cell = '42'|true", "cell in (41, 42)|true", "cell > 41.5 EUR|true", "day = '2018-07-25'|true", "day < paid|true", "paid >= '2018-07-25'|true",
            "paid < '2018-07-25 10:00:01'|true", "hour(day)|0", "bit = true|true", "not (bit = yes)|false", "length(cell)|4", "cell + 1|43", "word = 'Berlin'|true",
            "word + 1|missing", "empty = 'a'|missing", "empty in ('a', 'b')|missing", "1 if yes else 2|1", "1 if no else 2|2", "1 if unsure else 2|missing",
            "amount if no else 0|0 EUR", "'a' if yes else 'b'|'a'", "kind if yes else 'none'|'shop'", "note if no else kind|'shop'", "paid - sent|86400 s",
            "(paid - sent) / 1d|1", "(paid - sent) / 1h|24", "sent + 1d = paid|true", "paid - 1d < paid|true", "2 * (paid - sent)|172800 s",
            "(paid - sent) / 2|43200 s", "1d + 30m|88200 s", "paid - sent > 12h|true", "-(paid - sent)|-86400 s", "25h mod 1d|3600 s", "time|2018-07-25 10:00:00",
    })
    void operators(String expression, String value) {
        assertThat(Answers.of(expression, scope())).as(expression).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "abs(minus)|7", "abs(-3 EUR)|3 EUR", "abs(sent - paid)|86400 s", "sign(minus)|-1", "sign(zero)|0", "sign(sent - paid)|-1", "floor(2.7)|2",
            "floor(-2.7)|-3", "floor(amount)|120 EUR", "floor(-amount)|-121 EUR", "ceil(2.1)|3", "ceil(amount)|121 EUR", "ceil(-amount)|-120 EUR", "round(2.5)|3",
            "round(-2.5)|-3", "round(2.4)|2", "round(2.345, 2)|2.35", "round(amount)|121 EUR", "round(12.3456 EUR, 2)|12.35 EUR",
            "round(-12.3456 EUR, 2)|-12.35 EUR", "round(12.3456 EUR, 9)|12.3456 EUR", "round(none)|missing", "sqrt(9)|3", "sqrt(minus)|missing", "log(1)|0",
            "log(0)|missing", "log(minus)|missing", "log1p(0)|0", "log1p(-1)|missing", "exp(0)|1", "exp(1000)|missing", "min(3, x, 9)|2.5", "max(3, x)|3",
            "min(amount, 50)|50 EUR", "max(amount, fee)|120.5 EUR", "min(x, none)|missing", "min(sent, paid) = sent|true", "clip(x, 0, 1)|1", "clip(x, 3, 4)|3",
            "clip(amount, 0, 100)|100 EUR", "clip(none, 0, 1)|missing", "coalesce(none, 5)|5", "coalesce(x, 5)|2.5", "coalesce(unpaid, 0)|0 EUR",
            "coalesce(unpaid, amount, 1)|120.5 EUR", "coalesce(silent, 'nothing')|'nothing'", "coalesce(unsure, false)|false", "lower(note)|'call 0800 now'",
            "trim(cell)|'42'", "length(note)|13", "length(silent)|missing", "contains(note, 'NOW')|true", "starts(note, 'Call')|true", "ends(note, 'x')|false",
            "replace(note, '0800', '#')|'Call # NOW'", "share_of_digits(cell)|0.5", "share_of_digits('')|missing", "share_of_capitals('AbCd')|0.5",
            "number(cell)|42", "number('4,2')|missing", "number('NaN')|missing", "number('1d')|missing", "number('-1.5e3')|-1500", "number('.5')|0.5",
            "number('5.')|5", "number('.')|missing", "number('1e')|missing", "number(yes)|1", "number(amount)|120.5", "join(kind, '-', word)|'shop-Berlin'",
            "join(kind, silent)|missing", "matches(note, '[0-9]+ NOW$')|true", "matches(note, '^NOW')|false", "matches(silent, 'a')|missing", "column(1)|2.5",
            "column('amount')|120.5 EUR", "sampled(0, card)|false", "sampled(1, card)|true", "sampled(0.5, none)|missing", "date(2018, 7, 25)|2018-07-25 00:00:00",
            "date(2018, 2, 29)|missing", "date(2018.5, 1, 1)|missing", "date(none, 1, 1)|missing",
            "date('25/07/2018 10:30', 'dd/MM/yyyy HH:mm')|2018-07-25 10:30:00", "date('1 July 2018', 'd MMMM yyyy')|2018-07-01 00:00:00",
            "date('1 JULY 2018', 'd MMMM yyyy')|2018-07-01 00:00:00", "date('31 June 2018', 'd MMMM yyyy')|missing", "date('2018', 'yyyy')|2018-01-01 00:00:00",
            "date('nonsense', 'yyyy')|missing", "date('2018-07-25T10:00+02:00', 'yyyy-MM-dd''T''HH:mmXXX')|2018-07-25 08:00:00",
            "epoch(1532512800, 's')|2018-07-25 10:00:00", "epoch(1532512800000, 'ms')|2018-07-25 10:00:00", "epoch(-1, 's')|1969-12-31 23:59:59",
            "epoch(1e300, 's')|missing", "year(time)|2018", "month(time)|7", "day(time)|25", "hour(time)|10", "minute(time)|0", "weekday(time)|3",
            "day_of_year(time)|206", "hour(epoch(-1, 's'))|23",
    })
    void functions(String expression, String value) {
        assertThat(Answers.of(expression, scope())).as(expression).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "amout > 5|nothing is called amout here. Did you mean amount? [FEATURES-UNKNOWN-NAME]",
            "huor(time)|there is no function huor. Did you mean hour? [FEATURES-UNKNOWN-FUNCTION]",
            "hour(amount)|hour needs a time, but this is money EUR. [FEATURES-TYPE]",
            "hour(note)|hour needs a time, but this is a text. Read it with date(s, 'dd/MM/yyyy HH:mm'). [FEATURES-TYPE]",
            "paid > 'tomorrow'|Write a time as date(2018, 7, 25). [FEATURES-TYPE]",
            "amount + dollars|There are no rates of exchange; keep currencies apart. [FEATURES-TYPE]",
            "amount > dollars|one side is money EUR, the other money USD, which cannot be compared. [FEATURES-TYPE]",
            "amount * amount|money times money has no meaning. Multiply money with a number. [FEATURES-TYPE]",
            "yes + 1|Write (1 if ... else 0) to count a boolean. [FEATURES-TYPE]",
            "kind < 'z'|category has no order. Use = or !=, or read a number from it with number(s). [FEATURES-TYPE]",
            "time > 5|Write a time as date(2018, 7, 25). [FEATURES-TYPE]", "paid - sent > 5|Write a duration as 7d, or divide by 1d. [FEATURES-TYPE]",
            "sqrt(paid - sent)|sqrt needs a number, but this is a duration. Divide it by 1d or another duration. [FEATURES-TYPE]",
            "amount and yes|a condition is needed here, but this is money EUR. Compare it with something. [FEATURES-TYPE]",
            "1 if x else 2|a condition is needed here, but this is a number.",
            "1 if yes else 'a'|one branch is number, the other text. Both branches need one type. [FEATURES-TYPE]",
            "round(x, 99)|round needs its digits as a whole number from 0 to 15. Write round(x, 2). [FEATURES-ARGUMENTS]",
            "clip(x, 1)|clip has 2 arguments. It is written clip(x, low, high). [FEATURES-ARGUMENTS]", "date('a', 'QQQQQQ')|is no pattern of a date",
            "date('a', note)|date needs its pattern as a text in quotes",
            "epoch(x, 'weeks')|epoch needs its unit. Write epoch(x, 's'); units are 's', 'ms' and 'us'.",
            "matches(note, '(a')|the pattern '(a' opens a group and does not close it.", "matches(note, '(?=a)')|looks around or names a group",
            "matches(note, '(a)\\1')|has \\1, which is not known", "x > 1..5|a range stands here, where one value is needed",
            "x > 50 px|50 px is no value of an expression", "0.00001 EUR > 1 EUR|more than 4 decimals",
            "mean(x) by card over 7d|an aggregate (mean) stands here, where only the row itself is seen. Make it a feature in data.features",
            "kind in note|in needs a list, but this is a text.", "tfidf(note)|tfidf needs terms, but this is a text. Write tfidf(words(s, 1, 2)). [FEATURES-TYPE]",
            "words(note, 2, 1)|words needs two whole numbers, the second not below the first, from 1 to 5", "words(note, 2)|words needs two whole numbers",
            "chars(note, 0, 3)|chars needs two whole numbers", "words(x)|words needs a text, but this is a number", "length(words(note))|length needs a text, but this is terms",
            "hashed(tfidf(words(note)), 100)|these are weighed already", "hashed(words(note), 1)|hashed needs a whole number of columns from 2 to",
            "words(note) = 'a'|terms", "coalesce(words(note), 1)|terms", "sampled(2, card)|sampled needs a share from 0 to 1",
            "column('Nope')|there is no column('Nope') here",
    })
    void problems(String expression, String problem) {
        assertThat(Answers.problems(expression, scope())).contains(problem);
    }

    /// Terms carry their text, and how it is to be cut.
    @Test
    void termsAreTexts() {
        Formula terms = Answers.formula("tfidf(hashed(words(lower('A b'), 1, 2), 64))", scope());
        assertThat(terms.type()).isEqualTo(new Type.Terms(Type.Terms.Cut.WORDS, 1, 2, 64, true));
        assertThat(terms.text(new Row(0))).isEqualTo("a b");
        assertThat(Answers.formula("words('x')", scope()).type()).isEqualTo(new Type.Terms(Type.Terms.Cut.WORDS, 1, 1, 0, false));
        assertThat(Answers.formula("chars('x', 2, 5)", scope()).type()).isEqualTo(new Type.Terms(Type.Terms.Cut.CHARACTERS, 2, 5, 0, false));
    }

    @Test
    void problemsPointIntoTheLineAndAreToldAtOnce() {
        assertThat(Answers.problems("hour(amount) + foo > 1 and bar", scope()).lines().map(line -> line.substring(0, line.indexOf(' ')))).containsExactly("f:1:6",
                "f:1:16", "f:1:28");
    }

    @Test
    void moneyThatLeavesItsRangeIsMissing() {
        TestScope scope = new TestScope().put("much", new Type.Money("EUR"), Long.MAX_VALUE - 5);
        assertThat(Answers.of("much + much", scope)).isEqualTo("missing");
        assertThat(Answers.of("much * 2", scope)).isEqualTo("missing");
        assertThat(Answers.of("much - 1000 EUR + 1000 EUR = much", scope)).isEqualTo("true");
        assertThat(Answers.of("-much - 1 EUR", scope)).isEqualTo("missing");
        assertThat(Answers.of("ceil(much)", scope)).isEqualTo("missing");
        assertThat(Answers.of("round(much)", scope)).isEqualTo("missing");
        assertThat(Answers.of("floor(-much)", scope)).isEqualTo("missing");
    }

    @Test
    void calendarFunctionsUseTheZoneOfTheSource() {
        TestScope berlin = new TestScope().zone("Europe/Berlin").time(1_532_559_600_000_000L);
        assertThat(Answers.of("hour(time)", berlin)).isEqualTo("1");
        assertThat(Answers.of("weekday(time)", berlin)).isEqualTo("4");
        assertThat(Answers.of("date(2018, 7, 26)", berlin)).isEqualTo("2018-07-25 22:00:00");
        assertThat(Answers.of("date('26/07/2018', 'dd/MM/yyyy')", berlin)).isEqualTo("2018-07-25 22:00:00");
    }

    @Test
    void aShareOfKeysIsAlwaysTheSame() {
        int sampled = 0;
        for (int i = 0; i < 10_000; i++) if (Answers.of("sampled(10%, card)", new TestScope().key("card", "k" + i)).equals("true")) sampled++;
        assertThat(sampled).isBetween(900, 1_100);
        assertThat(Answers.of("sampled(10%, card)", new TestScope().key("card", "k3"))).isEqualTo(Answers.of("sampled(10%, card)", new TestScope().text("card", "k3")));
    }

    @Test
    void numbersAreNeverMinusZero() {
        assertThat(Answers.formula("zero * -1", scope()).value(scope().row)).isZero();
        assertThat(Answers.formula("-zero", scope()).value(scope().row)).isZero();
    }

    @Test
    void durationsBeyondTimeAreRefused() {
        assertThat(Duration.ofMillis(1)).isPositive();
        assertThat(Answers.problems("1e-30 EUR > fee", scope())).contains("FEATURES-TYPE");
    }
}
