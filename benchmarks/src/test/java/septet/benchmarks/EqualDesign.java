package septet.benchmarks;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Schema;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Type;
import septet.features.Declarations;
import septet.features.FeaturePlan;
import septet.world.Chance;

/// A random design: all aggregates, windows, conditions and shapes of keys, over payments with late columns and refunds.
final class EqualDesign {
    static final int PAYMENTS = 0;
    static final int REFUNDS = 1;
    static final int CARD = 0, TERMINAL = 1, AMOUNT = 2, SCORE = 3, FLAG = 4, KIND = 5, HOME = 6, FRAUD = 7, LOSS = 8, SETTLED = 9;
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/Havana");
    private static final List<String> VALUES = List.of("count()", "count(kind)", "count(fraud)", "count(refunds)", "sum(amount)", "sum(score)", "sum(fraud)", "sum(loss)", "sum(flag)",
            "sum(refunds.amount)", "mean(amount)", "mean(score)", "mean(fraud)", "mean(refunds.amount)", "min(amount)", "max(score)", "max(settled)", "min(refunds.amount)", "variance(amount)",
            "variance(score)", "stddev(loss)", "first(kind)", "first(home)", "last(terminal)", "last(score)", "last(kind, 3)", "last(amount, 2)", "last(refunds.amount, 4)", "any(flag)",
            "any(fraud)", "any(refunds)", "share(flag)", "share(fraud)", "share(amount > 20)", "distinct(terminal)", "distinct(amount)", "entropy(kind)", "entropy(terminal)", "time_since()",
            "time_since(fraud)", "mean(amount / 2)", "sum(1 if flag else 0)", "max(abs(score))", "distinct(cross(kind, weekday(time)))", "mean(distance(home, '52.5, 13.4'))", "mean(n_5)");
    private static final List<String> WINDOWED = List.of("list(kind)", "list(refunds.amount)", "top(kind, 2)", "top(terminal)", "quantile(amount, 0.5)", "quantile(score, 0.9)",
            "quantile(loss, 0.25)", "approx_distinct(terminal)");
    private static final List<String> FOLDED = List.of("approx_distinct(terminal)", "quantile(score, 0.9)", "quantile(amount, 0.1)", "top(kind, 2)", "top(terminal)", "decayed_mean(amount, 20u)",
            "decayed_mean(flag, 3u)");
    private static final List<String> CONDITIONS = List.of("", "", "", " where amount > 50", " where flag", " where kind = 'k1' or flag", " where not fraud",
            " where loss is missing or loss < 40", " where hour(time) < 12", " where score between -1 and 1 and not flag", " where kind in before");
    private static final List<String> KEYS = List.of(" by card", " by card", " by terminal", " by card, kind", " by card = terminal", " by flag", " by terminal, card, flag", " by lower(join(card, kind))", "");
    private static final List<String> WINDOWS = List.of("1u", "2u", "5u", "30u", "200u", "9000u", "today", "session(2u)", "session(5u)");

    private static final String FORETOLD = "(count|sum|mean|any|share)\\(fraud\\) by (card|terminal|card, kind|card = terminal|flag|terminal, card, flag) over [0-9u, ]+";

    final String unit;
    final long micros;
    final ZoneId zone;
    final List<String> lines = new ArrayList<>();
    /// Whether later payments correct earlier ones of their id; one of this kind takes it out.
    final boolean corrected;
    static final String VOID = "void";
    static final String DELETED = "kind = '" + VOID + "'";
    private final Duration kept;
    private final boolean replayed;
    private final Chance chance;

    EqualDesign(Chance chance) {
        this.chance = chance;
        replayed = chance.nextInt(4) == 0;
        corrected = chance.nextInt(4) == 0;
        int scale = chance.nextInt(3);
        unit = List.of("ms", "s", "h").get(scale);
        micros = List.of(1_000L, 1_000_000L, 3_600_000_000L).get(scale);
        zone = ZoneId.of(ZONES.get(chance.nextInt(ZONES.size())));
        kept = chance.nextInt(2) == 0 ? Duration.ofDays(1) : Duration.ofNanos(micros * 1_000 * 40);
        lines.addAll(List.of("n: count() by card over 5u, 30u", "total: sum(amount) by card over 5u, 30u", "each: total / n", "usual: amount / (mean(amount) by card over 30u)",
                "plain: sum(score) by card", "n_5: count() by terminal over 5u", "before: last(kind, 3) by card", "seen: kind in before", "night: hour(time) < 6", "far: distance(home, (last(home) by card))"));
        boolean foretold = !corrected && chance.nextInt(4) == 0;
        for (int i = 0; i < 22; i++) lines.add("f" + i + ": " + (foretold ? foretold(i) : aggregate()));
        lines.replaceAll(line -> line.replaceAll("\\b(\\d+)u\\b", "$1" + unit));
    }

    /// Of one label nothing but counts and sums over windows of fixed lengths, by keys that stand in columns: it enters histories as soon as it is told, where the others wait.
    private String foretold(int number) {
        String aggregate = aggregate();
        while (number % 2 == 0 ? !aggregate.matches(FORETOLD) : aggregate.contains("fraud") || aggregate.contains("loss")) aggregate = aggregate();
        return aggregate;
    }

