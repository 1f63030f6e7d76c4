package septet.command;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import septet.world.Disk;

/// Where the server that holds a store can be asked, for whoever finds the store held.
final class Address {
    private static final String FILE = "serving";

    private Address() {}

    static void write(Disk disk, Path store, String address) {
        disk.replace(store.resolve(FILE), address.getBytes(StandardCharsets.UTF_8));
    }

    static void forget(Disk disk, Path store) {
        try {
            disk.delete(store.resolve(FILE));
        } catch (UncheckedIOException _) {
            // it names an address at which nobody answers
        }
    }

    static Optional<String> read(Disk disk, Path store) {
        Path file = store.resolve(FILE);
        return disk.exists(file) ? Optional.of(new String(disk.read(file), StandardCharsets.UTF_8)) : Optional.empty();
    }
}
