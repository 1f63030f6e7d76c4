package septet.data;

import java.nio.file.Path;
import java.util.Set;
import septet.world.SimulatedWorld;
import septet.world.World;

/// A file of keys in a simulated world, by which cards are sealed.
record SealedCards(SimulatedWorld simulated) {
    static final Path FILE = Path.of("/store/keys");
    static final long START = 1_700_000_000_000_000L;
    static final long DAY = 86_400_000_000L;

    static SealedCards fresh() {
        return new SealedCards(new SimulatedWorld(1, START));
    }

    World world() {
        return simulated.world();
    }

    /// As a process finds it that starts now.
    Subjects open() {
        world().disk().createFolders(FILE.getParent());
        Subjects subjects = Subjects.open(world(), FILE, false);
        subjects.protect(Set.of("card"));
        return subjects;
    }

    static TextRow sealed(Subjects subjects, String card) {
        TextRow row = TextRow.of(subjects.pseudonym("card", card), "12.50");
        subjects.seal(row, new String[] {card, ""});
        return row;
    }
}
