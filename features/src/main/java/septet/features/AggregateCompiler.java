package septet.features;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import septet.data.Column;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Known;
import septet.data.Scope;
import septet.design.Expression;
import septet.design.Expression.Window;
import septet.design.Mark;
import septet.design.Problems;
import septet.design.Type;
import septet.features.Reading.What;

/// Compiles one aggregate over one window into a reading of a group.
final class AggregateCompiler {
    private static final List<String> BUILT = List.of("count", "sum", "mean", "min", "max", "any", "share", "variance", "stddev", "first", "last", "time_since",
            "rate", "distinct", "entropy", "quantile", "list", "top", "approx_distinct", "decayed_mean");
    /// Those with a second argument.
    private static final Set<String> SET = Set.of("quantile", "last", "top", "decayed_mean");
    private static final int LONGEST_LIST = 1_000;
    private static final int LONGEST_TOP = 100;
    /// Those that may speak of events whatever they hold.
    private static final Set<String> EVENTS = Set.of("count", "any", "time_since", "rate");
    private static final String NO_TEXT = "a value that is not text";
    private static final String MAKE_CATEGORY = "Make the column a category.";
    private static final Duration LONGEST_WINDOW = Duration.ofDays(36_525);
    private static final Duration LONGEST_GAP = Duration.ofDays(30);

    private final PlanCompiler plan;
    private final Sources sources;
    private final Problems problems;
    private final String path;
    private final Expression.Aggregate aggregate;
    private final Mark mark;
    private final String function;

    AggregateCompiler(PlanCompiler plan, String path, Expression.Aggregate aggregate) {
        this.plan = plan;
        this.sources = plan.sources();
        this.problems = plan.problems();
        this.path = path;
        this.aggregate = aggregate;
        this.mark = aggregate.mark();
        this.function = aggregate.call().function();
    }

    /// @param slot where the value goes
    /// @param ofRow the names on the row's side
    Optional<ReadingDraft> compile(int slot, Optional<Window> window, Scope ofRow, Uses rowUses) {
        boolean sound = isBuilt() & window.map(this::isSound).orElse(true);
        Optional<Long> setting = sound ? setting(window) : Optional.empty();
        Optional<Integer> source = source();
        if (setting.isEmpty() || source.isEmpty() || !isTimed(source.get()) || !isTimed(sources.main())) return Optional.empty();
        Uses uses = new Uses();
        Scope ofEvent = plan.eventScope(source.get(), uses);
        Optional<Operand> operand = operand(ofEvent);
        Optional<Keys> keys = Keys.compile(aggregate, path, ofEvent, ofRow, problems);
        Optional<Long> delay = delay(source.get(), uses);
        if (operand.isEmpty() || keys.isEmpty() || delay.isEmpty()) return Optional.empty();
        Optional<What> what = what(operand.get(), window.isPresent());
        if (what.isEmpty()) return Optional.empty();
        List<Integer> late = uses.slots.stream().filter(each -> sources.isLate(source.get(), each)).toList();
        int level = late.isEmpty() && source.get() == sources.main() ? uses.level : 0;
        GroupDraft group = plan.group(new GroupDraft.Identity(source.get(), keys.get().texts(), late, delay.get(), level), keys.get().ofEvent());
        group.uses.add(uses);
        Operand kept = kept(operand.get(), what.get(), setting.get());
        if (!canTakeBack(source.get(), kept)) return Optional.empty();
        int channel = group.channel(kept, what.get(), window.isEmpty() ? setting.get() : 0);
        int readLevel = 1 + Math.max(uses.level, rowUses.level);
        return Optional.of(new ReadingDraft(group, keys.get(), readLevel, slot, what.get(), kept, channel, group.window(window), setting.get()));
    }

    private boolean isBuilt() {
        if (aggregate.reach().filter(reach -> reach == Expression.Reach.WITHIN).isPresent()) {
            return error("within looks ahead of t0", "a feature may only look back", "Write over.", Codes.MISPLACED);
        }
        if (BUILT.contains(function)) return true;
        return error("there is no aggregate " + function, "", "Aggregates are " + String.join(", ", BUILT) + ".", Codes.UNKNOWN_FUNCTION);
    }

