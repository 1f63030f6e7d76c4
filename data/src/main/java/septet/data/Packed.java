package septet.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// Files as they lie: plain, packed by gzip (`a.csv.gz`), or members of a zip archive, which are named as if it were a folder (`a.zip/b.csv`).
final class Packed {
    private static final int ROOM = 1 << 16;

    private Packed() {}

    /// Something that reads packed bytes.
    interface Reading<T> {
        T get() throws IOException;
    }

    /// What bytes mean that cannot be unpacked.
    static <T> T reading(Path file, Reading<T> reading) {
        try {
            return reading.get();
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Refused damaged(Path file, IOException e) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), "the compressed file is damaged: " + e.getMessage(), "nothing is read", "Copy it again.",
                "DATA-DAMAGED-FILE"));
    }

    /// The end of the file's name that tells its kind, in small letters: `.csv` of `a.csv.gz`; empty where it has none.
    static String ending(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) name = name.substring(0, name.length() - 3);
        return name.lastIndexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.'));
    }

    /// The archive that the path leads into; empty where it leads into none.
    static Optional<Path> archive(Disk disk, Path file) {
        for (Path folder = file.getParent(); folder != null && folder.getFileName() != null; folder = folder.getParent()) {
            if (ending(folder).equals(".zip") && disk.exists(folder)) return Optional.of(folder);
        }
        return Optional.empty();
    }

    /// The members of an archive that are meant, sorted by name.
    ///
    /// @param glob of names inside it; empty: all but those that only help (`__MACOSX`, hidden files)
    static List<Path> members(Disk disk, Path archive, String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + (glob.isEmpty() ? "**" : glob));
        return reading(archive, () -> {
            try (Disk.Input input = disk.open(archive)) {
                return ZipArchive.members(input).stream().map(ZipArchive.Member::name).filter(name -> matcher.matches(Path.of(name)) && (!glob.isEmpty() || !helps(name)))
                        .map(archive::resolve).sorted().toList();
            }
        });
    }

    private static boolean helps(String name) {
        return name.startsWith("__MACOSX/") || name.startsWith(".") || name.contains("/.");
    }

    /// The bytes of a file, unpacked.
    ///
    /// @throws IOException also where they turn out to be damaged while they are read
    static InputStream open(Disk disk, Path file) throws IOException {
        Optional<Path> archive = archive(disk, file);
        InputStream stream = archive.isPresent() ? member(disk, archive.get(), file) : new DiskStream(disk.open(file));
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz")) return stream;
        try {
            return new GZIPInputStream(stream, ROOM);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    private static InputStream member(Disk disk, Path archive, Path file) throws IOException {
        String name = archive.relativize(file).toString();
        Disk.Input input = disk.open(archive);
        try {
            Optional<ZipArchive.Member> member = ZipArchive.members(input).stream().filter(each -> Path.of(each.name()).toString().equals(name)).findFirst();
            return ZipArchive.open(input, member.orElseThrow(() -> new ZipException("it has no " + name)));
        } catch (IOException e) {
            input.close();
            throw e;
        }
    }
}
