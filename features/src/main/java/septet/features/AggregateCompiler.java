package septet.features;

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
    private static final Set<String> BUILT = Set.of("count", "sum", "mean", "min", "max", "any", "share");
    private static final Set<String> LATER = Set.of("variance", "stddev", "first", "last", "distinct", "entropy", "time_since", "rate", "list",
            "quantile", "top", "approx_distinct", "decayed_mean");
    private static final Duration LONGEST_WINDOW = Duration.ofDays(36_525);

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
        Optional<Integer> source = source();
        if (!sound || source.isEmpty() || !isTimed(source.get()) || !isTimed(sources.main())) return Optional.empty();
        Uses uses = new Uses();
        Scope ofEvent = plan.eventScope(source.get(), uses);
        Optional<Operand> operand = operand(ofEvent);
        Optional<Keys> keys = Keys.compile(aggregate, path, ofEvent, ofRow, problems);
        Optional<Long> delay = delay(source.get(), uses);
        if (operand.isEmpty() || keys.isEmpty() || delay.isEmpty()) return Optional.empty();
        Optional<What> what = what(operand.get());
        if (what.isEmpty()) return Optional.empty();
        List<Integer> late = uses.slots.stream().filter(each -> sources.isLate(source.get(), each)).toList();
        int level = late.isEmpty() && source.get() == sources.main() ? uses.level : 0;
        GroupDraft group = plan.group(new GroupDraft.Identity(source.get(), keys.get().texts(), late, delay.get(), level), keys.get().ofEvent());
        group.uses.add(uses);
        int channel = group.channel(operand.get(), what.get());
        int readLevel = 1 + Math.max(uses.level, rowUses.level);
        return Optional.of(new ReadingDraft(group, keys.get(), readLevel, slot, what.get(), operand.get(), channel, group.window(window)));
    }

    private boolean isBuilt() {
        if (aggregate.reach().filter(reach -> reach == Expression.Reach.WITHIN).isPresent()) {
            return error("within looks ahead of t0", "a feature may only look back", "Write over.", Codes.MISPLACED);
        }
        if (BUILT.contains(function)) return true;
        if (LATER.contains(function)) return error(function + " is not built yet", "nothing could be computed",
                "Built are count, sum, mean, min, max, any and share.", Codes.NOT_YET);
        return error("there is no aggregate " + function, "", "Aggregates are count, sum, mean, min, max, any and share.", Codes.UNKNOWN_FUNCTION);
    }

    private boolean isTimed(int source) {
        String name = sources.name(source);
        return sources.isTimed(source) || error(name + " has no time", "nothing of it is earlier than anything else, so nothing can be looked back upon",
                "Name its time: time: COLUMN in data.sources." + name + ".", Codes.NO_TIME);
    }

    private boolean isSound(Window window) {
        return switch (window) {
            case Window.Today _ -> true;
            case Window.Session _ -> error("session windows are not built yet", "nothing could be computed", "Write a duration or today.", Codes.NOT_YET);
            case Window.Sliding(Duration width) -> {
                if (width.isZero() || width.isNegative() || width.getNano() % 1_000 != 0) {
                    yield error("a window of " + window.text() + " holds nothing that can be told apart", "", "Write a duration of whole microseconds above 0.", Codes.WINDOW);
                }
                if (width.compareTo(LONGEST_WINDOW) > 0) {
                    yield error("a window of " + window.text() + " is longer than 100 years", "", "Leave over out: the aggregate then runs since the beginning.", Codes.WINDOW);
                }
                yield true;
            }
        };
    }

    private boolean error(String cause, String consequence, String remedy, String code) {
        problems.error(mark, path, cause, consequence, remedy, code);
        return false;
    }

    /// The source whose events are aggregated: the one that the argument names, or the row's own.
    private Optional<Integer> source() {
        List<Expression> arguments = aggregate.call().arguments();
        if (arguments.size() > 1) {
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
            if (!function.equals("count") && !function.equals("any")) {
                error(function + " needs a value", "there is nothing to take it of", "Write " + function + "(amount), or count().", Codes.ARGUMENTS);
                return Optional.empty();
            }
            Channel.Kind kind = where.isEmpty() ? Channel.Kind.EVERY : Channel.Kind.COUNTED;
            return Optional.of(new Operand("()" + condition, kind, Optional.empty(), where, new Type.Number()));
        }
        Optional<Formula> value = Formulas.compile(arguments.getFirst(), path, ofEvent, problems);
        if (value.isEmpty()) return Optional.empty();
        Type type = value.get().type();
        return Optional.of(new Operand(arguments.getFirst().text() + condition, Operand.kind(type), value, where, type));
    }

    private Optional<What> what(Operand operand) {
        Type type = operand.type();
        boolean truth = type instanceof Type.Bool;
        boolean amount = type instanceof Type.Number || type instanceof Type.Money;
        boolean ordered = amount || type instanceof Type.Duration || type instanceof Type.Time;
        return switch (function) {
            case "count" -> Optional.of(What.COUNT);
            case "any" -> check(truth || operand.value().isEmpty(), What.ANY, "a boolean", "Write any(x > 5), or count(x) > 0.");
            case "share" -> check(truth, What.MEAN, "a boolean", "Write share(x > 5), or mean(x).");
            case "sum" -> truth ? Optional.of(What.TRUTHS) : check(amount || type instanceof Type.Duration, What.SUM, "a number, money or a boolean", remedy(type));
            case "mean" -> check(amount || truth, What.MEAN, "a number, money or a boolean", remedy(type));
            case "min" -> check(ordered, What.MIN, "a number, money, time or duration", "");
            default -> check(ordered, What.MAX, "a number, money, time or duration", "");
        };
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
