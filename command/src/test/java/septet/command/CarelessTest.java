package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.model.Store;
import septet.model.Versions;
import septet.world.World;

/// Commands that change a store, asked for carelessly, twice at the same time, beside a server, and upon stores that are not whole: always a located answer and never half a change.
class CarelessTest {
    private static final String CODE = "(?s).*\\[[A-Z]+(-[A-Z]+)+].*";
    private final World world = Composition.world();
    @TempDir
    private Path folder;
    private Path design;

    @BeforeEach
    void write() {
        design = Small.in(folder);
    }

    private Path store() {
        return Work.open(design, "").store();
    }

    private void run() {
        assertThat(Said.by("run", design).code()).isIn(0, 3);
    }

    private Versions versions() {
        return Store.view(world.disk(), store()).versions();
    }

    /// What may go wrong with the arguments alone.
    private List<Object[]> careless() {
        List<Object[]> all = new ArrayList<>();
        Path nothing = folder.resolve("nothing");
        for (String command : List.of("history", "rollback", "versions", "audit", "doctor")) {
            all.add(new Object[] {command});
            all.add(new Object[] {command, nothing});
            all.add(new Object[] {command, folder.resolve("visits.csv")});
            all.add(new Object[] {command, design, "--store", folder.resolve("visits.csv")});
            all.add(new Object[] {command, design, "--store", folder});
            all.add(new Object[] {command, design, "surplus"});
            all.add(new Object[] {command, design, "--storee", "x"});
        }
        for (String version : List.of("v99", "", "v1 ", "../v1", "latest", "V1", "\u0000", "v1\nv2")) all.add(new Object[] {"promote", design, version});
        all.add(new Object[] {"promote", design});
        all.add(new Object[] {"promote", design, "v1", "--store", folder.resolve("visits.csv")});
        all.add(new Object[] {"forget", design, "device", "phone"});
        all.add(new Object[] {"forget", design, "", ""});
        all.add(new Object[] {"forget", design});
        all.add(new Object[] {"forget", design, "device", "phone", "more", "still"});
        all.add(new Object[] {"forget", "device", "phone", "--store", nothing});
        all.add(new Object[] {"forget", design, "device", "phone", "--with", "a,,b"});
        all.add(new Object[] {"reveal", design, "device", "phone"});
        all.add(new Object[] {"reveal", design, "device", "phone", "--reason", "x"});
        for (Object to : List.of(folder.resolve("visits.csv"), folder.resolve("visits.csv").resolve("in"), Path.of("/proc/here"))) {
            all.add(new Object[] {"backup", design, "--to", to});
            all.add(new Object[] {"restore", design, "--from", to});
            all.add(new Object[] {"restore", design, "--from", to, "--store", nothing});
        }
        for (String command : List.of("backup", "restore")) all.add(new Object[] {command, design, command.equals("backup") ? "--to" : "--from", "a\u0000b"});
        for (String words : List.of("", " ", "a\nb", "x".repeat(2_000))) {
            for (String option : List.of("--reason", "--by")) {
                all.add(new Object[] {"promote", design, "v1", option, words});
                all.add(new Object[] {"rollback", design, option, words});
                all.add(new Object[] {"reveal", design, "device", "phone", "--reason", "x", option, words});
            }
        }
        for (String port : List.of("-1", "65536", "99999999999", "http", "")) for (String command : List.of("serve", "up", "doctor")) all.add(new Object[] {command, design, "--port", port});
        for (String address : List.of("nonsense", "ftp://here", "http://", "http: here", "")) all.add(new Object[] {"serve", design, "--alerts-to", address});
        for (String name : List.of("../../../precious", "", "a/b", ".", "..", "\u0000")) all.add(new Object[] {"rehearse", design, "--name", name, "--until", "1d"});
        all.add(new Object[] {"explain", ""});
        all.add(new Object[] {"history", "a\u0000b"});
        all.add(new Object[] {"backup", design});
        all.add(new Object[] {"restore", design});
        all.add(new Object[] {"backup", design, "--to", ""});
        all.add(new Object[] {"restore", design, "--from", "", "--store", nothing});
        return all;
    }

    private static void assertSaid(Object[] arguments, Said said) {
        String how = Stream.of(arguments).map(Object::toString).toList() + "\n" + said.all();
        assertThat(said.all()).as(how).doesNotContain("Exception", "defect of septet", "\tat ").doesNotContain("null:");
        assertThat(said.code()).as(how).isBetween(0, 5).isNotEqualTo(1);
        if (said.code() != 0 && !arguments[0].equals("doctor")) assertThat(said.err()).as(how).matches(CODE);
    }

    private static Object[] words(Object[] arguments) {
        try {
            return Stream.of(arguments).map(Object::toString).toArray();
        } catch (RuntimeException _) {
            return arguments;
        }
    }

