package septet.loop;

import java.time.Duration;
import java.util.Optional;
import septet.data.Column;
import septet.data.Generator;
import septet.data.Generators;
import septet.data.Known;
import septet.data.Origin;
import septet.data.SameRows;
import septet.data.Schema;
import septet.data.Table;
import septet.design.Problem;
import septet.features.FeaturePlan;

/// When labels really arrive, whatever the design says of them.
final class LabelArrival {
    private LabelArrival() {}

    /// How long after its row: as asked, as the generator of the source knows, as the design says; empty where none of them says.
    static Optional<Duration> delay(SystemDesign design, Column label, RehearsalTerms terms) {
        Optional<Duration> said = label.known() instanceof Known.After(Duration delay) ? Optional.of(delay) : Optional.empty();
        return terms.labelsAfter().or(() -> design.data().sources().get(design.framing().forEach()).from() instanceof Origin.Generated(String name)
                ? Generators.find(name).flatMap(Generator::labelsAfter) : Optional.empty()).or(() -> said)
                        .map(delay -> said.filter(least -> least.compareTo(delay) > 0).orElse(delay));
    }

    /// What stands against labels that come so late.
    static Optional<Problem> refused(Column label, RehearsalTerms terms) {
        Optional<Duration> asked = terms.labelsAfter();
        if (asked.isEmpty()) return Optional.empty();
        if (label.known() instanceof Known.At(String other)) {
            return Optional.of(Rehearsal.problem("--labels-after", "the rows say themselves when their labels arrive, in the column " + other, "Leave it out."));
        }
        Duration said = label.known().delay();
        if (asked.get().compareTo(said.plus(FeaturePlan.REMEMBERED)) <= 0) return Optional.empty();
        return Optional.of(Rehearsal.problem("--labels-after", "an event is remembered for " + said.plus(FeaturePlan.REMEMBERED).toDays()
                + " days, and such labels would find none",
                "Ask for fewer days, or write the delay into the design."));
    }

    /// The same rows, their labels known so long after.
    static Ingested told(Ingested ingested, String source, String label, Duration delay) {
        Table table = ingested.table(source);
        return ingested.with(new Retold(table, schema(table.schema(), label, delay)));
    }

    private static Schema schema(Schema schema, String label, Duration delay) {
        return new Schema(schema.source(), schema.columns().stream()
                .map(column -> column.name().equals(label) ? new Column(column.name(), column.type(), new Known.After(delay), column.optional()) : column).toList());
    }

    private record Retold(Table told, Schema schema) implements SameRows {}
}
