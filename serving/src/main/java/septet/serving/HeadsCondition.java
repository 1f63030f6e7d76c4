package septet.serving;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Place;
import septet.data.Row;
import septet.data.Scope;
import septet.data.Values;
import septet.design.Expression;
import septet.design.Problems;
import septet.design.Type;
import septet.model.Gauge;

/// A condition over estimates alone: `billing >= 0.5 and score < 0.8`. It keeps scratch space and belongs to one thread.
public final class HeadsCondition {
    private static final String SCORE = "score";
    private final Formula condition;
    private final Gauge score;
    private final Row row;

    private HeadsCondition(Formula condition, Gauge score, Row row) {
        this.condition = condition;
        this.score = score;
        this.row = row;
    }

    /// @param heads the names of the estimates
    /// @param path  where the condition stands, for problems
    /// @return empty, with problems added, where it is no condition over them
    public static Optional<HeadsCondition> of(Expression condition, List<String> heads, Gauge score, String path, Problems problems) {
        return Formulas.condition(condition, path, new OfHeads(heads), problems).map(formula -> new HeadsCondition(formula, score, new Row(heads.size() + 1)));
    }

    public boolean holds(double[] heads) {
        // The ends of an interval stand behind the heads, and have no name here.
        int named = row.values.length - 1;
        for (int i = 0; i < named; i++) row.values[i] = Values.number(heads[i]);
        row.values[named] = Values.number(score.of(heads));
        return condition.holds(row);
    }

    private record OfHeads(List<String> heads) implements Scope {
        @Override
        public Optional<Place> find(String path) {
            int place = path.equals(SCORE) ? heads.size() : heads.indexOf(path);
            return place < 0 ? Optional.empty() : Optional.of(new Place.Slot(place, new Type.Number()));
        }

        @Override
        public Set<String> names() {
            Set<String> names = new TreeSet<>(heads);
            names.add(SCORE);
            return names;
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Dictionary dictionary() {
            return new Dictionary();
        }
    }
}
