package septet.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Scope;
import septet.design.Expression;
import septet.design.Problems;
import septet.design.Type;

/// The keys of an aggregate on both sides: of the event that enters, and of the row that asks.
///
/// @param texts of the event's side as they are written
/// @param rows  of the row's side
record Keys(List<String> texts, List<String> rows, List<Formula> ofEvent, List<Formula> ofRow) {
    static Optional<Keys> compile(Expression.Aggregate aggregate, String path, Scope event, Scope row, Problems problems) {
        List<String> texts = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        List<Formula> left = new ArrayList<>();
        List<Formula> right = new ArrayList<>();
        boolean sound = true;
        for (Expression.Key key : aggregate.by()) {
            Optional<Formula> ofEvent = side(key.ofEvent(), path, event, problems);
            Optional<Formula> ofRow = side(key.ofRow(), path, row, problems);
            sound &= ofEvent.isPresent() && ofRow.isPresent();
            if (ofEvent.isEmpty() || ofRow.isEmpty()) continue;
            sound &= isSound(key, path, ofEvent.get().type(), ofRow.get().type(), problems);
            texts.add(key.ofEvent().text());
            rows.add(key.ofRow().text());
            left.add(ofEvent.get());
            right.add(ofRow.get());
        }
        return sound ? Optional.of(new Keys(texts, rows, left, right)) : Optional.empty();
    }

    /// A computed text is a word; a column of texts should be declared as category.
    private static Optional<Formula> side(Expression side, String path, Scope scope, Problems problems) {
        return Formulas.compile(side, path, scope, problems).map(formula ->
                formula.type() instanceof Type.Text && !(side instanceof Expression.Path) ? new Worded(formula, scope.dictionary()) : formula);
    }

    private static boolean isSound(Expression.Key key, String path, Type event, Type row, Problems problems) {
        if (!isKey(event) || !isKey(row)) {
            Expression wrong = isKey(event) ? key.ofRow() : key.ofEvent();
            problems.error(wrong.mark(), path, "by " + wrong.text() + " is no key", "events cannot be told apart by it",
                    "A key is a key, category, number or boolean; declare a text as category.", Codes.TYPE);
            return false;
        }
        boolean same = isWord(event) && isWord(row) || event.getClass() == row.getClass();
        if (!same) {
            problems.error(key.mark(), path, "the two sides of " + key.ofEvent().text() + " = " + key.ofRow().text() + " have different types",
                    "no event would ever be found", "Compare what has one type.", Codes.TYPE);
        }
        return same;
    }

    private static boolean isKey(Type type) {
        return isWord(type) || type instanceof Type.Number || type instanceof Type.Bool;
    }

    private static boolean isWord(Type type) {
        return type instanceof Type.Key || type instanceof Type.Category;
    }
}
