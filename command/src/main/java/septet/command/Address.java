package septet.command;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import septet.model.Store;
import septet.world.Disk;

/// Where the server that holds a store can be asked, for whoever finds the store held.
///
/// @param url   of the server
/// @param store its [Store#identity], which goes with all that is asked: another server may have the port by now
record Address(String url, String store) {
    static void write(Disk disk, Path store, String url) {
        disk.replace(Store.serving(store), (url + "\n" + Store.identity(store)).getBytes(StandardCharsets.UTF_8));
    }

    static void forget(Disk disk, Path store) {
        try {
            disk.delete(Store.serving(store));
        } catch (UncheckedIOException _) {
            // it names an address at which nobody answers
        }
    }

    static Optional<Address> read(Disk disk, Path store) {
        Path file = Store.serving(store);
        if (!disk.exists(file)) return Optional.empty();
        List<String> lines = new String(disk.read(file), StandardCharsets.UTF_8).lines().toList();
        return lines.size() == 2 ? Optional.of(new Address(lines.getFirst(), lines.getLast())) : Optional.empty();
    }
}
