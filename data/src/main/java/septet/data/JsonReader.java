package septet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Opens files of JSON objects: one in each line (`.jsonl`, `.ndjson`), or all in one list (`.json`); each also as `.gz` or in a `.zip`.
/// The columns are all names that any object has, in the order in which they are met.
public final class JsonReader implements TableReader {
    private static final List<String> ENDINGS = List.of(".jsonl", ".ndjson", ".json");
    private final Disk disk;

    public JsonReader(Disk disk) {
        this.disk = disk;
    }

    @Override
    public boolean reads(Path file) {
        return ENDINGS.contains(Packed.ending(file));
    }

    @Override
    public TextTable open(Path file, Format format) {
        return Packed.reading(file, () -> {
            Encoding encoding = TextFile.encoding(disk, file, format);
            CsvTable.Opening from = () -> TextFile.open(disk, file, encoding.charset());
            boolean lines = !Packed.ending(file).equals(".json") || isLines(from);
            Columns columns = new Columns();
            try (InputStream stream = from.stream()) {
                if (lines) lines(stream, columns);
                else list(file, stream, columns);
            }
            if (columns.all.isEmpty()) throw refused(file, "it holds no object", "Each line should be an object: {\"amount\": 12.5}.", "DATA-NO-ROWS");
            if (columns.all.size() > CsvScanner.MOST_FIELDS) throw refused(file, "its objects have more than " + CsvScanner.MOST_FIELDS + " different names",
                    "Names are columns; write what differs from row to row as a value.", "DATA-TOO-MANY-COLUMNS");
            FileShape shape = new FileShape(lines ? "JSON Lines" : "JSON", encoding.charset().name(), Optional.empty(), Optional.empty(), 0, encoding.evidence());
            return new JsonTable(from, lines, columns.all, shape);
        });
    }

    /// Names, and whether a text stands under any of them.
    private static final class Columns {
        final Map<String, Boolean> all = new LinkedHashMap<>();

        void add(String name, JsonRow.Value value) {
            all.merge(name, value.quoted(), Boolean::logicalOr);
        }
    }

    private static boolean isLines(CsvTable.Opening from) throws IOException {
        try (InputStream stream = from.stream()) {
            Lines lines = new Lines(stream);
            while (lines.next()) {
                String line = lines.text().strip();
                if (line.isEmpty()) continue;
                JsonRow.line(line, (_, _) -> { });
                return true;
            }
            return true;
        } catch (JsonRow.Broken _) {
            return false;
        }
    }

    private static void lines(InputStream stream, Columns columns) throws IOException {
        Lines lines = new Lines(stream);
        while (lines.next()) {
            String line = lines.text();
            if (line.isBlank() || !lines.code().isEmpty()) continue;
            Map<String, JsonRow.Value> row = new LinkedHashMap<>();
            try {
                JsonRow.line(line, row::put);
                row.forEach(columns::add);
            } catch (JsonRow.Broken _) {
                // told when the rows are read
            }
        }
    }

    private static void list(Path file, InputStream stream, Columns columns) {
        try (JsonParser parser = JsonRow.parser(stream)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) JsonRow.object(parser, columns::add);
                else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) throw new JsonRow.Broken("a value that is no object");
            }
        } catch (JsonRow.Broken | JacksonException e) {
            String cause = e instanceof JacksonException jackson ? "line " + jackson.getLocation().getLineNr() + ": " + jackson.getOriginalMessage() : e.getMessage();
            throw refused(file, "it is no list of objects: " + cause, "Write an object in each line, and let the name end in .jsonl: then a broken one costs no other.",
                    "DATA-JSON");
        }
    }

    private static Refused refused(Path file, String cause, String remedy, String code) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), cause, "nothing is read", remedy, code));
    }
}