    /// What [Reading#setting] says; empty where the aggregate lacks what it needs.
    private Optional<Long> setting(Optional<Window> window) {
        return switch (function) {
            case "rate" -> {
                if (window.isPresent() && window.get() instanceof Window.Sliding(Duration width)) yield Optional.of(Times.micros(width));
                error("rate needs a window of a fixed length", "there is nothing to divide by", "Write rate() over 7d.", Codes.WINDOW);
                yield Optional.empty();
            }
            case "quantile" -> share();
            case "decayed_mean" -> halfLife(window);
            case "list" -> isBounded(window) ? Optional.of((long) LONGEST_LIST) : Optional.empty();
            case "last" -> aggregate.call().arguments().size() < 2 ? Optional.of(0L) : length(LONGEST_LIST);
            case "top" -> aggregate.call().arguments().size() < 2 ? Optional.of(0L) : length(LONGEST_TOP);
            default -> Optional.of(0L);
        };
    }

    private boolean isBounded(Optional<Window> window) {
        return window.isPresent() || error(function + " since the beginning would keep every value for ever", "memory would have no bound",
                "Give it a window: over 30d.", Codes.WINDOW);
    }

    /// The second argument of `last` and `top`.
    private Optional<Long> length(int longest) {
        if (aggregate.call().arguments().get(1) instanceof Expression.Literal(var _, Expression.Constant.Number(BigDecimal length))
                && length.signum() > 0 && length.compareTo(BigDecimal.valueOf(longest)) <= 0 && length.stripTrailingZeros().scale() <= 0) {
            return Optional.of(length.longValueExact());
        }
        problems.error(aggregate.call().arguments().get(1).mark(), path, function + " needs a whole number from 1 to " + longest, "nobody knows how many values are meant",
                "Write " + function + "(" + aggregate.call().arguments().getFirst().text() + ", 5).", Codes.ARGUMENTS);
        return Optional.empty();
    }

    /// The second argument of a decayed mean, microseconds.
    private Optional<Long> halfLife(Optional<Window> window) {
        List<Expression> arguments = aggregate.call().arguments();
        if (window.isPresent()) {
            error("decayed_mean over " + window.get().text() + " has a window, but forgets by its half-life", "nobody knows which is meant",
                    "Write decayed_mean(amount, 7d) by KEY, or mean(amount) over 7d.", Codes.WINDOW);
            return Optional.empty();
        }
        if (arguments.size() == 2 && arguments.get(1) instanceof Expression.Literal(var _, Expression.Constant.Span(Duration half))
                && !half.isZero() && half.compareTo(LONGEST_WINDOW) <= 0 && half.getNano() % 1_000 == 0) {
            return Optional.of(Times.micros(half));
        }
        error("decayed_mean takes a value and its half-life, from a microsecond to 100 years", "nobody knows how fast it forgets", "Write decayed_mean(amount, 7d) by KEY.",
                Codes.ARGUMENTS);
        return Optional.empty();
    }

    /// The second argument of a quantile, in billionths.
    private Optional<Long> share() {
        List<Expression> arguments = aggregate.call().arguments();
        if (arguments.size() == 2 && arguments.get(1) instanceof Expression.Literal(var _, Expression.Constant.Number(BigDecimal share))
                && share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0 && share.stripTrailingZeros().scale() <= 9) {
            return Optional.of(share.movePointRight(9).longValueExact());
        }
        error("quantile takes a value and a share from 0 to 1 of at most nine decimals", "nobody knows which rank is meant", "Write quantile(amount, 0.9) over 30d.",
                Codes.ARGUMENTS);
        return Optional.empty();
    }

    private boolean isTimed(int source) {
        String name = sources.name(source);
        return sources.isTimed(source) || error(name + " has no time", "nothing of it is earlier than anything else, so nothing can be looked back upon",
                "Name its time: time: COLUMN in data.sources." + name + ".", Codes.NO_TIME);
    }

    private boolean isSound(Window window) {
        return switch (window) {
            case Window.Today _ -> true;
            case Window.Session(Duration gap) -> isSound(window, gap, LONGEST_GAP, "30 days", "A pause that ends a session is shorter; write a duration for a longer window.");
            case Window.Sliding(Duration width) -> isSound(window, width, LONGEST_WINDOW, "100 years", "Leave over out: the aggregate then runs since the beginning.");
        };
    }

    private boolean isSound(Window window, Duration width, Duration longest, String most, String remedy) {
        if (width.isZero() || width.isNegative() || width.getNano() % 1_000 != 0) {
            return error("a window of " + window.text() + " holds nothing that can be told apart", "", "Write a duration of whole microseconds above 0.", Codes.WINDOW);
        }
        return width.compareTo(longest) <= 0 || error("a window of " + window.text() + " is longer than " + most, "", remedy, Codes.WINDOW);
    }

