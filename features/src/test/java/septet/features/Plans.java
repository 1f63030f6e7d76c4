package septet.features;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Schema;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Mark;
import septet.design.Problems;
import septet.design.Type;

/// Plans written as in a design, for tests.
final class Plans {
    static final Type NUMBER = new Type.Number();
    static final Type MONEY = new Type.Money("EUR");
    static final Type BOOL = new Type.Bool();
    static final Type CATEGORY = new Type.Category();
    static final Type TEXT = new Type.Text();
    static final Type TIME = new Type.Time();

    private final List<Declarations.Source> sources = new ArrayList<>();
    private final Map<String, Expression> features = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Expression> heads = new LinkedHashMap<>();
    private Duration kept = Declarations.KEPT;
    private final Dictionary dictionary = new Dictionary();

    static Type key(String entity) {
        return new Type.Key(entity);
    }

    static Column column(String name, Type type) {
        return new Column(name, type, new Known.AtOnce(), true);
    }

    static Column late(String name, Type type, Known known) {
        return new Column(name, type, known, true);
    }

    static Known after(Duration delay) {
        return new Known.After(delay);
    }

    /// The payments of the example: card, terminal, amount, fraud known after 7d.
    static Plans payments() {
        return payments(Duration.ofDays(7));
    }

    /// @param delay of the label
    static Plans payments(Duration delay) {
        return new Plans().source("payments", column("card", key("card")), column("terminal", key("terminal")), column("amount", MONEY),
                late("fraud", BOOL, after(delay)));
    }

    Plans source(String name, Column... columns) {
        return source(name, ZoneOffset.UTC, columns);
    }

    Plans source(String name, ZoneId zone, Column... columns) {
        sources.add(new Declarations.Source(new Schema(name, List.of(columns)), zone, true));
        return this;
    }

    /// A source whose rows are the things of a key, or with a time their versions.
    Plans entity(String name, String key, boolean timed, Column... columns) {
        sources.add(new Declarations.Source(new Schema(name, List.of(columns)), ZoneOffset.UTC, false, timed, Optional.of(key), Optional.empty()));
        return this;
    }

    Plans lateBy(String name, Duration most, Column... columns) {
        sources.add(new Declarations.Source(new Schema(name, List.of(columns)), ZoneOffset.UTC, true, true, Optional.empty(), Optional.of(most)));
        return this;
    }

    /// A later row of the source named last takes the place of an earlier one of its id; one of which the condition holds takes it out.
    Plans corrected(String deleted) {
        Optional<Expression> condition = deleted.isEmpty() ? Optional.empty() : Optional.of(ExpressionParser.parse(deleted));
        sources.add(sources.removeLast().corrected(condition));
        return this;
    }

    /// A path or column that learners are to see.
    Plans input(String name) {
        asked.add(name);
        return this;
    }

    Plans kept(Duration duration) {
        kept = duration;
        return this;
    }

    /// `name: expression`
    Plans feature(String line) {
        int colon = line.indexOf(": ");
        Problems problems = new Problems();
        ExpressionParser.parse(line.substring(colon + 2), new Mark("design.yaml", features.size() + 1, colon + 3), "data.features." + line.substring(0, colon), problems)
                .ifPresent(expression -> features.put(line.substring(0, colon), expression));
        problems.refuse(Fault.DESIGN);
        return this;
    }

    /// `name: expression` of what later rows of the source named first will say; a column of it, behind all others.
    Plans head(String line) {
        int colon = line.indexOf(": ");
        heads.put(line.substring(0, colon), ExpressionParser.parse(line.substring(colon + 2)));
        Problems problems = new Problems();
        Ahead ahead = Ahead.compile(new Declarations(sources.getFirst().schema().source(), sources, heads, dictionary, Declarations.Asked.NOTHING, kept), problems).orElseThrow();
        problems.refuse(Fault.DESIGN);
        List<Column> columns = new ArrayList<>(sources.getFirst().schema().columns());
        columns.add(ahead.heads().getLast().column());
        sources.set(0, new Declarations.Source(new Schema(sources.getFirst().schema().source(), columns), sources.getFirst().zone(), true));
        return this;
    }

    Declarations declarations() {
        return new Declarations(sources.getFirst().schema().source(), sources, features, dictionary, new Declarations.Asked(Set.copyOf(asked), Set.copyOf(asked), heads), kept);
    }

    FeaturePlan plan() {
        Problems problems = new Problems();
        var plan = FeaturePlan.compile(declarations(), problems);
        problems.refuse(Fault.DESIGN);
        return plan.orElseThrow();
    }

    /// The problems of a plan that has some, line by line.
    List<String> problems() {
        Problems problems = new Problems();
        if (FeaturePlan.compile(declarations(), problems).isPresent()) throw new AssertionError("the plan has no problems");
        return problems.list().stream().map(septet.design.Problem::line).toList();
    }
}
