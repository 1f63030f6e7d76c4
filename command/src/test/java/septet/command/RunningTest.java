package septet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.design.Refused;
import septet.model.Store;
import septet.world.SimulatedWorld;
import septet.world.World;

class RunningTest {
    @TempDir
    private Path folder;
    private final World world = Composition.world();

    private static List<Thread> repeating() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("septet-repeating")).toList();
    }

    private Work ran() {
        Path design = Small.in(folder);
        assertThat(Said.by("run", design).code()).isIn(0, 3);
        return Work.open(design, "");
    }

    /// Whoever embeds it closes the store then: nothing may go on to use it.
    @Test
    void nothingIsLeftOfWhatCouldNotBegin() {
        Work work = ran();
        ServingOptions streams = new ServingOptions();
        streams.follow.put("nobody", "kafka://localhost:1/nothing");
        List<Thread> before = repeating();
        try (Store store = Store.open(world.disk(), work.store())) {
            Running.How how = new Running.How(Map.of(), OptionalLong.empty(), streams);
            assertThatThrownBy(() -> Running.start(work, store, world, how, Optional.empty(), _ -> { })).isInstanceOf(Refused.class).hasMessageContaining("nobody");
            assertThat(repeating()).as("what repeats on a thread of its own").isSubsetOf(before);
        }
    }

    /// Beside the system there is no log of which the server's checkpoint could be.
    @Test
    void whoOnlyPredictsIsNotToldOfACheckpoint() throws Exception {
        Work work = ran();
        try (Store store = Store.open(world.disk(), work.store()); Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), _ -> { })) {
            new Traffic(running.address()).post(List.of("{\"pages\": 9, \"device\": \"phone\"}"));
        }
        assertThat(Files.exists(work.store().resolve("checkpoint"))).isTrue();
        Said said = Said.by("predict", work.design(), folder.resolve("visits.csv"));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).doesNotContain("checkpoint");
    }

    /// A design that is away, as while an editor writes it anew, is told once, and looked at again.
    @Test
    void aDesignThatIsAwayIsToldOnceAndTheNextOneIsSeen() throws Exception {
        Work work = ran();
        List<String> said = new ArrayList<>();
        SimulatedWorld time = new SimulatedWorld(1, 0);
        try (Store store = Store.open(world.disk(), work.store()); Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), _ -> { });
                Watching _ = Watching.start(work, changed -> changed.job(store, world, Map.of(), said::add), running, time.world().scheduler())) {
            Files.delete(work.design());
            time.advance(60_000_000);
            assertThat(said).singleElement().asString().contains("there is no such file", "v1 goes on, and the design is looked at again");
            Files.writeString(work.design(), "septet: 1\nnothing else\n");
            time.advance(60_000_000);
            assertThat(said).anyMatch(line -> line.contains("v1 goes on as it was"));
        }
    }
}
