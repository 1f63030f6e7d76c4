package septet.data;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Mark;
import septet.design.Problems;
import septet.design.Type;

/// Rows of a file as a caller would tell them, by the names of the design: each column that is known at once is computed from the headers that the design makes it
/// `from`, however many these are, or stands in the file under its own name. Other columns, and those known later, are left out.
public final class ToldRows {
    private final FileScope file;
    private final List<String> missing;
    private final List<Told> columns = new ArrayList<>();
    private final Row row;

    /// A column that the file has.
    private record Told(String name, Type type, ColumnReader reader) {}

    private ToldRows(SourceSection source, FileScope file) {
        this.file = file;
        missing = source.format().format().missing();
        Map<String, ColumnType> wanted = new LinkedHashMap<>(source.columns());
        source.time().filter(TimeOfRow.Column.class::isInstance).map(time -> ((TimeOfRow.Column) time).name()).ifPresent(name -> wanted.putIfAbsent(name, plain()));
        source.id().ifPresent(name -> wanted.putIfAbsent(name, plain()));
        for (String name : List.of("time", "id")) wanted.putIfAbsent(name, plain());
        wanted.forEach((name, type) -> {
            if (type.known() instanceof Known.AtOnce) reader(name, type).ifPresent(columns::add);
        });
        row = new Row(file.columns().length);
    }

    /// @param headers of the file
    /// @param zone    in which its times are read
    public static ToldRows of(SourceSection source, List<String> headers, ZoneId zone) {
        return new ToldRows(source, new FileScope("the file", headers, zone, new Dictionary()));
    }

    private static ColumnType plain() {
        return new ColumnType(Mark.DEFAULT, false, new Type.Text(), false, Optional.empty(), Optional.empty(), new Known.AtOnce());
    }

    /// As the design says; else, where the file has a header of that name, what stands there.
    private Optional<Told> reader(String name, ColumnType type) {
        if (type.from().isPresent()) {
            Optional<ColumnReader> computed = ColumnReader.of(name, type, name, file, new Problems());
            if (computed.isPresent()) return computed.map(reader -> new Told(name, type.type(), reader));
        }
        if (!file.names().contains(name)) return Optional.empty();
        return ColumnReader.of(name, plain(), name, file, new Problems()).map(reader -> new Told(name, new Type.Text(), reader));
    }

    /// The columns of the file that are read, in the order of a batch's columns.
    public int[] wanted() {
        return file.columns();
    }

    /// What one row says. A value that is none of its type is told as it stands, so that whoever takes it says what is wrong.
    public Map<String, String> of(TextBatch batch, int at) {
        row.clear();
        for (int slot = 0; slot < row.values.length; slot++) {
            if (batch.lacks(at, slot) || missing.contains(batch.text(at, slot))) continue;
            row.values[slot] = 0;
            row.texts[slot] = batch.text(at, slot);
        }
        Map<String, String> told = new LinkedHashMap<>();
        for (Told column : columns) {
            long value = column.reader().value().of(row);
            if (value != Values.MISSING) told.put(column.name(), text(column, value));
        }
        return told;
    }

    private String text(Told column, long value) {
        if (value == Typing.UNREADABLE) return column.reader().text().text(row);
        return switch (column.type()) {
            case Type.ListOf _ -> Items.written(column.reader().text().text(row));
            case Type.Text _, Type.Raw _, Type.Terms _, Type.Later _ -> column.reader().text().text(row);
            case Type.Number _, Type.Money _, Type.Bool _, Type.Category _, Type.Time _, Type.Duration _, Type.Key _, Type.Place _ ->
                    Items.text(column.type(), value, file.dictionary());
        };
    }
}
