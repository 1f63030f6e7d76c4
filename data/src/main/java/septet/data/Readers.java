package septet.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// Several readers as one: the first that knows a file's kind opens it. An archive stands for its only table.
public record Readers(Disk disk, List<TableReader> readers) implements TableReader {
    public Readers {
        readers = List.copyOf(readers);
    }

    /// All that this room reads by itself.
    public static Readers ofText(Disk disk) {
        return new Readers(disk, List.of(new CsvReader(disk), new JsonReader(disk), new ArffReader(disk)));
    }

    @Override
    public boolean reads(Path file) {
        return Packed.ending(file).equals(".zip") || reader(file).isPresent();
    }

    private Optional<TableReader> reader(Path file) {
        return readers.stream().filter(reader -> reader.reads(file)).findFirst();
    }

    @Override
    public TextTable open(Path file, Format format) {
        if (!Packed.ending(file).equals(".zip")) return reader(file).orElseThrow(() -> unknown(file)).open(file, format);
        List<Path> tables = SourceFiles.tables(disk, file, "", this);
        if (tables.size() == 1) return open(tables.getFirst(), format);
        throw SourceFiles.refused(file, "the archive holds " + tables.size() + " tables", "Name the one that is meant: " + file.getFileName() + "/"
                + file.relativize(tables.getFirst()) + ".",
                "DATA-SEVERAL-FILES");
    }

    private static Refused unknown(Path file) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), "the kind of file is told by its ending, and this one is not known", "nothing is read", SourceFiles.KINDS,
                "DATA-FILE-KIND"));
    }
}