    private String aggregate() {
        // what has a stated error takes nothing back
        int sort = chance.nextInt(corrected ? 8 : 10);
        String value = (sort < 6 ? VALUES : sort < 8 ? WINDOWED : FOLDED).get(chance.nextInt(sort < 6 ? VALUES.size() : sort < 8 ? WINDOWED.size() : FOLDED.size()));
        boolean refunds = value.contains("refunds");
        String condition = refunds ? List.of("", " where amount > 5", " where flag").get(chance.nextInt(3)) : CONDITIONS.get(chance.nextInt(CONDITIONS.size()));
        // of what becomes known at one time nobody says the order, which a decayed mean depends on; the other summaries of late values are always replayed
        boolean late = condition.contains("fraud") || condition.contains("loss");
        if (sort >= 8 && late && (value.startsWith("decayed") || !replayed)) condition = "";
        String keys = refunds ? " by card" : KEYS.get(chance.nextInt(KEYS.size()));
        String delay = chance.nextInt(5) == 0 ? " known after " + (2 + chance.nextInt(6)) + "u" : "";
        List<String> windows = new ArrayList<>();
        if (sort < 8) for (int i = chance.nextInt(4); i > 0; i--) windows.add(WINDOWS.get(chance.nextInt(WINDOWS.size())));
        if (sort == 6 || sort == 7 || keys.isEmpty() && sort < 8) windows.add("30u");
        if (windows.isEmpty() && keys.isEmpty()) keys = " by card";
        if (chance.nextInt(30) == 0) return "rate() by card over 1u, 30u";
        return value + condition + keys + (windows.isEmpty() ? "" : " over " + String.join(", ", windows.stream().distinct().toList())) + delay;
    }

    /// The line of a feature or of a family's member.
    String line(String name) {
        return lines.stream().filter(line -> name.equals(line.substring(0, line.indexOf(':'))) || name.startsWith(line.substring(0, line.indexOf(':')) + "_")).findFirst().orElse("");
    }

    static Schema payments(long micros) {
        return new Schema("payments", List.of(column("card", new Type.Key("card")), column("terminal", new Type.Key("terminal")), column("amount", new Type.Money("EUR")),
                column("score", new Type.Number()), column("flag", new Type.Bool()), column("kind", new Type.Category()), column("home", new Type.Place()),
                new Column("fraud", new Type.Bool(), new Known.After(Duration.ofNanos(2_000 * micros)), true),
                new Column("loss", new Type.Money("EUR"), new Known.At("settled"), true), column("settled", new Type.Time())));
    }

    static Schema refunds() {
        return new Schema("refunds", List.of(column("card", new Type.Key("card")), column("amount", new Type.Money("EUR")), column("flag", new Type.Bool())));
    }

    private static Column column(String name, Type type) {
        return new Column(name, type, new Known.AtOnce(), true);
    }

    FeaturePlan plan(Dictionary dictionary) {
        return plan(dictionary, lines);
    }

    /// Planted: every window of a fixed length is a microsecond too long.
    FeaturePlan widened(Dictionary dictionary) {
        String longer = ".001ms";
        return plan(dictionary, lines.stream().map(line -> {
            int over = line.indexOf(" over ");
            int end = line.indexOf(" known after ") < 0 ? line.length() : line.indexOf(" known after ");
            if (over < 0 || line.indexOf(',', over) >= 0 || line.contains("(mean(") || line.contains("n_5") || line.startsWith("n_")) return line;
            String windows = line.substring(over, end).replaceAll("\\b(\\d+)" + unit + "\\b(?!\\))", "$1MICROS");
            StringBuilder text = new StringBuilder(line.substring(0, over));
            for (String part : windows.split("(?<=MICROS)")) {
                String digits = part.endsWith("MICROS") ? part.replaceAll(".*?(\\d+)MICROS", "$1") : "";
                text.append(digits.isEmpty() ? part : part.substring(0, part.length() - digits.length() - 6) + Long.parseLong(digits) * micros / 1_000 + longer);
            }
            return text + line.substring(end);
        }).toList());
    }

    private FeaturePlan plan(Dictionary dictionary, List<String> written) {
        Map<String, Expression> features = new LinkedHashMap<>();
        for (String line : written) features.put(line.substring(0, line.indexOf(':')), ExpressionParser.parse(line.substring(line.indexOf(": ") + 2)));
        Declarations.Source payments = new Declarations.Source(payments(micros), zone, true);
        List<Declarations.Source> sources = List.of(corrected ? payments.corrected(Optional.of(ExpressionParser.parse(DELETED))) : payments,
                new Declarations.Source(refunds(), zone, true));
        Problems problems = new Problems();
        Optional<FeaturePlan> plan = FeaturePlan.compile(new Declarations("payments", sources, features, dictionary, Declarations.Asked.NOTHING, kept), problems);
        problems.refuse(Fault.DESIGN);
        return plan.orElseThrow();
    }
}
