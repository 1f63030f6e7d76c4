package septet.features;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Expression.Constant;

/// The language as it is described, over objects: a number is a Double, money a BigDecimal, a time an Instant, a duration whole microseconds as a BigInteger. Empty is
/// missing.
///
/// @param bug what is planted
record NaiveInterpreter(Map<String, Optional<Object>> row, ZoneId zone, Bug bug) {
    enum Bug { NONE, MISSING_IS_FALSE, REMAINDER_OF_SIGN, ROUND_HALF_EVEN, DAYS_OF_UTC, BETWEEN_OPEN }

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    Optional<Object> of(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> Optional.of(constant(literal.value()));
            case Expression.Path path -> row.get(path.text());
            case Expression.Call call -> call(call);
            case Expression.Negation negation -> of(negation.operand()).flatMap(NaiveInterpreter::negated);
            case Expression.Not not -> of(not.operand()).map(value -> !(Boolean) value);
            case Expression.Arithmetic it -> both(it.left(), it.right()).flatMap(sides -> arithmetic(it.operation(), sides.getFirst(), sides.getLast()));
            case Expression.Comparison it -> both(it.left(), it.right()).map(sides -> compare(it.relation(), sides.getFirst(), sides.getLast()));
            case Expression.Logic logic -> logic(logic);
            case Expression.Between it -> between(it);
            case Expression.In it -> of(it.value()).map(value -> it.options().stream().anyMatch(option -> same(value, of(option).orElseThrow())) != it.negated());
            case Expression.IsMissing it -> Optional.of(of(it.value()).isEmpty() != it.negated());
            case Expression.Conditional it -> of(it.condition()).flatMap(holds -> (Boolean) holds ? of(it.value()) : of(it.otherwise().orElseThrow()));
            case Expression.Aggregate _ -> throw new AssertionError(expression);
        };
    }

    private static Object constant(Constant constant) {
        return switch (constant) {
            case Constant.Number number -> number.value().doubleValue() + 0.0;
            case Constant.Text text -> text.value();
            case Constant.Truth truth -> truth.value();
            case Constant.Span span -> BigInteger.valueOf(span.value().toNanos() / 1_000);
            case Constant.Money money -> money.amount();
            case Constant.Measure _, Constant.Range _ -> throw new AssertionError(constant);
        };
    }

    private Optional<List<Object>> both(Expression... parts) {
        List<Object> values = new ArrayList<>();
        for (Expression part : parts) of(part).ifPresent(values::add);
        return values.size() == parts.length ? Optional.of(values) : Optional.empty();
    }

    private static Optional<Object> number(double value) {
        return Double.isFinite(value) ? Optional.of(value + 0.0) : Optional.empty();
    }

    private static Optional<Object> money(BigDecimal value) {
        return value.movePointRight(4).toBigIntegerExact().abs().compareTo(LARGEST) <= 0 ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Object> micros(BigInteger value) {
        return value.abs().compareTo(LARGEST) <= 0 ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Object> time(BigInteger micros) {
        return micros(micros).map(value -> Instant.EPOCH.plus(((BigInteger) value).longValueExact(), ChronoUnit.MICROS));
    }

    private static BigInteger micros(Instant time) {
        return BigInteger.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    private static Optional<Object> negated(Object value) {
        return value instanceof BigDecimal money ? money(money.negate()) : number(-(Double) value);
    }

    private Optional<Object> arithmetic(Expression.Arithmetic.Operation operation, Object a, Object b) {
        return switch (operation) {
            case PLUS, MINUS -> sum(operation == Expression.Arithmetic.Operation.PLUS, a, b);
            case TIMES -> a instanceof BigDecimal money ? money(money.multiply(new BigDecimal((Double) b)))
                    : a instanceof BigInteger span ? scaled(span.doubleValue() * (Double) b) : number((Double) a * (Double) b);
            case DIVIDE -> quotient(a, b);
            case MODULO -> {
                double x = (Double) a;
                double y = (Double) b;
                if (bug == Bug.REMAINDER_OF_SIGN) yield number(x % y);
                double rest = x % y;
                yield number(rest != 0 && Math.signum(rest) != Math.signum(y) ? rest + y : rest);
            }
        };
    }

    private static Optional<Object> sum(boolean plus, Object a, Object b) {
        if (a instanceof Double x) return number(plus ? x + (Double) b : x - (Double) b);
        if (a instanceof BigDecimal x) return money(plus ? x.add((BigDecimal) b) : x.subtract((BigDecimal) b));
        if (a instanceof Instant x && b instanceof Instant y) return micros(micros(x).subtract(micros(y)));
        if (a instanceof Instant x) return time(plus ? micros(x).add((BigInteger) b) : micros(x).subtract((BigInteger) b));
        return micros(plus ? ((BigInteger) a).add((BigInteger) b) : ((BigInteger) a).subtract((BigInteger) b));
    }

    private static Optional<Object> quotient(Object a, Object b) {
        if (a instanceof BigDecimal x) return number((double) x.movePointRight(4).longValueExact() / ((BigDecimal) b).movePointRight(4).longValueExact());
        if (a instanceof BigInteger x && b instanceof BigInteger y) return number((double) x.longValueExact() / y.longValueExact());
        return a instanceof BigInteger x ? scaled(x.doubleValue() / (Double) b) : number((Double) a / (Double) b);
    }

    private static Optional<Object> scaled(double micros) {
        return Math.abs(Math.rint(micros)) < 0x1p63 ? Optional.of(BigInteger.valueOf((long) Math.rint(micros))) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static int order(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static boolean same(Object a, Object b) {
        return a instanceof BigDecimal x ? x.compareTo((BigDecimal) b) == 0 : a.equals(b);
    }

    private static boolean compare(Expression.Comparison.Relation relation, Object a, Object b) {
        return switch (relation) {
            case EQUAL -> same(a, b);
            case NOT_EQUAL -> !same(a, b);
            case LESS -> order(a, b) < 0;
            case AT_MOST -> order(a, b) <= 0;
            case GREATER -> order(a, b) > 0;
            case AT_LEAST -> order(a, b) >= 0;
        };
    }

    private Optional<Object> between(Expression.Between it) {
        return both(it.value(), it.low(), it.high()).map(parts -> {
            int low = order(parts.get(0), parts.get(1));
            int high = order(parts.get(0), parts.get(2));
            return (bug == Bug.BETWEEN_OPEN ? low > 0 && high < 0 : low >= 0 && high <= 0) != it.negated();
        });
    }

    private Optional<Object> logic(Expression.Logic logic) {
        Optional<Object> left = of(logic.left());
        Optional<Object> right = of(logic.right());
        if (bug == Bug.MISSING_IS_FALSE) {
            left = left.or(() -> Optional.of(false));
            right = right.or(() -> Optional.of(false));
        }
        boolean decides = !logic.and();
        if (left.equals(Optional.of(decides)) || right.equals(Optional.of(decides))) return Optional.of(decides);
        return left.isEmpty() || right.isEmpty() ? Optional.empty() : Optional.of(!decides);
    }

    private Optional<Object> call(Expression.Call call) {
        if (call.function().equals("coalesce")) return of(call.arguments().getFirst()).or(() -> of(call.arguments().getLast()));
        return both(call.arguments().toArray(Expression[]::new)).flatMap(arguments -> call(call.function(), arguments));
    }

    private Optional<Object> call(String function, List<Object> all) {
        Object a = all.getFirst();
        Object b = all.getLast();
        return switch (function) {
            case "abs" -> a instanceof BigDecimal money ? Optional.of(money.abs()) : a instanceof BigInteger span ? Optional.of(span.abs()) : number(Math.abs((Double) a));
            case "sign" -> number(Math.signum((Double) a));
            case "floor" -> a instanceof BigDecimal money ? money(money.setScale(0, RoundingMode.FLOOR)) : number(Math.floor((Double) a));
            case "ceil" -> a instanceof BigDecimal money ? money(money.setScale(0, RoundingMode.CEILING)) : number(Math.ceil((Double) a));
            case "round" -> rounded(a, (int) (double) (Double) b);
            case "sqrt" -> number(Math.sqrt((Double) a));
            case "log" -> number(StrictMath.log((Double) a));
            case "log1p" -> number(StrictMath.log1p((Double) a));
            case "exp" -> number(StrictMath.exp((Double) a));
            case "min" -> Optional.of(order(a, b) <= 0 ? a : b);
            case "max" -> Optional.of(order(a, b) >= 0 ? a : b);
            case "clip" -> Optional.of(order(a, all.get(1)) < 0 ? all.get(1) : order(a, b) > 0 ? b : a);
            case "date" -> date(all);
            case "year", "month", "day", "hour", "minute", "weekday", "day_of_year" -> calendar(function, ((Instant) a).atZone(bug == Bug.DAYS_OF_UTC ? ZoneId.of("UTC") : zone));
            default -> text(function, all.stream().map(Object::toString).toList());
        };
    }

    private Optional<Object> rounded(Object value, int digits) {
        RoundingMode mode = bug == Bug.ROUND_HALF_EVEN ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP;
        if (value instanceof BigDecimal money) return money(money.setScale(Math.min(4, digits), mode));
        double power = StrictMath.pow(10, digits);
        double product = (Double) value * power;
        return Math.abs(product) >= 0x1p52 ? Optional.of(value) : number(new BigDecimal(product).setScale(0, mode).doubleValue() / power);
    }

    private Optional<Object> date(List<Object> parts) {
        double month = (Double) parts.get(1);
        if (month != Math.rint(month)) return Optional.empty();
        try {
            return Optional.of(LocalDate.of((int) (double) (Double) parts.get(0), (int) month, (int) (double) (Double) parts.get(2)).atStartOfDay(zone).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> calendar(String part, ZonedDateTime time) {
        return Optional.of((double) switch (part) {
            case "year" -> time.getYear();
            case "month" -> time.getMonthValue();
            case "day" -> time.getDayOfMonth();
            case "hour" -> time.getHour();
            case "minute" -> time.getMinute();
            case "weekday" -> time.getDayOfWeek().getValue();
            default -> time.getDayOfYear();
        });
    }

    private static Optional<Object> text(String function, List<String> texts) {
        String s = texts.getFirst();
        String other = texts.getLast();
        return switch (function) {
            case "lower" -> Optional.of(s.toLowerCase(java.util.Locale.ROOT));
            case "trim" -> Optional.of(s.strip());
            case "length" -> Optional.of((double) s.codePoints().count());
            case "share_of_digits" -> share(s.codePoints().filter(Character::isDigit).count(), s.codePoints().count());
            case "share_of_capitals" -> share(s.codePoints().filter(Character::isUpperCase).count(), s.codePoints().count());
            case "contains" -> Optional.of(s.contains(other));
            case "starts" -> Optional.of(s.startsWith(other));
            case "ends" -> Optional.of(s.endsWith(other));
            case "replace" -> Optional.of(s.replace(texts.get(1), other));
            case "join" -> Optional.of(s + other);
            case "number" -> parsed(s.strip());
            default -> throw new AssertionError(function);
        };
    }

    private static Optional<Object> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(part / (double) whole);
    }

    private static Optional<Object> parsed(String text) {
        return text.matches("[-+]?[0-9]+(\\.[0-9]+)?") ? number(Double.parseDouble(text)) : Optional.empty();
    }
}
