package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;

/// Parts of a long figure, each kept as soon as it is found: whoever is interrupted goes on where it stood. Other sources find their parts anew.
///
/// @param folder of the parts of one figure
/// @param keeps  whether parts are kept at all; those of a share are not
record KeptParts(Path folder, boolean keeps) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static KeptParts of(String figure, Size size) throws IOException {
        boolean keeps = size == Size.DEEP;
        return new KeptParts(Path.of("target", "parts", keeps ? Sources.fingerprint(Path.of("")) : "none", figure), keeps);
    }

    /// @param name of the part, which may name a file
    <T> T of(String name, Class<T> type, Callable<T> find) throws Exception {
        Path file = folder.resolve(name + ".json");
        if (keeps && Files.exists(file)) return JSON.readValue(Files.readAllBytes(file), type);
        T found = find.call();
        if (!keeps) return found;
        Files.createDirectories(folder);
        Path fresh = folder.resolve(name + ".part");
        Files.write(fresh, JSON.writeValueAsBytes(found));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return found;
    }
}
