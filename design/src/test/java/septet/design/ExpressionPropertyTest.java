package septet.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import septet.design.Expression.Aggregate;
import septet.design.Expression.Arithmetic;
import septet.design.Expression.Comparison;
import septet.design.Expression.Constant;
import septet.design.Expression.Key;
import septet.design.Expression.Window;

/// What is written reads as the same tree, for random trees; a writer that forgets parentheses is caught.
class ExpressionPropertyTest {
    private static final int TREES = 5_000;
    private static final long SEED = 7;
    private static final Mark MARK = new Mark("f", 1, 1);

    @Test
    void whatIsWrittenReadsAsTheSameTree() {
        assertThat(differing(Expression::text)).isZero();
    }

    @Test
    void aWriterWithoutParenthesesIsCaught() {
        assertThat(differing(CarelessText::of)).isGreaterThan(TREES / 20);
    }

    @Test
    void randomTextGivesAProblemOrATree() {
        Random random = new Random(SEED);
        List<String> pieces = List.of("a", "amount", "(", ")", ",", ".", "+", "-", "*", "/", "=", "<=", "!=", "not ", 
                " and ", " or ", " if ", " else ", " in ", " is missing", " between ", "1", "0.5", "7d",
                "5 EUR", "3..10", "'x'", "count()", " by ", " over ", " where ", " known after ", "today", "session(", " mod ", "true", "..", "'", "%", "é", "1e", "session(30m)");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) text.append(pieces.get(random.nextInt(pieces.size())));
            Problems problems = new Problems();
            Optional<Expression> read = ExpressionParser.parse(text.toString(), MARK, "p", problems);
            assertThat(read.isPresent()).as("seed %d, text %s", SEED, text).isEqualTo(problems.list().isEmpty());
            read.ifPresent(tree -> assertThat(ExpressionShape.of(ExpressionParser.parse(tree.text()))).as("seed %d, text %s", SEED, text).isEqualTo(ExpressionShape.of(tree)));
        }
    }

    private static int differing(Function<Expression, String> writer) {
        Random random = new Random(SEED);
        int differing = 0;
        for (int i = 0; i < TREES; i++) {
            Expression tree = random.nextInt(4) == 0 ? aggregate(random, 3) : tree(random, 5);
            Problems problems = new Problems();
            Optional<Expression> again = ExpressionParser.parse(writer.apply(tree), MARK, "p", problems);
            boolean same = again.isPresent() && ExpressionShape.of(again.get()).equals(ExpressionShape.of(tree));
            if (!same) differing++;
        }
        return differing;
    }

    private static Expression tree(Random random, int depth) {
        if (depth == 0) return leaf(random);
        return switch (random.nextInt(11)) {
            case 0 -> new Arithmetic(MARK, Arithmetic.Operation.values()[random.nextInt(5)], tree(random, depth - 1), tree(random, depth - 1));
            case 1 -> new Comparison(MARK, Comparison.Relation.values()[random.nextInt(6)], tree(random, depth - 1), tree(random, depth - 1));
            case 2 -> new Expression.Logic(MARK, random.nextBoolean(), tree(random, depth - 1), tree(random, depth - 1));
            case 3 -> new Expression.Not(MARK, tree(random, depth - 1));
            case 4 -> new Expression.Negation(MARK, tree(random, depth - 1));
            case 5 -> new Expression.Between(MARK, tree(random, depth - 1), tree(random, depth - 1), tree(random, depth - 1), random.nextBoolean());
            case 6 -> new Expression.IsMissing(MARK, tree(random, depth - 1), random.nextBoolean());
            case 7 -> new Expression.In(MARK, tree(random, depth - 1), List.of(literal(random), literal(random)), random.nextBoolean());
            case 8 -> new Expression.Call(MARK, "f", List.of(tree(random, depth - 1), tree(random, depth - 1)));
            case 9 -> new Expression.Conditional(MARK, tree(random, depth - 1), tree(random, depth - 1), Optional.of(tree(random, depth - 1)));
            default -> aggregate(random, depth - 1);
        };
    }

    private static Aggregate aggregate(Random random, int depth) {
        Expression.Call call = new Expression.Call(MARK, "sum", List.of(tree(random, depth - 1 < 0 ? 0 : depth - 1)));
        Optional<Expression> where = random.nextBoolean() ? Optional.of(tree(random, Math.max(0, depth - 1))) : Optional.empty();
        Expression left = tree(random, Math.max(0, depth - 2));
        Key key = new Key(MARK, left, random.nextBoolean() ? left : tree(random, Math.max(0, depth - 2)));
        List<Window> windows = List.of(new Window.Sliding(Duration.ofMinutes(1 + random.nextInt(10_000))), new Window.Today(), new Window.Session(Duration.ofSeconds(90)));
        Optional<Duration> known = random.nextBoolean() ? Optional.of(Duration.ofHours(random.nextInt(100))) : Optional.empty();
        return new Aggregate(MARK, call, where, List.of(key), Optional.of(Expression.Reach.values()[random.nextInt(2)]), windows, known);
    }

    private static Expression leaf(Random random) {
        return random.nextBoolean() ? new Expression.Path(MARK, random.nextBoolean() ? List.of("a") : List.of("ad", "bid")) : literal(random);
    }

    private static Expression.Literal literal(Random random) {
        Constant number = new Constant.Number(BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(-3, 8)));
        return new Expression.Literal(MARK, switch (random.nextInt(6)) {
            case 0 -> new Constant.Text("it's " + random.nextInt(10));
            case 1 -> new Constant.Truth(random.nextBoolean());
            case 2 -> new Constant.Span(Duration.ofMillis(random.nextInt(100_000_000)));
            case 3 -> new Constant.Money(BigDecimal.valueOf(random.nextInt(1_000_000), 2), "EUR");
            case 4 -> new Constant.Range(new Constant.Number(BigDecimal.ONE), new Constant.Number(BigDecimal.valueOf(2 + random.nextInt(100))));
            default -> number;
        });
    }
}
