package septet.model;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;

/// What can be wrong with a store, said so that a person can act.
final class StoreProblems {
    private StoreProblems() {}

    static Refused held(Path folder, Disk.Held held) {
        return new Refused(Fault.ENGINE, Problem.error(folder.toString(), held.holder() + " holds this store", "two writers would spoil it, so nothing was begun",
                "Stop the other one, or give this one a store of its own (--store).", "MODEL-STORE-HELD"));
    }

    static Refused foreign(Path folder) {
        return new Refused(Fault.DESIGN, Problem.error(folder.toString(), "is not empty and not a store", "nothing was written into it",
                "Name an empty or a new folder.", "MODEL-STORE-FOREIGN"));
    }

    static Refused unprotected(Path folder, Set<String> kinds) {
        return new Refused(Fault.DESIGN, Problem.error(folder.toString(), "was used before " + String.join(", ", kinds) + (kinds.size() == 1 ? " was" : " were") + " personal, or its keys are lost",
                "its files hold such values in plain letters, or pseudonyms that lead to nobody; nothing was done",
                "Name a new folder (--store), run the design there, and delete this one.", "MODEL-STORE-UNPROTECTED"));
    }

    static Refused guarded(Path folder, Set<String> kinds) {
        return new Refused(Fault.DESIGN, Problem.error(folder.toString(), "protects " + String.join(", ", kinds) + ", which this design does not",
                "such values would stand in it in plain letters, and could not be forgotten; nothing was done",
                "Name them in requirements.privacy.personal again, or a new folder (--store).", "MODEL-STORE-PROTECTED"));
    }

    static Refused missing(Path folder) {
        return new Refused(Fault.DESIGN, Problem.error(folder.toString(), "there is no store", "nothing can be read",
                "Run the design first (septet run), or name its store (--store).", "MODEL-STORE-MISSING"));
    }

    static Refused noCopy(Path folder) {
        return new Refused(Fault.DESIGN, Problem.error(folder.toString(), "is no copy of a store", "nothing can be restored of it", "Name a folder into which septet backup has copied one.",
                "MODEL-STORE-MISSING"));
    }

    static Refused otherStore(Path part) {
        return new Refused(Fault.DESIGN, Problem.error(part.toString(), "holds records that the store does not have", "it is a copy of another store, or of one that went back since; it stays as it is",
                "Copy into a new folder.", "MODEL-BACKUP-OTHER"));
    }

    static Refused copyDamaged(Path folder, Path sums, Set<String> places) {
        String first = places.stream().limit(3).collect(Collectors.joining(", "));
        return new Refused(Fault.ENGINE, Problem.error(folder.toString(), "is not what was copied: " + first + (places.size() > 3 ? " and " + (places.size() - 3) + " more" : "") + (places.size() == 1 ? " is" : " are")
                + " lost or changed since", "what it lacks would be missed by nobody, so no store was made of it",
                "Take another copy. If there is none, delete " + sums.getFileName() + " in it, and it is taken as it is.", "MODEL-COPY-DAMAGED"));
    }

    static Refused itself(Path folder) {
        return new Refused(Fault.DESIGN, Problem.error(folder.toString(), "stands in the store that is to be copied", "it would be lost with it; nothing was copied",
                "Name a folder elsewhere, best on another device.", "MODEL-BACKUP-ITSELF"));
    }

    static Refused unfinished(Path folder, Path mark) {
        return new Refused(Fault.DESIGN, Problem.error(folder.toString(), "is a copy that is being made, or was cut off", "nobody knows what it lacks; nothing was done",
                "Ask for it again (septet backup, septet restore). If what it was made of is lost, delete " + mark.getFileName() + " in it, and it is taken as it is.", "MODEL-STORE-UNFINISHED"));
    }

    static Refused keysLack(Path folder, Set<String> kinds) {
        return new Refused(Fault.DESIGN, Problem.error(folder.toString(), "holds no keys, and " + String.join(", ", kinds) + (kinds.size() == 1 ? " is" : " are") + " personal",
                "nobody could tell whose its events are, and nobody could be forgotten; nothing was restored", "Name a copy that septet backup has made of this store.", "MODEL-KEYS-LACK"));
    }

    static Refused taken(Path folder) {
        return new Refused(Fault.DESIGN, Problem.error(folder.toString(), "is not empty", "nothing was restored over it", "Name a new folder (--store), or move this one away first.",
                "MODEL-RESTORE-TAKEN"));
    }

    static Refused laterVersion(Path marker, String format) {
        return new Refused(Fault.ENGINE, Problem.error(marker.toString(), "says '" + format + "', this program knows '" + Store.FORMAT + "'", "nothing is read or changed",
                "Use the version of Septet that made it.", "MODEL-STORE-LATER-VERSION"));
    }

    static Refused gone(Path part) {
        return new Refused(Fault.ENGINE, Problem.error(part.toString(), "is missing, and the rest of the store is there", "it would begin anew from nothing, so nothing was opened",
                "Put it back, or restore the store from a copy: septet restore.", "DATA-LOG-MISSING"));
    }

    static Refused unknownVersion(String id) {
        return new Refused(Fault.DESIGN, Problem.error(id.isBlank() ? "version" : id, "is no registered version", "nothing was changed", "List the versions first.", "MODEL-VERSION-UNKNOWN"));
    }

    static Refused nothingBefore() {
        return new Refused(Fault.DESIGN, Problem.error("rollback", "no earlier version has served", "the present one goes on serving", "Promote another version instead.",
                "MODEL-NOTHING-BEFORE"));
    }
}
