package septet.loop;

import java.math.BigDecimal;
import java.time.Duration;
import septet.data.Column;
import septet.data.Schema;
import septet.design.Expression.Constant;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Type;

/// What was asked of a rehearsal happens in it: what could not is refused, all at once, since a rehearsal in which nothing happened looks like one that was survived.
final class TermRules {
    private static final BigDecimal TWICE = BigDecimal.valueOf(2);
    private final Duration end;
    private final Schema schema;
    private final Column label;
    private final Problems problems = new Problems();

    private TermRules(Duration end, Schema schema, Column label) {
        this.end = end;
        this.schema = schema;
        this.label = label;
    }

    /// @param schema of the rows that are played
    /// @param label  of these
    /// @throws septet.design.Refused with all that cannot happen
    static void refuse(LoopTerms terms, Schema schema, Column label) {
        TermRules rules = new TermRules(Duration.ofDays(terms.days()), schema, label);
        terms.world().changes().forEach(rules::world);
        terms.faults().forEach(rules::fault);
        rules.problems.refuse(Fault.DESIGN);
    }

    private void world(WorldChange change) {
        Duration from = change.span().from();
        if (from.compareTo(end) >= 0) late("--world", "'" + change.what() + "' begins after " + Constant.Span.text(from));
        if (change.span().until().filter(until -> until.compareTo(from) <= 0).isPresent()) wrong("'" + change.what() + "' ends before it begins", "Write the later one behind to.");
        switch (change) {
            case WorldChange.Scaled(String name, BigDecimal _, WorldChange.Span _) -> {
                if (lacks(name)) return;
                Column column = schema.columns().get(schema.slot(name));
                boolean told = !name.equals(label.name()) && (column.type() instanceof Type.Number || column.type() instanceof Type.Money);
                if (!told) wrong(name + " is no number that is told with its row", "Multiply a number or money.");
            }
            case WorldChange.Broken(String name, WorldChange.Span _) -> {
                if (lacks(name)) return;
                if (name.equals(label.name())) wrong(name + " is the label", "Write labels lost in 100%.");
            }
            case WorldChange.Garbled(String name, WorldChange.Span _) -> {
                if (lacks(name)) return;
                if (name.equals(label.name())) wrong(name + " is the label", "Write labels lost in 100%.");
                else if (readsAnything(schema.columns().get(schema.slot(name)).type())) wrong(name + " may be any word, so that nothing in it is unreadable", "Write " + name + " missing.");
            }
            case WorldChange.Turned(String name, BigDecimal _, WorldChange.Span _, var _) -> {
                if (lacks(name)) return;
                if (!name.equals(label.name()) || !isTruth()) wrong("only a label that is yes or no can turn" + (isTruth() ? ", and that is " + label.name() : ""),
                        "Multiply a number, as in amount times 2.");
            }
            case WorldChange.Surge(BigDecimal factor, WorldChange.Span _) -> {
                if (factor.stripTrailingZeros().scale() > 0 || factor.compareTo(TWICE) < 0) wrong("no row arrives " + factor.toPlainString() + " times",
                        "Write a whole number, 2 or more.");
            }
            case WorldChange.Poisoned _ -> poison("--world");
            case WorldChange.Late _, WorldChange.Lost _ -> { }
        }
    }

    private void fault(MishapLine line) {
        if (line.after().compareTo(end) >= 0) late("--fault", line.kind().words() + " comes after " + Constant.Span.text(line.after()));
        if (line.kind() == Mishap.Kind.POISONED_LABELS) poison("--fault");
    }

    private void poison(String place) {
        if (!isTruth()) problems.add(Rehearsal.problem(place, "labels of " + label.name() + " have no opposite", "Only labels that are yes or no are poisoned."));
    }

    private static boolean readsAnything(Type type) {
        return type instanceof Type.Category || type instanceof Type.Key || type instanceof Type.Text || type instanceof Type.Raw;
    }

    private boolean isTruth() {
        return label.type() instanceof Type.Bool;
    }

    private boolean lacks(String name) {
        if (schema.slot(name) >= 0) return false;
        wrong(schema.source() + " has no column " + name, "Name one of its columns; the label is " + label.name() + ".");
        return true;
    }

    private void late(String place, String cause) {
        Problem problem = Rehearsal.problem(place, cause + ", and the rehearsal is over after " + Constant.Span.text(end), "Ask for more days, or for it to come earlier.");
        problems.add(problem);
    }

    private void wrong(String cause, String remedy) {
        problems.add(Rehearsal.problem("--world", cause, remedy));
    }
}
