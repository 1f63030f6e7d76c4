package septet.features;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Row;
import septet.data.Schema;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Typing;
import septet.data.Values;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Type;

/// Features of a stream of events, for a service that has a stream and a model already: one source, its columns, and expressions of the design language.
///
/// Values are texts, typed by their column as in files and requests. Arrivals must not go back: an event arrives when it is observed, at the latest time that was
/// ever told. Not safe for several threads.
public final class LiveFeatures {
    private final FeaturePlan plan;
    private final FeatureState state;
    private final Typing[] typings;
    private final Row row;
    private long present = Long.MIN_VALUE;

    private LiveFeatures(FeaturePlan plan) {
        this.plan = plan;
        state = new FeatureState(plan);
        row = new Row(plan.slots());
        typings = plan.schema().columns().stream().map(column -> Typing.of(column.type(), List.of(""), ZoneOffset.UTC, plan.dictionary())).toArray(Typing[]::new);
    }

    /// @param source names the stream, for expressions and messages
    public static Builder of(String source) {
        return new Builder(source);
    }

    /// What a stream is made of. Columns may be missing in any event.
    public static final class Builder {
        private final String source;
        private final List<Column> columns = new ArrayList<>();
        private final Map<String, String> features = new LinkedHashMap<>();

        private Builder(String source) {
            this.source = source;
        }

        /// Something that events belong to: a card, a customer.
        public Builder key(String name) {
            return column(name, new Type.Key(name));
        }

        /// Exact, of up to four decimals.
        public Builder money(String name, String currency) {
            return column(name, new Type.Money(currency));
        }

        public Builder number(String name) {
            return column(name, new Type.Number());
        }

        public Builder category(String name) {
            return column(name, new Type.Category());
        }

        public Builder truth(String name) {
            return column(name, new Type.Bool());
        }

        private Builder column(String name, Type type) {
            columns.add(new Column(name, type, new Known.AtOnce(), true));
            return this;
        }

        /// True or false, told later by [LiveFeatures#learn]; it counts from so long after its event on, and not before it is told.
        public Builder label(String name, Duration after) {
            columns.add(new Column(name, new Type.Bool(), new Known.After(after), true));
            return this;
        }

        /// @param expression as in `data.features` of a design
        public Builder feature(String name, String expression) {
            features.put(name, expression);
            return this;
        }

        /// @throws Refused with all that is wrong
        public LiveFeatures build() {
            Map<String, Expression> parsed = new LinkedHashMap<>();
            features.forEach((name, text) -> parsed.put(name, ExpressionParser.parse(text)));
            Problems problems = new Problems();
            List<Declarations.Source> sources = List.of(new Declarations.Source(new Schema(source, columns), ZoneOffset.UTC, true));
            Optional<FeaturePlan> plan = FeaturePlan.compile(new Declarations(source, sources, parsed, new Dictionary()), problems);
            problems.refuse(Fault.DESIGN);
            return new LiveFeatures(plan.orElseThrow());
        }
    }

    /// The features of one event: a number, or a word; a missing one is left out.
    public record Vector(Map<String, Object> values) {
        public Vector {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /// NaN where it is missing or no number.
        public double number(String feature) {
            return values.get(feature) instanceof Double number ? number : Double.NaN;
        }

        @Override
        public String toString() {
            return values.toString();
        }
    }

    /// Takes an event in and gives its features: of all that came before it, and of itself. One whose id came before counts nowhere.
    ///
    /// @param id may be empty
    /// @throws Refused where a value cannot be read; then nothing has changed
    public Vector observe(String id, Instant time, Map<String, String> values) {
        load(id, time, values);
        state.observe(row, state.nextEvent());
        return vector();
    }

    /// The features that an event would have if it came now: of all that came before it, and of itself. It is not taken in. Time passes as it does with an event:
    /// what comes next arrives at this time or later.
    ///
    /// @throws Refused where a value cannot be read
    public Vector ask(Instant time, Map<String, String> values) {
        load("", time, values);
        state.ask(row);
        return vector();
    }

    private void load(String id, Instant time, Map<String, String> values) {
        row.clear();
        row.id = id;
        row.time = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        values.forEach((name, text) -> read(name, text, row));
        present = Math.max(present, row.time);
        row.arrival = present;
    }

    private Vector vector() {
        Map<String, Object> vector = new LinkedHashMap<>();
        for (Feature feature : plan.features()) {
            long bits = row.values[feature.slot()];
            if (bits == Values.MISSING) continue;
            boolean word = feature.type() instanceof Type.Category || feature.type() instanceof Type.Key;
            vector.put(feature.name(), word ? plan.dictionary().word((int) bits) : (Object) Values.input(feature.type(), bits));
        }
        return new Vector(vector);
    }

    /// Takes in a label.
    ///
    /// @param known when it was told
    /// @return whether it is new; false where the event is unknown or forgotten
    public boolean learn(String id, String column, String value, Instant known) {
        OptionalLong event = state.find(plan.mainSource(), id);
        Row told = new Row(plan.slots());
        int slot = read(column, value, told);
        long at = Math.max(ChronoUnit.MICROS.between(Instant.EPOCH, known), present);
        return event.isPresent() && state.learn(event.getAsLong(), slot, told.values[slot], at);
    }

    private int read(String name, String text, Row into) {
        int slot = plan.schema().slot(name);
        if (slot < 0) throw refused(name, "there is no such column", "Name one of " + plan.schema().columns().stream().map(Column::name).toList() + ".");
        if (!typings[slot].read(text, into, slot)) throw refused(name, typings[slot].complaint(text).cause(), typings[slot].complaint(text).remedy());
        return slot;
    }

    private static Refused refused(String place, String cause, String remedy) {
        return new Refused(Fault.DATA, Problem.error(place, cause, "nothing was taken in", remedy, "FEATURES-LIVE-VALUE"));
    }

    /// The names of all features, members of families each.
    public List<String> names() {
        return plan.features().stream().map(Feature::name).toList();
    }

    /// Puts everything that was seen into bytes.
    public void write(StateWriter to) {
        to.number(present);
        state.write(to);
    }

    /// The dictionary that a [StateWriter] and a [StateReader] need.
    public Dictionary dictionary() {
        return plan.dictionary();
    }

    /// Takes back what was written; of one that has seen nothing.
    public void read(StateReader from) {
        present = from.number();
        state.read(from);
    }
}
