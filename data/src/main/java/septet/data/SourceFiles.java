package septet.data;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// The files that a path means: itself, those that match it, those of an archive.
final class SourceFiles {
    static final String KINDS = "Let it end in .csv, .tsv, .txt, .jsonl, .json, .arff (each perhaps with .gz, or in a .zip) or .parquet.";
    /// Members of an archive that rather tell about a table than are one, beside others that are.
    private static final Set<String> TEXTS = Set.of(".txt", ".dat", ".data", ".test");

    private SourceFiles() {}

    /// Sorted by name; none where no file matches.
    ///
    /// @throws Refused where a file is of a kind that nobody reads
    static List<Path> of(Path glob, Disk disk, TableReader reader) {
        Optional<Path> archive = Packed.archive(disk, glob);
        if (archive.isPresent()) return tables(disk, archive.get(), archive.get().relativize(glob).toString(), reader);
        List<Path> files = new ArrayList<>();
        for (Path file : matching(glob, disk)) {
            if (Packed.ending(file).equals(".zip")) files.addAll(tables(disk, file, "", reader));
            else if (reader.reads(file)) files.add(file);
            else throw refused(file, "the kind of file is told by its ending, and this one is not known", KINDS, "DATA-FILE-KIND");
        }
        return files;
    }

    /// The tables of an archive: all members of kinds that are read, without plain texts where other kinds are among them.
    static List<Path> tables(Disk disk, Path archive, String glob, TableReader reader) {
        List<Path> members = Packed.members(disk, archive, glob);
        if (members.isEmpty()) throw refused(archive, glob.isEmpty() ? "the archive holds no file" : "the archive holds no " + glob, "Look into it, and name what it holds.",
                "DATA-NO-FILE");
        List<Path> tables = members.stream().filter(member -> !Packed.ending(member).equals(".zip") && reader.reads(member)).toList();
        if (tables.isEmpty()) throw refused(archive, "the archive holds no table, only " + archive.relativize(members.getFirst()), KINDS, "DATA-FILE-KIND");
        List<Path> certain = tables.stream().filter(member -> !TEXTS.contains(Packed.ending(member))).toList();
        return certain.isEmpty() || !glob.isEmpty() ? tables : certain;
    }

    /// The path itself, or, with `*`, `?`, `[` or `{` in its last part, all of its folder that match.
    private static List<Path> matching(Path glob, Disk disk) {
        String last = glob.getFileName().toString();
        if (last.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0) || disk.exists(glob)) return disk.exists(glob) ? List.of(glob) : List.of();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + last);
        return disk.list(glob.getParent()).stream().filter(file -> matcher.matches(file.getFileName())).sorted().toList();
    }

    static Refused refused(Path file, String cause, String remedy, String code) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), cause, "nothing is read", remedy, code));
    }
}