    @Test
    void argumentsAreAnsweredWithAPlaceAndARemedy() {
        for (Object[] arguments : careless()) assertSaid(arguments, Said.by(words(arguments)));
        assertThat(Files.exists(store())).as("nothing was made").isFalse();
        run();
        Versions before = versions();
        for (Object[] arguments : careless()) assertSaid(arguments, Said.by(words(arguments)));
        assertThat(versions().history()).isEqualTo(before.history());
        assertThat(Files.exists(folder.resolve("nothing"))).isFalse();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(Said.by("promote", design, "v1", "--reason", "").err()).startsWith("--reason: is empty");
        assertThat(Said.by("rollback", design, "--by", "a\nb").err()).startsWith("--by: is empty, or no line of at most 200 characters");
        assertThat(Said.by("serve", design, "--port", "99999").err()).contains("'--port'").contains("'99999' is no port: write a number from 0 to 65535");
        assertThat(Said.by("serve", design, "--alerts-to", "nonsense").err()).contains("'nonsense' is no address: write it like https://");
        assertThat(Said.by("plan", design, "--source", "visits").err()).contains("value for option '--source'");
        assertThat(Said.by("rehearse", design, "--name", "../other").err()).startsWith("--name: '../other' is no name of a folder");
        assertThat(Said.by("explain", "").err()).contains("name what is to be explained");
    }

    @Test
    void twoAtTheSameTimeAreOneAfterTheOther() throws Exception {
        run();
        Files.writeString(design, Small.DESIGN.replace("pages > 5", "pages > 4"));
        run();
        List<Callable<Said>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String version = "v" + (1 + i % 2);
            Path to = folder.resolve("copy");
            all.add(() -> Said.by("promote", design, version, "--reason", "both"));
            all.add(() -> Said.by("rollback", design, "--reason", "both"));
            all.add(() -> Said.by("backup", design, "--to", to));
            all.add(() -> Said.by("history", design));
        }
        try (ExecutorService both = Executors.newFixedThreadPool(4)) {
            for (Future<Said> each : both.invokeAll(all)) assertSaid(new Object[] {"at the same time"}, each.get());
        }
        assertThat(versions().served()).isPresent();
        assertThat(Said.by("backup", design, "--to", folder.resolve("copy")).code()).isZero();
        assertThat(Said.by("restore", design, "--from", folder.resolve("copy"), "--store", folder.resolve("again")).code()).isZero();
        assertThat(Store.view(world.disk(), folder.resolve("again")).versions().history()).isEqualTo(versions().history());
    }

    @Test
    void besideAServerTheSameIsSaid() throws Exception {
        run();
        Work work = Work.open(design, "");
        try (Store store = Store.open(world.disk(), work.store()); Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
            new Traffic(running.address()).post(List.of("{\"pages\": 9, \"device\": \"phone\"}"));
            for (Object[] arguments : careless()) assertSaid(arguments, Said.by(words(arguments)));
            List<Callable<Said>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(() -> Said.by("promote", design, "v1"));
                all.add(() -> Said.by("rollback", design));
                all.add(() -> Said.by("backup", design, "--to", folder.resolve("copy")));
            }
            try (ExecutorService both = Executors.newFixedThreadPool(3)) {
                for (Future<Said> each : both.invokeAll(all)) assertSaid(new Object[] {"beside a server"}, each.get());
            }
            assertThat(running.system().version().id()).isEqualTo("v1");
        }
    }

    /// A store of an earlier program has fewer files, and what is not whole is said.
    @Test
    void storesThatAreOlderOrNotWholeAreSaid() throws IOException {
        run();
        for (String gone : List.of("runs", "data", "steps", "audit", "alerts", "checkpoint")) delete(store().resolve(gone));
        for (Object[] arguments : List.<Object[]>of(new Object[] {"history", design}, new Object[] {"versions", design}, new Object[] {"backup", design, "--to", folder.resolve("copy")})) {
            Said said = Said.by(arguments);
            assertThat(said.code()).as(said.all()).isZero();
        }
        for (String part : List.of("registry", "log", "artifacts")) {
            Path away = folder.resolve("away-" + part);
            Files.move(store().resolve(part), away);
            for (Object[] arguments : List.<Object[]>of(new Object[] {"history", design}, new Object[] {"versions", design}, new Object[] {"promote", design, "v1"},
                    new Object[] {"rollback", design}, new Object[] {"backup", design, "--to", folder.resolve("copy-" + part)})) {
                assertSaid(arguments, Said.by(arguments));
            }
            if (!part.equals("artifacts")) assertThat(Files.exists(store().resolve(part))).as("%s is not begun anew", part).isFalse();
            delete(store().resolve(part));
            Files.move(away, store().resolve(part));
        }
        assertThat(Said.by("versions", design).out()).contains("v1");
        Files.writeString(store().resolve("septet.store"), "septet store 2\n");
        for (Object[] arguments : careless()) assertSaid(arguments, Said.by(words(arguments)));
        assertThat(Said.by("history", design).err()).contains("MODEL-STORE-LATER-VERSION");
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) return;
        try (Stream<Path> files = Files.walk(path)) {
            for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
