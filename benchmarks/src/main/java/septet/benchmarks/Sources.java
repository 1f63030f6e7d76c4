package septet.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Fingerprint of all that decides what a figure finds: sources and tests of each room, examples, and what is built with.
public final class Sources {
    private static final Set<String> BESIDES = Set.of("target", ".git", ".septet", "docs", "results");
    private static final int DIGITS = 16;

    private Sources() {}

    /// @param root of the repository
    /// @return hexadecimal, the beginning of a SHA-256 over names and contents
    public static String fingerprint(Path root) throws IOException {
        List<Path> files = files(root);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                digest.update((root.relativize(file).toString().replace('\\', '/') + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return BESIDES.contains(String.valueOf(folder.getFileName())) && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = "/" + root.relativize(file).toString().replace('\\', '/');
                if (path.contains("/src/") || path.startsWith("/examples/") || path.endsWith("/pom.xml") || path.equals("/septet")) files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return files;
    }
}
