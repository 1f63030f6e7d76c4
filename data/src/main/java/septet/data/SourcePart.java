package septet.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import septet.design.Fault;
import septet.design.Mark;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.world.Disk;

/// One file of a source, or what a generator makes.
sealed interface SourcePart {
    String name();

    /// With the file's name and hash.
    IngestReport.ReadFile described();

    TextTable open();

    /// Whether it still is what it was when it was described; as far as its size tells, where it was not.
    boolean isUnchanged();

    final class File implements SourcePart {
        private final Disk disk;
        private final Supplier<TextTable> opener;
        private final String name;
        /// The file that it is, or the archive that it is a member of.
        private final Path whole;
        private final long bytes;
        private Optional<Hashes.OfFile> found = Optional.empty();

        File(Disk disk, String name, Path whole, Supplier<TextTable> opener) {
            this.disk = disk;
            this.name = name;
            this.whole = whole;
            this.opener = opener;
            bytes = disk.size(whole);
        }

        @Override
        public String name() {
            return name;
        }

        /// Its hash is found when it is first asked for.
        @Override
        public IngestReport.ReadFile described() {
            if (found.isEmpty()) found = Optional.of(Hashes.of(disk, whole));
            return new IngestReport.ReadFile(name, found.get().sha256(), bytes);
        }

        @Override
        public TextTable open() {
            return opener.get();
        }

        @Override
        public boolean isUnchanged() {
            return disk.exists(whole) && disk.size(whole) == bytes && found.stream().allMatch(hash -> Hashes.quick(disk, whole) == hash.quick());
        }
    }

    record Generated(TextTable table, IngestReport.ReadFile described) implements SourcePart {
        @Override
        public String name() {
            return described.name();
        }

        @Override
        public TextTable open() {
            return table;
        }

        @Override
        public boolean isUnchanged() {
            return true;
        }
    }

    /// The parts of a source, in the order of their names.
    ///
    /// @throws Refused where a file lacks, has another hash than the design says, or is of a kind that nobody reads
    static List<SourcePart> of(Ingest.Request request, Disk disk, TableReader reader) {
        if (request.file().isPresent()) return files(request, request.file().get(), disk, reader);
        return switch (request.section().from()) {
            case Origin.File(String glob) -> files(request, request.folder().resolve(glob), disk, reader);
            case Origin.Generated(String name) -> List.of(generated(request, name));
            case Origin.Source _, Origin.Address _, Origin.Schedule _ -> throw new Refused(Fault.DESIGN,
                    Problem.error(request.path() + ".from", "this kind of source is not read yet", "there are no rows", "Give a file: --source " + request.name() + "=FILE.",
                            "DESIGN-NOT-YET"));
        };
    }

    private static SourcePart generated(Ingest.Request request, String name) {
        Problems problems = new Problems();
        Map<String, String> with = new TreeMap<>(request.section().with());
        with.remove("zone");
        Generator generator = Generators.find(name).orElseThrow(() -> new Refused(Fault.DESIGN,
                Problem.error(request.path() + ".from", "no generator " + name, "there are no rows", "Known: " + String.join(", ", Generators.names()) + ".",
                        "DATA-UNKNOWN-GENERATOR")));
        Optional<TextTable> table = generator.rows(with, Mark.DEFAULT, request.path(), problems);
        problems.refuse(Fault.DESIGN);
        String settings = with.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(", "));
        String told = "generate " + name + (settings.isEmpty() ? "" : " (" + settings + ")");
        return new Generated(table.orElseThrow(), new IngestReport.ReadFile(told, Hashes.of(told), 0));
    }

    private static List<SourcePart> files(Ingest.Request request, Path glob, Disk disk, TableReader reader) {
        List<SourcePart> parts = new ArrayList<>();
        for (Path file : SourceFiles.of(glob, disk, reader)) {
            Path whole = Packed.archive(disk, file).orElse(file);
            String name = whole.equals(file) ? file.getFileName().toString() : whole.getFileName() + "/" + whole.relativize(file);
            File part = new File(disk, name, whole, () -> reader.open(file, request.section().format().format()));
            request.section().sha256().filter(hash -> !hash.equalsIgnoreCase(part.described().sha256())).ifPresent(_ -> {
                throw refused(whole, "its SHA-256 is " + part.described().sha256() + ", not the one in the design", "Take the file that is meant, or write the new hash.",
                        "DATA-OTHER-HASH");
            });
            parts.add(part);
        }
        if (!parts.isEmpty()) return parts;
        throw refused(glob, "no such file", "Put it beside the design, or say where it is: --source " + request.name() + "=FILE.", "DATA-NO-FILE");
    }

    private static Refused refused(Path file, String cause, String remedy, String code) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), cause, "nothing is read", remedy, code));
    }
}
