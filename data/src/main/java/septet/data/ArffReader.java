package septet.data;

import java.io.InputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// Opens files of Weka's attribute-relation format (`.arff`), dense and sparse.
public final class ArffReader implements TableReader {
    private final Disk disk;

    public ArffReader(Disk disk) {
        this.disk = disk;
    }

    /// A column.
    ///
    /// @param numbers whether it holds numbers
    /// @param absent  its value in a sparse row that does not name it
    record Attribute(String name, boolean numbers, String absent) {}

    @Override
    public boolean reads(Path file) {
        return Packed.ending(file).equals(".arff");
    }

    @Override
    public TextTable open(Path file, Format format) {
        return Packed.reading(file, () -> {
            Encoding encoding = TextFile.encoding(disk, file, format);
            CsvTable.Opening from = () -> TextFile.open(disk, file, encoding.charset());
            List<Attribute> attributes = new ArrayList<>();
            long data;
            try (InputStream stream = from.stream()) {
                data = head(file, stream, attributes);
            }
            if (attributes.isEmpty()) throw refused(file, "it declares no @attribute", "DATA-ARFF");
            if (attributes.size() > CsvScanner.MOST_FIELDS) throw refused(file, "it declares more than " + CsvScanner.MOST_FIELDS + " attributes", "DATA-TOO-MANY-COLUMNS");
            FileShape shape = new FileShape("ARFF", encoding.charset().name(), Optional.of(','), Optional.of('\''), 0, encoding.evidence());
            return new ArffTable(from, attributes, data, shape);
        });
    }

    /// Reads what is declared; returns the line of `@data`.
    private static long head(Path file, InputStream stream, List<Attribute> attributes) throws IOException {
        Lines lines = new Lines(stream);
        while (lines.next()) {
            String line = lines.text().strip();
            String word = line.split("[ \t]", 2)[0].toLowerCase(Locale.ROOT);
            if (line.isEmpty() || line.startsWith("%") || word.equals("@relation")) continue;
            if (word.equals("@data")) return lines.number();
            if (!word.equals("@attribute") || !lines.code().isEmpty()) throw refused(file, "line " + lines.number() + " is no declaration: " + Lines.shown(line), "DATA-ARFF");
            try {
                attributes.add(attribute(line.substring(word.length()).strip()));
            } catch (ArffLine.Broken broken) {
                throw refused(file, "line " + lines.number() + ": " + broken.getMessage(), "DATA-ARFF");
            }
        }
        throw refused(file, "it has no @data", "DATA-ARFF");
    }

    private static Attribute attribute(String text) throws ArffLine.Broken {
        ArffLine line = new ArffLine(text);
        String name = line.value(" \t{").text();
        String type = line.rest();
        String kind = type.split("[ \t]", 2)[0].toLowerCase(Locale.ROOT);
        if (name.isEmpty() || type.isEmpty()) throw new ArffLine.Broken("an attribute without name or type");
        if (kind.startsWith("{")) return new Attribute(name, false, new ArffLine(type.substring(1)).value(",}").text());
        return switch (kind) {
            case "numeric", "real", "integer" -> new Attribute(name, true, "0");
            case "string", "date" -> new Attribute(name, false, "");
            case "relational" -> throw new ArffLine.Broken("relational attributes are not read");
            default -> throw new ArffLine.Broken("no type " + kind);
        };
    }

    private static Refused refused(Path file, String cause, String code) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), cause, "nothing is read", "See Weka's description of the format.", code));
    }
}
