package septet.loop;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import septet.design.Refused;
import septet.model.Store;
import septet.model.Version;
import septet.world.World;

/// One design to be worked on, and everything that the work may touch.
///
/// @param text    the design as it was read
/// @param folder  beside which its files lie
/// @param places  where sources lie instead, by name
/// @param threads how many fits stand side by side; changes no result
/// @param program version of the program
public record Job(DesignFile file, String text, Path folder, Map<String, Path> places, Store store, World world, Engines engines,
        Progress progress, int threads, String program) {
    public Job {
        places = Map.copyOf(places);
    }

    /// The same work on another design.
    Job on(DesignFile other) {
        return new Job(other, text, folder, places, store, world, engines, progress, threads, program);
    }

    /// The same work on the design that a version was made of.
    ///
    /// @throws Refused where that cannot be read, and is not this one
    Job of(Version version) {
        try {
            String written = new String(store.artifacts().get(version.artifacts().getOrDefault(Release.DESIGN, "")), StandardCharsets.UTF_8);
            return new Job(DesignFile.read(written, file.name()), written, folder, places, store, world, engines, progress, threads, program);
        } catch (Refused damaged) {
            if (version.provenance().design().equals(file.fingerprint())) return this;
            throw damaged;
        }
    }

    /// Whether a version is of this design: a program before may have told the same design by another fingerprint.
    boolean isOf(Version version) {
        return version.provenance().design().equals(file.fingerprint()) || fingerprint(version).equals(file.fingerprint());
    }

    /// Whether two versions are of one design, whatever programs they were made by.
    boolean isSame(Version one, Version other) {
        return one.provenance().design().equals(other.provenance().design()) || fingerprint(one).equals(fingerprint(other));
    }

    /// As this program tells it; where the design cannot be read any more, as the program that made it did.
    private String fingerprint(Version version) {
        try {
            return of(version).file().fingerprint();
        } catch (Refused _) {
            return version.provenance().design();
        }
    }

    SystemDesign design() {
        return file.design();
    }
}