    private boolean error(String cause, String consequence, String remedy, String code) {
        problems.error(mark, path, cause, consequence, remedy, code);
        return false;
    }

    private boolean canTakeBack(int source, Operand kept) {
        if (kept.sketch().type() == Channel.Sketch.Type.NOTHING || sources.all().get(source).corrections().isEmpty()) return true;
        return error(function + " since the beginning can take nothing back, and " + sources.name(source) + " are corrected by their id", "what was corrected would stay in it",
                "Give it a window: over 30d (of a decayed mean: mean(x) over 30d).", Codes.CORRECTED);
    }

    /// The source whose events are aggregated: the one that the argument names, or the row's own.
    private Optional<Integer> source() {
        List<Expression> arguments = aggregate.call().arguments();
        if (arguments.size() > (SET.contains(function) ? 2 : 1)) {
            error(function + " has " + arguments.size() + " arguments", "", "It takes one value: " + function + "(amount).", Codes.ARGUMENTS);
            return Optional.empty();
        }
        if (arguments.isEmpty()) return Optional.of(sources.main());
        List<Integer> named = Names.of(arguments.getFirst()).stream().map(name -> sources.find(name.split("\\.", 2)[0])).filter(each -> each >= 0).distinct().toList();
        if (named.size() > 1) {
            error("the argument speaks of two sources", "an event is of one source", "Name one of them.", Codes.ARGUMENTS);
            return Optional.empty();
        }
        return Optional.of(named.isEmpty() ? sources.main() : named.getFirst());
    }

    private Optional<Operand> operand(Scope ofEvent) {
        Optional<Formula> where = Optional.empty();
        if (aggregate.where().isPresent()) {
            where = Formulas.condition(aggregate.where().get(), path, ofEvent, problems);
            if (where.isEmpty()) return Optional.empty();
        }
        String condition = aggregate.where().map(text -> " where " + text.text()).orElse("");
        List<Expression> arguments = aggregate.call().arguments();
        boolean events = arguments.isEmpty() || arguments.getFirst() instanceof Expression.Path name && sources.find(name.text()) >= 0;
        if (events) {
            if (!EVENTS.contains(function)) {
                error(function + " needs a value", "there is nothing to take it of", "Write " + function + "(amount), or count().", Codes.ARGUMENTS);
                return Optional.empty();
            }
            boolean every = where.isEmpty() && !function.equals("time_since");
            Channel.Kind kind = every ? Channel.Kind.EVERY : Channel.Kind.COUNTED;
            return Optional.of(new Operand("()" + condition, kind, Optional.empty(), where, new Type.Number()));
        }
        Optional<Formula> value = Formulas.compile(arguments.getFirst(), path, ofEvent, problems);
        if (value.isEmpty()) return Optional.empty();
        Type type = value.get().type();
        return Optional.of(new Operand(arguments.getFirst().text() + condition, Operand.kind(type), value, where, type));
    }

    /// What is stored for it.
    private Operand kept(Operand operand, What what, long setting) {
        return switch (what) {
            case ABOUT_DISTINCT -> operand.hashed(plan.dictionary()).sketched(new Channel.Sketch(Channel.Sketch.Type.DISTINCT, 0));
            case ABOUT_QUANTILE -> operand.sketched(new Channel.Sketch(Channel.Sketch.Type.QUANTILE, 0));
            case ABOUT_TOP, ABOUT_MODE -> operand.sketched(new Channel.Sketch(Channel.Sketch.Type.TOP, 0));
            case DECAYED -> operand.sketched(new Channel.Sketch(Channel.Sketch.Type.DECAYED, setting));
            case DISTINCT -> function.equals("distinct") ? operand : operand.hashed(plan.dictionary());
            case COUNT, TRUTHS, SUM, MEAN, MIN, MAX, ANY, VARIANCE, STDDEV, FIRST, LAST, SINCE, RATE, ENTROPY, QUANTILE, LIST, TOP, MODE -> operand;
        };
    }

