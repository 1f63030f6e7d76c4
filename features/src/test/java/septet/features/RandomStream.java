package septet.features;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import septet.data.Column;
import septet.data.Known;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// A random design and a random log for it: two sources, ties, late and repeated events, missing keys, values and labels,
/// labels that come early, late or never, times before 1970.
final class RandomStream {
    static final int PAYMENTS = 0;
    static final int REFUNDS = 1;
    static final int CARD = 0, TERMINAL = 1, AMOUNT = 2, SCORE = 3, FLAG = 4, KIND = 5, FRAUD = 6, LOSS = 7, SETTLED = 8;
    static final List<String> CONDITIONS = List.of("", "amount > 50", "flag", "kind = 'k1' or flag", "not fraud", "loss is missing or loss < 40", "score < 0 and not flag");
    /// Clocks that go by whole and by half hours, days without a midnight and with two.
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "America/Havana", "Asia/Kathmandu");
    /// Shortly before clocks are put on or back somewhere.
    private static final List<String> BEGINNINGS = List.of("2023-11-14T22:13:20Z", "2024-03-28T12:00:00Z", "2024-10-25T20:00:00Z", "2017-10-13T00:00:00Z", "2024-04-04T00:00:00Z",
            "2024-11-01T00:00:00Z");
    private static final List<String> EVENTS = List.of("count", "time_since", "rate");
    private static final List<String> FUNCTIONS = List.of("count", "count", "sum", "mean", "mean", "min", "max", "any", "share", "variance", "stddev", "first", "last",
            "time_since", "rate", "distinct", "entropy", "quantile", "list", "last_of", "top", "mode",
            "approx_distinct", "about_quantile", "about_top", "about_mode", "decayed_mean");
    /// Of quantiles, by the number of the feature.
    private static final List<String> SHARES = List.of("0.5", "0.9", "0", "1", "0.25", "0.001");
    private static final List<Integer> PLAIN_CONDITIONS = List.of(0, 0, 0, 1, 2, 3, 6);
    private static final String[] NAMES = {"card", "terminal", "amount", "score", "flag", "kind", "fraud", "loss", "settled"};

    static final String VOID = "void";

    final Chance chance;
    final boolean corrected;
    final long unit;
    final ZoneId zone;
    final List<Aspect> aspects = new ArrayList<>();
    final FeaturePlan plan;
    private final String unitName;
    private final double sizes;
    private long now;

    RandomStream(Chance chance, Duration kept) {
        this(chance, kept, false);
    }

    RandomStream(Chance chance, Duration kept, boolean corrected) {
        this(chance, kept, corrected, false);
    }

    /// One whose labels enter histories as soon as they are told ([Foretold]): nothing but counts and sums over windows of fixed lengths, by keys that stand in columns.
    static RandomStream foretold(Chance chance, Duration kept) {
        return new RandomStream(chance, kept, false, true);
    }

    /// @param corrected whether later payments take the place of earlier ones of their id, or, where their terminal is [#VOID], take them out
    private RandomStream(Chance chance, Duration kept, boolean corrected, boolean foretold) {
        this.chance = chance;
        this.corrected = corrected;
        int scale = chance.nextInt(3);
        unitName = List.of("ms", "s", "h").get(scale);
        unit = List.of(1_000L, 1_000_000L, 3_600_000_000L).get(scale);
        sizes = chance.nextInt(3);
        zone = ZoneId.of(ZONES.get(chance.nextInt(ZONES.size())));
        now = chance.nextInt(2) == 0 ? -500 * unit : 1_000_000 * Instant.parse(BEGINNINGS.get(chance.nextInt(BEGINNINGS.size()))).getEpochSecond();
        Plans plans = new Plans().kept(kept);
        plans.source("payments", zone, Plans.column("card", Plans.key("card")), Plans.column("terminal", Plans.key("terminal")), Plans.column("amount", Plans.MONEY),
                Plans.column("score", Plans.NUMBER), Plans.column("flag", Plans.BOOL), Plans.column("kind", Plans.CATEGORY),
                Plans.late("fraud", Plans.BOOL, Plans.after(Duration.ofNanos(2_000 * unit))), Plans.late("loss", Plans.MONEY, new Known.At("settled")),
                Plans.column("settled", Plans.TIME));
        if (corrected) plans.corrected("terminal = '" + VOID + "'");
        plans.source("refunds", Plans.column("card", Plans.key("card")), Plans.column("amount", Plans.MONEY), Plans.column("flag", Plans.BOOL));
        for (int i = 0; i < 14; i++) plans.feature(add(foretold ? foretold(i) : aspect(i)));
        plan = plans.plan();
        // so that the order of codes is not that of words
        for (String word : List.of("t2", "k1", "t1", "c3", "k0", "c2", "t0", "c1", "c0")) plan.dictionary().code(word);
    }

    private String add(Aspect aspect) {
        aspects.add(aspect);
        return line(aspect);
    }

    /// Every second one is of a label.
    private Aspect foretold(int number) {
        Aspect aspect = aspect(number);
        while (number % 2 == 0 ? !isForetold(aspect) : !lateColumns(aspect).isEmpty()) aspect = aspect(number);
        return aspect;
    }

    private boolean isForetold(Aspect aspect) {
        return lateColumns(aspect).equals(Set.of(FRAUD)) && aspect.condition() == 0 && !aspect.keys().isEmpty() && aspect.delay() <= 2 * unit
                && List.of("count", "sum", "mean", "any", "share", "rate").contains(aspect.function()) && aspect.windows().stream().allMatch(window -> window > 0);
    }

    private Set<Integer> lateColumns(Aspect aspect) {
        return aspect.source() == REFUNDS ? Set.of() : Set.copyOf(Conditions.lateColumns(aspect));
    }

    private Aspect aspect(int number) {
        int source = chance.nextInt(5) == 0 ? REFUNDS : PAYMENTS;
        String function = FUNCTIONS.get(chance.nextInt(FUNCTIONS.size()));
        // what has a stated error takes nothing back
        if (corrected && source == PAYMENTS && FoldedOracle.FUNCTIONS.contains(function)) function = "last";
        boolean folded = FoldedOracle.FUNCTIONS.contains(function);
        int value = value(function, source);
        int condition = source == REFUNDS ? List.of(0, 1, 2).get(chance.nextInt(3))
                : chance.nextInt(4) == 0 ? 4 + chance.nextInt(2) : PLAIN_CONDITIONS.get(chance.nextInt(PLAIN_CONDITIONS.size()));
        // of what becomes known at one time nobody says the order, which a decayed mean depends on
        if (function.equals("decayed_mean") && condition > 3) condition = 0;
        List<Integer> keys = List.of(List.<Integer>of(), List.of(CARD), List.of(CARD), List.of(TERMINAL), List.of(CARD, KIND)).get(chance.nextInt(5));
        if (source == REFUNDS) keys = List.of(CARD);
        List<Integer> ofRow = keys.equals(List.of(TERMINAL)) && chance.nextInt(3) == 0 ? List.of(CARD) : keys;
        List<Long> windows = new ArrayList<>();
        int count = folded ? 0 : chance.nextInt(5);
        for (int i = 0; i < count; i++) {
            long width = List.of(1L, 2L, 5L, 30L, 200L).get(chance.nextInt(5)) * unit;
            long window = i == 2 ? Aspect.TODAY : chance.nextInt(4) == 0 ? Aspect.session(Math.min(width, 5 * unit)) : width;
            if (!windows.contains(window)) windows.add(window);
        }
        if (function.equals("rate")) windows.removeIf(window -> window < 0);
        if (windows.isEmpty() && List.of("rate", "quantile", "list", "top", "mode").contains(function)) windows.add(5 * unit);
        if (windows.isEmpty()) {
            if (keys.isEmpty()) keys = List.of(CARD);
            if (ofRow.isEmpty()) ofRow = keys;
            windows.add(Aspect.BEGINNING);
        }
        long delay = chance.nextInt(4) == 0 ? (2 + chance.nextInt(6)) * unit : -1;
        return new Aspect("f" + number, source, function, value, condition, keys, ofRow, windows, delay);
    }

    private int value(String function, int source) {
        if (source == REFUNDS) return EVENTS.contains(function) ? -1 : function.equals("any") || function.equals("share") ? 2 : 1;
        return switch (function) {
            case "count" -> List.of(-1, -1, FRAUD, SCORE, KIND).get(chance.nextInt(5));
            case "any", "share" -> List.of(FLAG, FRAUD).get(chance.nextInt(2));
            case "sum", "mean", "variance", "stddev" -> List.of(AMOUNT, SCORE, FRAUD, LOSS, FLAG).get(chance.nextInt(5));
            case "time_since", "rate" -> List.of(-1, KIND, SCORE, FRAUD).get(chance.nextInt(4));
            case "first", "last", "distinct", "entropy", "list", "last_of", "top", "mode", "approx_distinct", "about_top", "about_mode" -> List.of(KIND, TERMINAL, AMOUNT, SCORE, FLAG, LOSS).get(chance.nextInt(6));
            case "decayed_mean" -> List.of(AMOUNT, SCORE, FLAG).get(chance.nextInt(3));
            default -> List.of(AMOUNT, SCORE, LOSS).get(chance.nextInt(3));
        };
    }

    private String line(Aspect aspect) {
        String prefix = aspect.source() == REFUNDS ? "refunds" : "";
        String[] names = aspect.source() == REFUNDS ? new String[] {"card", "amount", "flag"} : NAMES;
        String value = aspect.value() < 0 ? prefix : prefix.isEmpty() ? names[aspect.value()] : prefix + "." + names[aspect.value()];
        if (aspect.function().endsWith("quantile")) value += ", " + share(aspect);
        if (List.of("last_of", "top", "about_top").contains(aspect.function())) value += ", " + length(aspect);
        if (aspect.function().equals("decayed_mean")) value += ", " + text(halfLife(aspect) * unit);
        String function = aspect.function().equals("last_of") ? "last" : aspect.function().equals("about_quantile") ? "quantile"
                : List.of("mode", "about_top", "about_mode").contains(aspect.function()) ? "top" : aspect.function();
        StringBuilder line = new StringBuilder(aspect.name() + ": " + function + "(" + value + ")");
        if (aspect.condition() > 0) line.append(" where ").append(CONDITIONS.get(aspect.condition()));
        if (!aspect.keys().isEmpty()) {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < aspect.keys().size(); i++) {
                String left = names[aspect.keys().get(i)];
                String right = NAMES[aspect.ofRow().get(i)];
                keys.add(left.equals(right) ? left : left + " = " + right);
            }
            line.append(" by ").append(String.join(", ", keys));
        }
        if (!aspect.windows().equals(List.of(Aspect.BEGINNING))) {
            line.append(" over ").append(aspect.windows().stream().map(this::text).collect(Collectors.joining(", ")));
        }
        if (aspect.delay() >= 0) line.append(" known after ").append(text(aspect.delay()));
        return line.toString();
    }

    static String share(Aspect aspect) {
        return SHARES.get(Integer.parseInt(aspect.name().substring(1)) % SHARES.size());
    }

    static boolean isList(Aspect aspect) {
        return List.of("list", "last_of", "top", "about_top").contains(aspect.function());
    }

    /// In units of time.
    static int halfLife(Aspect aspect) {
        return 1 + Integer.parseInt(aspect.name().substring(1)) % 3 * 20;
    }

    static int length(Aspect aspect) {
        return aspect.function().equals("list") ? 1_000 : 1 + Integer.parseInt(aspect.name().substring(1)) % 4;
    }

    private String text(long micros) {
        return Aspect.isSession(micros) ? "session(" + text(Aspect.gap(micros)) + ")" : micros == Aspect.TODAY ? "today" : micros / unit + unitName;
    }

    /// What a learner takes as a number.
    static boolean isInput(Type type) {
        return !(type instanceof Type.Time || type instanceof Type.Text || type instanceof Type.ListOf || type instanceof Type.Place);
    }

    /// The name of the member of a window.
    static Feature feature(FeaturePlan plan, Aspect aspect, int window) {
        return plan.features().stream().filter(feature -> feature.family().equals(aspect.name())).toList().get(window);
    }

    /// The next event of the log: its source, and its row in `into`.
    int next(Row[] into, List<Fact> log, int latest) {
        now += chance.nextInt(3) == 0 ? 0 : chance.nextInt(4) * unit;
        int source = chance.nextInt(5) == 0 ? REFUNDS : PAYMENTS;
        Row row = into[source];
        row.clear();
        row.arrival = now;
        row.time = chance.nextInt(4) == 0 ? now - chance.nextInt(latest) * unit : now;
        if (chance.nextInt(60) == 0) row.time = now + chance.nextInt(20) * unit;
        row.id = "e" + log.size();
        if (!log.isEmpty() && chance.nextInt(corrected ? 5 : 12) == 0) row.id = log.get(chance.nextInt(log.size())).id;
        if (chance.nextInt(20) == 0) row.id = "";
        fill(source, row);
        if (corrected && source == PAYMENTS && chance.nextInt(12) == 0) row.values[TERMINAL] = plan.dictionary().code(VOID);
        return source;
    }

    private void fill(int source, Row row) {
        row.values[0] = word("c", 4);
        if (source == REFUNDS) {
            row.values[1] = money();
            row.values[2] = truth();
            return;
        }
        row.values[TERMINAL] = chance.nextInt(5) == 0 ? word("c", 4) : word("t", 3);
        row.values[AMOUNT] = money();
        row.values[SCORE] = score();
        row.values[FLAG] = truth();
        row.values[KIND] = word("k", 2);
        row.values[SETTLED] = chance.nextInt(6) == 0 ? Values.MISSING : row.time + chance.nextInt(12) * unit;
    }

    private long word(String prefix, int many) {
        return chance.nextInt(10) == 0 ? Values.MISSING : plan.dictionary().code(prefix + chance.nextInt(many));
    }

    long money() {
        if (chance.nextInt(8) == 0) return Values.MISSING;
        if (sizes == 2 && chance.nextInt(3) == 0) return (chance.nextLong() >>> 3) * (chance.nextInt(2) == 0 ? 1 : -1);
        return (chance.nextInt(20_000) - 4_000) * Type.Money.SCALE / 100;
    }

    long truth() {
        return chance.nextInt(8) == 0 ? Values.MISSING : chance.nextInt(2);
    }

    private long score() {
        if (chance.nextInt(8) == 0) return Values.MISSING;
        double value = sizes == 0 ? chance.nextGaussian() : Math.scalb(chance.nextGaussian(), chance.nextInt(120) - 60);
        return Values.number(value);
    }

    Column column(int slot) {
        return plan.schema().columns().get(slot);
    }
}
