package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import septet.design.Refused;
import septet.loop.Run;
import septet.model.Store;
import septet.world.Chance;
import septet.world.SimulatedDisk;
import septet.world.World;

/// A run that is cut off, by a person or by a full disk: nothing is half written, and the next one goes on.
class InterruptedTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aRunThatIsToldToEndLeavesNothingHalf(String signal, int code) throws IOException, InterruptedException {
        Path design = slow();
        List<String> command = new ArrayList<>(heard());
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), "septet.command.Main", "run", design.toString()));
        Process run = new ProcessBuilder(command).start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader words = run.errorReader()) {
            for (String line = words.readLine(); line != null; line = words.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("features:")) assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor()).isZero();
            }
        }
        assertThat(run.waitFor()).as(said.toString()).isEqualTo(code);
        assertThat(said.toString()).contains("interrupted; nothing is half written").doesNotContain("\tat ", "gates:");
        Path store = folder.resolve(".septet/shop");
        assertThat(store.resolve("runs")).satisfiesAnyOf(runs -> assertThat(runs).doesNotExist(), runs -> assertThat(runs).isEmptyDirectory());
        Files.writeString(design, Small.DESIGN);
        Said next = Said.by("run", design);
        assertThat(next.code()).as(next.all()).isZero();
        assertThat(Said.by("versions", design).out()).contains("v1 serves");
    }

    /// Room for a little more each time, until a run fits: each earlier one is refused with its code, and leaves a store that the next one can use.
    @Test
    void aFullDiskIsSaidAndLeavesNothingHalf() throws IOException, InterruptedException {
        Path design = Small.in(folder);
        Work work = Work.open(design, "");
        World real = Composition.world();
        SimulatedDisk disk = new SimulatedDisk(Chance.of(7));
        disk.createFolders(folder);
        disk.replace(folder.resolve("visits.csv"), Files.readAllBytes(folder.resolve("visits.csv")));
        World world = new World(real.clock(), disk, real.scheduler());
        int refusals = 0;
        for (long space = 64; ; space *= 2) {
            disk.faults().space(space);
            try (Store store = Store.open(disk, work.store())) {
                Run.Result result = Run.of(work.job(store, world, java.util.Map.of(), text -> {}));
                Path report = RunFiles.write(work, store, disk, result.report(), List.of());
                assertThat(disk.exists(report)).isTrue();
                assertThat(store.registry().versions().served()).contains(result.version());
                break;
            } catch (Refused refused) {
                refusals++;
                assertThat(refused.fault().exitCode()).isEqualTo(5);
                assertThat(refused.problems()).allSatisfy(problem -> assertThat(problem.code()).isIn("DATA-DISK-FULL", "ENGINE-DISK"));
            } catch (java.io.UncheckedIOException refused) {
                refusals++;
            }
            disk.faults().space(Long.MAX_VALUE);
            assertThat(halves(disk, work.store())).isEmpty();
        }
        assertThat(refusals).isGreaterThan(4);
    }

    private static List<Path> halves(SimulatedDisk disk, Path store) {
        return disk.list(store.resolve("runs")).stream().filter(run -> !disk.list(run).isEmpty() && !disk.exists(run.resolve(Runs.FILE))).toList();
    }

    /// Hundreds of settings are tried, so that there is a middle.
    /// A shell lets what it starts in the background ignore interrupts, and whatever that starts inherits it: so the tests may have been started.
    private static List<String> heard() throws IOException, InterruptedException {
        List<String> command = List.of("env", "--default-signal=INT,TERM");
        List<String> tried = new ArrayList<>(command);
        tried.add("true");
        return new ProcessBuilder(tried).start().waitFor() == 0 ? command : List.of();
    }

    private Path slow() throws IOException {
        Path design = Small.in(folder);
        return Files.writeString(design, Small.DESIGN.replace("{l2: 1}}", "{l2: 1e-6..10}}\n  tune: {metric: roc auc, trials: 3000}"));
    }
}