    private Optional<What> what(Operand operand, boolean windowed) {
        Type type = operand.type();
        boolean truth = type instanceof Type.Bool;
        boolean amount = type instanceof Type.Number || type instanceof Type.Money;
        boolean kept = operand.value().isPresent() && operand.kind() != Channel.Kind.COUNTED;
        boolean ordered = amount || type instanceof Type.Duration || type instanceof Type.Time;
        return switch (function) {
            case "count" -> Optional.of(What.COUNT);
            case "any" -> check(truth || operand.value().isEmpty(), What.ANY, "a boolean", "Write any(x > 5), or count(x) > 0.");
            case "share" -> check(truth, What.MEAN, "a boolean", "Write share(x > 5), or mean(x).");
            case "sum" -> truth ? Optional.of(What.TRUTHS) : check(amount || type instanceof Type.Duration, What.SUM, "a number, money or a boolean", remedy(type));
            case "mean" -> check(amount || truth, What.MEAN, "a number, money or a boolean", remedy(type));
            case "variance", "stddev" -> check(amount || truth, function.equals("variance") ? What.VARIANCE : What.STDDEV, "a number, money or a boolean", remedy(type));
            case "first" -> check(kept, What.FIRST, NO_TEXT, MAKE_CATEGORY);
            case "last" -> check(kept, aggregate.call().arguments().size() == 1 ? What.LAST : What.LIST, NO_TEXT, MAKE_CATEGORY);
            case "list" -> check(kept, What.LIST, NO_TEXT, MAKE_CATEGORY);
            case "top" -> check(kept, top(aggregate.call().arguments().size() == 1, windowed), NO_TEXT, MAKE_CATEGORY);
            case "approx_distinct" -> check(kept || type instanceof Type.Text, windowed ? What.DISTINCT : What.ABOUT_DISTINCT, "a value", "Count the values themselves.");
            case "decayed_mean" -> check(amount || truth, What.DECAYED, "a number, money or a boolean", remedy(type));
            case "distinct", "entropy" -> check(kept, function.equals("distinct") ? What.DISTINCT : What.ENTROPY, NO_TEXT, MAKE_CATEGORY);
            case "time_since" -> Optional.of(What.SINCE);
            case "rate" -> Optional.of(What.RATE);
            case "quantile" -> !windowed ? check(amount || type instanceof Type.Duration, What.ABOUT_QUANTILE, "a window or a number, money or duration", "Write over 30d.")
                    : check(ordered, What.QUANTILE, "a number, money, time or duration", "");
            case "min" -> check(ordered, What.MIN, "a number, money, time or duration", "");
            default -> check(ordered, What.MAX, "a number, money, time or duration", "");
        };
    }

    private static What top(boolean one, boolean windowed) {
        if (windowed) return one ? What.MODE : What.TOP;
        return one ? What.ABOUT_MODE : What.ABOUT_TOP;
    }

    private static String remedy(Type type) {
        return type instanceof Type.Duration ? "Divide it by 1d or another duration." : "Read a number with number(s), or count(x).";
    }

    private Optional<What> check(boolean holds, What what, String needed, String remedy) {
        if (holds) return Optional.of(what);
        error(function + " needs " + needed, "", remedy, Codes.TYPE);
        return Optional.empty();
    }

    /// Microseconds of `known after`, checked against what the columns say.
    private Optional<Long> delay(int source, Uses uses) {
        Optional<Duration> asked = aggregate.knownAfter();
        if (asked.isPresent() && asked.get().compareTo(LONGEST_WINDOW) > 0) {
            error("known after more than 100 years", "nothing would ever count", "Write a shorter duration.", Codes.WINDOW);
            return Optional.empty();
        }
        boolean sound = true;
        for (int slot : uses.slots) {
            if (!sources.isLate(source, slot)) continue;
            Column column = sources.schema(source).columns().get(slot);
            if (column.known() instanceof Known.After(Duration needed) && asked.isPresent() && asked.get().compareTo(needed) < 0) {
                sound = error("known after " + text(asked.get()) + ", but " + column.name() + " after " + text(needed), "it would learn from the future",
                        "Remove it.", Codes.KNOWN_TOO_EARLY);
            }
            if (column.known() instanceof Known.Later && asked.isEmpty()) {
                sound = error("nobody says when " + column.name() + " becomes known", "a training set could not tell what was known at t0",
                        "Say it once at the column: known after 7d, or known at COLUMN.", Codes.NEVER_KNOWN);
            }
        }
        return sound ? Optional.of(asked.map(Times::micros).orElse(0L)) : Optional.empty();
    }

    private static String text(Duration duration) {
        return duration.isZero() ? "0d" : new Window.Sliding(duration).text();
    }
}
