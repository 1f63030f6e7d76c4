package septet.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import septet.data.ColumnType;
import septet.data.Known;
import septet.data.SourceSection;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.data.TimeOfRow;
import septet.design.Problem;
import septet.design.Refused;
import septet.serving.Event;

/// Reads rows to be scored, in their order. A row that cannot be read is handed over too, with what is wrong.
final class AskedRows {
    private AskedRows() {}

    /// One JSON object on each line, as `/decide` takes it; blank lines count for nothing.
    static void jsonLines(BufferedReader lines, Consumer<Asked> into) {
        try {
            long row = 0;
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) continue;
                row++;
                into.accept(asked(row, number, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Asked asked(long row, long number, String line) {
        try {
            return Asked.good(row, number, Event.json(line));
        } catch (Refused refused) {
            return Asked.bad(row, number, refused.problems());
        }
    }

    /// A table with a header: the names of the design, or the headers that its columns are made `from`. Other columns, and those known later, are left out.
    static void table(TextTable table, SourceSection source, Consumer<Asked> into) {
        Map<String, String> names = names(source);
        List<String> headers = table.headers();
        int[] wanted = IntStream.range(0, headers.size()).filter(i -> names.containsKey(headers.get(i))).toArray();
        List<String> missing = source.format().format().missing();
        table.read(wanted, new TextTable.Sink() {
            private long row;

            @Override
            public void rows(TextBatch batch) {
                for (int i = 0; i < batch.size(); i++) {
                    Map<String, String> values = new LinkedHashMap<>();
                    for (int column = 0; column < wanted.length; column++) {
                        boolean lacks = batch.lacks(i, column) || missing.contains(batch.text(i, column));
                        if (!lacks) values.put(names.get(headers.get(wanted[column])), batch.text(i, column));
                    }
                    into.accept(Asked.good(++row, batch.line(i), Event.of(values)));
                }
            }

            @Override
            public void broken(long line, String code, String raw) {
                into.accept(Asked.bad(++row, line, List.of(Problem.error("line " + line, "is no row of the table", "it was not scored", "Correct it: " + raw, code))));
            }
        });
    }

    /// Headers that are read, with the name that the row is to be told by.
    private static Map<String, String> names(SourceSection source) {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> late = new ArrayList<>();
        for (Map.Entry<String, ColumnType> column : source.columns().entrySet()) {
            if (!(column.getValue().known() instanceof Known.AtOnce)) {
                late.add(column.getKey());
                continue;
            }
            column.getValue().from().map(from -> header(from.text())).filter(header -> !source.columns().containsKey(header)).ifPresent(header -> names.put(header,
                    column.getKey()));
            names.put(column.getKey(), column.getKey());
        }
        Optional<String> time = source.time().filter(TimeOfRow.Column.class::isInstance).map(each -> ((TimeOfRow.Column) each).name());
        for (String name : List.of(time.orElse("time"), "time", source.id().orElse("id"), "id")) if (!late.contains(name)) names.putIfAbsent(name, name);
        return names;
    }

    /// `column('Purchase Amount')` names the header itself.
    private static String header(String from) {
        return from.startsWith("column('") && from.endsWith("')") ? from.substring("column('".length(), from.length() - 2) : from;
    }
}
