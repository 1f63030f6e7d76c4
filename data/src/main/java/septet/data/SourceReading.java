package septet.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.design.Expression;
import septet.design.Mark;
import septet.design.Problems;
import septet.design.Type;

/// How the rows of a source are read from text: compiled once for the headers of a file.
///
/// @param wanted  the columns of the file that are read, in the order of the slots of a raw row
/// @param missing the texts that mean missing
/// @param hidden  what nobody may read in a message
record SourceReading(Schema schema, int[] wanted, List<String> missing, List<ColumnReader> columns, Moment time, Optional<ColumnReader> arrival,
        Optional<Formula> id, List<Check> checks, Corrections corrections, Hidden hidden) {
    /// @param slots   of a raw row, whose texts are personal
    /// @param columns that are computed of such texts, among them `time` and `arrival`
    record Hidden(Set<Integer> slots, Set<String> columns) {}

    /// @param corrected whether a later row takes the place of an earlier one of its id
    /// @param deletion  what holds of a row that takes the event of its id out
    record Corrections(boolean corrected, Optional<Formula> deletion) {
        /// Whether the row only takes an event out: then nothing else need be in it.
        boolean deletes(Row row) {
            return deletion.isPresent() && deletion.get().holds(row);
        }
    }

    /// When the rows of the source happen.
    sealed interface Moment {
        /// Rows have no time; all stand at 0.
        record None() implements Moment {}

        record Read(ColumnReader reader) implements Moment {}

        /// Row after row.
        record Regular(long first, long every) implements Moment {}
    }

    /// A condition on each row.
    ///
    /// @param text as it stands in the design
    record Check(String text, Formula condition) {}

    /// The columns that the design declares.
    static Schema schema(String name, SourceSection section) {
        List<Column> columns = new ArrayList<>();
        section.columns().forEach((column, type) -> columns.add(new Column(column, type.type(), type.known(), type.optional() || type.list())));
        return new Schema(name, columns);
    }

    /// Compiles what the design says of the source against the headers of a file; empty, with problems added, where they do not fit.
    ///
    /// @param path of the source in the design, such as `data.sources.payments`
    static Optional<SourceReading> compile(String path, SourceSection section, Schema schema, FileScope file, Problems problems) {
        return new Compilation(path, section, schema, file, problems, new HashMap<>()).reading();
    }

    private record Compilation(String path, SourceSection section, Schema schema, FileScope file, Problems problems, Map<String, Set<Integer>> reads) {
        Optional<SourceReading> reading() {
            List<ColumnReader> readers = new ArrayList<>();
            section.columns().forEach((name, type) -> reader(name, type).ifPresent(readers::add));
            List<Check> checks = new ArrayList<>();
            Scope rows = new ColumnScope(schema, file.zone(), file.dictionary());
            for (Expression check : section.checks()) {
                Formulas.condition(check, path + ".checks", rows, problems).ifPresent(condition -> checks.add(new Check(check.text(), condition)));
            }
            Optional<Moment> time = section.time().map(this::moment).orElse(Optional.of(new Moment.None()));
            Optional<ColumnReader> arrival = section.arrival().flatMap(name -> timeOf(name, ".arrival"));
            Optional<Formula> id = identity().flatMap(this::id);
            Optional<Formula> deletion = section.deletedBy().flatMap(condition -> Formulas.condition(condition, path + ".deleted by", rows, problems));
            if (problems.hasErrors() || time.isEmpty()) return Optional.empty();
            return Optional.of(new SourceReading(schema, file.columns(), section.format().format().missing(), readers, time.get(), arrival, id, checks,
                    new Corrections(section.correctedBy().isPresent(), deletion), hidden()));
        }

        private Hidden hidden() {
            Set<String> columns = new TreeSet<>();
            reads.forEach((column, slots) -> {
                if (!Collections.disjoint(slots, file.hidden())) columns.add(column);
            });
            return new Hidden(Set.copyOf(file.hidden()), columns);
        }

        private void note(String column) {
            reads.computeIfAbsent(column, _ -> new TreeSet<>()).addAll(file.reads());
        }

        private Optional<ColumnReader> reader(String name, ColumnType type) {
            Optional<String> kind = file.kind(name);
            file.begins();
            file.hides(kind.isPresent());
            Optional<ColumnReader> reader = ColumnReader.of(name, type, path + ".columns." + name, file, problems);
            file.hides(false);
            note(name);
            return kind.isEmpty() ? reader : reader.map(plain -> plain.hidden(kind.get(), type.type(), file.dictionary()));
        }

        /// What never changes is there once.
        private Optional<String> identity() {
            return section.id().or(() -> section.time().isEmpty() ? section.key() : Optional.empty());
        }

        private Optional<Moment> moment(TimeOfRow time) {
            return switch (time) {
                case TimeOfRow.Column(String name) -> timeOf(name, ".time").map(Moment.Read::new);
                case TimeOfRow.Regular regular -> {
                    long first = regular.from().atZone(file.zone()).toInstant().toEpochMilli() * 1_000;
                    yield Optional.of(new Moment.Regular(first, regular.every().toNanos() / 1_000));
                }
            };
        }

        /// A column of the design, if one has the name, else one of the file.
        private Optional<ColumnReader> timeOf(String name, String key) {
            ColumnType declared = section.columns().getOrDefault(name, plain(new Type.Time()));
            if (!(declared.type() instanceof Type.Time)) {
                problems.error(declared.mark(), path + key, name + " is " + Kinds.withArticle(declared.type()) + ", not a time", "rows have no time",
                        "Give the column the type time.",
                        "DATA-COLUMN-TYPE");
                return Optional.empty();
            }
            file.begins();
            Optional<ColumnReader> reader = ColumnReader.of(name, declared, path + key, file, problems);
            note(key.substring(1));
            return reader;
        }

        private Optional<Formula> id(String name) {
            ColumnType declared = section.columns().getOrDefault(name, plain(new Type.Text()));
            Expression from = declared.from().orElse(new Expression.Path(declared.mark(), List.of(name)));
            return Formulas.compile(from, path + ".id", file, problems).flatMap(formula -> {
                if (formula instanceof FileColumn && file.kind(name).isEmpty()) return Optional.of(formula);
                Optional<Formula> words = Unified.toText(formula, file.dictionary());
                if (words.isEmpty()) {
                    problems.error(from.mark(), path + ".id", "an id that is " + Kinds.withArticle(formula.type()), "events cannot be told apart", "Name a column with words.",
                            "DATA-COLUMN-TYPE");
                }
                return file.kind(name).isEmpty() ? words : words.map(text -> ColumnReader.hidden(text, file.kind(name).get(), file.dictionary()));
            });
        }

        private static ColumnType plain(Type type) {
            return new ColumnType(Mark.DEFAULT, false, type, false, Optional.empty(), Optional.empty(), new Known.AtOnce());
        }
    }
}
