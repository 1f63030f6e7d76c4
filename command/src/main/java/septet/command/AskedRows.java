package septet.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import septet.data.Ingest;
import septet.data.SourceSection;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.data.ToldRows;
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
        ToldRows told = ToldRows.of(source, table.headers(), Ingest.zone(source));
        table.read(told.wanted(), new TextTable.Sink() {
            private long row;

            @Override
            public void rows(TextBatch batch) {
                for (int i = 0; i < batch.size(); i++) into.accept(Asked.good(++row, batch.line(i), Event.of(told.of(batch, i))));
            }

            @Override
            public void broken(long line, String code, String raw) {
                into.accept(Asked.bad(++row, line, List.of(Problem.error("line " + line, "is no row of the table", "it was not scored", "Correct it: " + raw, code))));
            }
        });
    }
}
