package septet.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Binder;
import septet.design.Problems;
import septet.design.TreeReader;
import septet.design.Type;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

/// A source of a design on a simulated disk, to be read in tests.
final class Source {
    static final Path FOLDER = Path.of("/design");
    static final Path STORE = Path.of("/store");
    final Disk disk;
    final SourceSection section;

    /// @param yaml the source's keys, from the first column
    Source(String yaml) {
        this(yaml, new SimulatedDisk(Chance.of(1)));
    }

    Source(String yaml, Disk disk) {
        this.disk = disk;
        disk.createFolders(FOLDER);
        section = section(yaml);
    }

    static SourceSection section(String yaml) {
        Problems problems = new Problems();
        String text = "sources:\n  rows:\n" + yaml.indent(4) + "features: {}\n";
        Optional<DataSection> data = TreeReader.read(text, "test.yaml", problems).flatMap(tree -> Binder.bind(DataSection.class, tree, problems)).map(bound -> bound.value());
        if (problems.hasErrors()) throw new AssertionError(problems.list().toString());
        return data.orElseThrow().sources().get("rows");
    }

    Source file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Source file(String name, byte[] content) {
        disk.delete(FOLDER.resolve(name));
        try (Disk.Appender appender = disk.append(FOLDER.resolve(name))) {
            appender.write(ByteBuffer.wrap(content));
        }
        return this;
    }

    Ingest.Result read() {
        return read(Readers.ofText(disk));
    }

    Ingest.Result read(TableReader reader) {
        return ingest(reader).read(request());
    }

    Ingest ingest(TableReader reader) {
        return new Ingest(disk, reader, STORE, new Dictionary(), (_, _) -> { });
    }

    Ingest.Request request() {
        return new Ingest.Request("rows", section, FOLDER, Optional.empty());
    }

    /// The rows as a person would write them: time, id, then the columns; `-` is missing.
    static List<String> rows(Table table) {
        List<String> rows = new ArrayList<>();
        Row row = new Row(table.schema().columns().size());
        for (int i = 0; i < table.rows(); i++) {
            table.load(i, row);
            StringBuilder text = new StringBuilder(Instant.EPOCH.plus(row.time, ChronoUnit.MICROS).toString()).append(' ').append(row.id);
            for (int slot = 0; slot < row.values.length; slot++) text.append(' ').append(value(table, row, slot));
            rows.add(text.toString());
        }
        return rows;
    }

    private static String value(Table table, Row row, int slot) {
        long value = row.values[slot];
        if (value == Values.MISSING) return "-";
        return switch (table.schema().columns().get(slot).type()) {
            case Type.Number _ -> Double.toString(Values.number(value));
            case Type.Money _ -> value + "e-4";
            case Type.Bool _ -> value == 1 ? "true" : "false";
            case Type.Time _ -> Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString();
            case Type.Category _, Type.Key _ -> table.dictionary().word((int) value);
            case Type.Text _ -> "'" + row.texts[slot] + "'";
            case Type.Place _ -> Places.text(value);
            case Type.Duration _, Type.Raw _, Type.Terms _, Type.ListOf _, Type.Later _ -> throw new AssertionError();
        };
    }
}
