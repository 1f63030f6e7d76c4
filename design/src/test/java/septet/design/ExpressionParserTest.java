package septet.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import septet.design.Expression.Aggregate;
import septet.design.Expression.Arithmetic;
import septet.design.Expression.Constant;

class ExpressionParserTest {
    private static final String VALUE = " A value is a name, a call, a number, a 'text', true, false or ( ... ). [DESIGN-EXPRESSION]";

    @ParameterizedTest
    @ValueSource(strings = {
        "amount > 220", "hour(time) < 6", "count() by card over 1d, 7d, 30d", "mean(fraud) by terminal over 1d, 7d, 30d",
        "amount / card_spend_30d", "(ad_clicks + 1) / (ad_shows + 100)", "any(clicks) by impression within 15m",
        "ad.bid * clicked + ad.bid_for_sale * clicked * converted", "count(purchases) by customer, product.brand over 365d",
        "count() where not clicked by customer, product over 7d", "last(connections.friend, 5000) by member = candidate",
        "list(clicks.listing) by visitor over session(30m)", "meetup.topic in member.interests", "3 if box.height < 24 px else 1",
        "going / (5 km + far)", "not (candidate in contacts) and not (candidate in member.blocked) and candidate.discoverable",
        "contains(message, 'free') or contains(message, 'claim')", "matches(message, '(https?|www[.])')", "score >= 0..1", "sampled(0.001)",
        "count() by card over today", "sum(amount) where fraud by card within 7d", "mean(fraud) by terminal over 7d known after 7d",
        "amount if fraud", "a in ('x', 'y', 3, true)", "a not in (1)", "a is not missing", "a not between 1 and 2", "not (not a)",
        "a - (b - c)", "a - b - c", "(a or b) and c", "-(-a)", "2 * -a", "(count() by card over 1d) / 7", "min((count() by a over 1d), 3)",
        "'it''s' = a", "a mod 7 = 0", "(a if b else c) + 1", "a = (b = c)", "0.02 EUR * expected_views", "same_hour(a)", "column('Purchase Amount')",
        "x < 8 MB", "time - ad.started > 1d", "a if b else c if d else e", "not (a = b)", "1e-7 < a", "5000 EUR < a", "count(a) where a or b by c = d + 1 over 90m"})
    void whatIsParsedIsWrittenBack(String text) {
        assertThat(ExpressionParser.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"5k;5000", "4M;4000000", "12%;0.12", "1e-3;0.001", "1.5G;1500000000", "007;7", "24h;1d", "90m;90m", "1500ms;1500ms",
        "0.5d;12h", "0s;0ms", "5EUR;5 EUR", "5 EUR;5 EUR", "0.1%..1;0.001..1", "1d..7d;1d..7d"})
    void unitsAreRead(String written, String plain) {
        assertThat(ExpressionParser.parse(written).text()).isEqualTo(plain);
    }

    @Test
    void anAggregateKeepsItsParts() {
        Aggregate aggregate = (Aggregate) ExpressionParser.parse("mean(amount) where amount > 0 by card, payee = card over 1d, today known after 7d");
        assertThat(aggregate.call().function()).isEqualTo("mean");
        assertThat(aggregate.where()).isPresent();
        assertThat(aggregate.by()).extracting(key -> key.ofEvent().text() + ":" + key.ofRow().text()).containsExactly("card:card", "payee:card");
        assertThat(aggregate.windows()).isEqualTo(List.of(new Expression.Window.Sliding(Duration.ofDays(1)), new Expression.Window.Today()));
        assertThat(aggregate.knownAfter()).contains(Duration.ofDays(7));
    }

    @Test
    void operatorsBindAsInTheGrammar() {
        Arithmetic sum = (Arithmetic) ExpressionParser.parse("a + b * c - d");
        assertThat(sum.operation()).isEqualTo(Arithmetic.Operation.MINUS);
        assertThat(sum.left().text()).isEqualTo("a + b * c");
        assertThat(((Expression.Logic) ExpressionParser.parse("a or b and not c = d")).and()).isFalse();
    }

    @Test
    void aPartKnowsItsColumn() {
        Expression.Comparison comparison = (Expression.Comparison) new Place().parse("amount > card_spend").orElseThrow();
        assertThat(comparison.right().mark()).isEqualTo(new Mark("f.yaml", 7, 30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "amount >#f.yaml:7:29 p: expected a value, found the end of the line; the line is not understood." + VALUE,
        "hour(time#f.yaml:7:30 p: expected ')', found the end of the line; the line is not understood. [DESIGN-SYNTAX]",
        "a == b#f.yaml:7:24 p: expected a value, found '='; the line is not understood." + VALUE,
        "a && b#f.yaml:7:23 p: unexpected '&'; the line is not understood. Write and. [DESIGN-EXPRESSION]",
        "count() by card over#f.yaml:7:41 p: expected a duration such as 7d, found the end of the line; the line is not understood. [DESIGN-SYNTAX]",
        "a > 5 parsecs#f.yaml:7:27 p: expected the end of the line, found 'parsecs'; the line is not understood. [DESIGN-SYNTAX]",
        "a > 5parsecs#f.yaml:7:25 p: unknown unit parsecs; the line is not understood. "
            + "Units are k M G %, ms s m h d, a currency such as EUR, kB MB GB TB, mm cm km, px. [DESIGN-UNIT]",
        "a > 10..3#f.yaml:7:25 p: a range whose ends are not a lower and a higher value of one kind; the line is not understood. Write it like 3..10. [DESIGN-UNIT]",
        "1 + count() over 1d#f.yaml:7:33 p: 'over' after what is no call; the line is not understood. "
            + "An aggregate is written like mean(amount) by card over 7d; as a part of a larger expression it stands in parentheses. [DESIGN-EXPRESSION]"})
    void whatIsWrongIsLocated(String text, String line) {
        Problems problems = new Problems();
        assertThat(ExpressionParser.parse(text, new Mark("f.yaml", 7, 21), "p", problems)).isEmpty();
        assertThat(problems.list()).extracting(Problem::line).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(", ")", "1e999999999 > a", "a.b(c)", "'open", "a > 1..", "count() by over 1d", "é", "a\tb", "99999999999999d > a", "0.0001ms < a",
        "count() over 0d", "a in ()", "a in (b)", "if a", "mean(a) where b"})
    void whatIsNoExpressionIsRefused(String text) {
        assertThatThrownBy(() -> ExpressionParser.parse(text)).isInstanceOf(Refused.class);
    }

    @Test
    void depthAndLengthAreBounded() {
        for (String piece : List.of("(", "not ", "f(", "-(", "a if b else ")) {
            assertThatThrownBy(() -> ExpressionParser.parse(piece.repeat(150) + "a")).as(piece).isInstanceOf(Refused.class).hasMessageContaining("nested");
        }
        assertThatThrownBy(() -> ExpressionParser.parse("a + ".repeat(2_000) + "a")).isInstanceOf(Refused.class).hasMessageContaining("characters");
        assertThat(ExpressionParser.parse("a + ".repeat(200) + "a").text()).hasSize(4 * 200 + 1);
        for (String link : List.of(" + ", " * ", " and ", " or ")) {
            assertThatThrownBy(() -> ExpressionParser.parse(("a" + link).repeat(201) + "a")).as(link).isInstanceOf(Refused.class).hasMessageContaining("more than 200 operators");
        }
    }

    private record Place() {
        java.util.Optional<Expression> parse(String text) {
            return ExpressionParser.parse(text, new Mark("f.yaml", 7, 21), "p", new Problems());
        }
    }
}
