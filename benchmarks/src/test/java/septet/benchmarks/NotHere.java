package septet.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/// What a figure needs is not on this machine.
final class NotHere extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotHere(String why) {
        super(why);
    }

    /// A file of real data: below the folder that `SEPTET_DATA` names, or else below `../shared/data` beside the checkout.
    static Path data(String file) {
        String folder = System.getenv("SEPTET_DATA");
        Path found = (folder == null ? Repository.ROOT.resolveSibling("shared").resolve("data") : Path.of(folder)).resolve(file);
        if (Files.exists(found)) return found;
        throw new NotHere("there is no " + file + (folder == null ? "; SEPTET_DATA names no folder of data" : " in " + folder + ", the folder of SEPTET_DATA"));
    }
}
