package septet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.data.EventRecord;
import septet.data.LogReader;
import septet.data.Records;
import septet.data.Subjects;
import septet.data.TextRow;
import septet.design.Refused;
import septet.loop.Forgetting;
import septet.loop.Run;
import septet.model.Store;
import septet.world.Disk;
import septet.world.PassingDisk;
import septet.world.World;

/// Somebody is taken out of a store: beside a server, without one, and again in a store that is made of an older copy.
class ForgetCommandTest {
    private static final String MAIL = "visitor-%03d@post.example";
    private static final List<String> VISITS = List.of("{\"pages\": 9, \"device\": \"phone\", \"visitor\": \"visitor-007@post.example\"}",
            "{\"pages\": 1, \"device\": \"desk\", \"visitor\": \"visitor-008@post.example\"}", "{\"pages\": 2, \"device\": \"desk\", \"visitor\": \"visitor-007@post.example\", \"name\": \"Okonkwo\"}");
    private final World world = Composition.world();
    @TempDir
    private Path folder;
    private Path design;

    @BeforeEach
    void write() throws IOException {
        Path plain = Small.in(folder);
        StringBuilder rows = new StringBuilder();
        List<String> lines = Files.readAllLines(folder.resolve("visits.csv"));
        for (int i = 0; i < lines.size(); i++) rows.append(lines.get(i)).append(',').append(i == 0 ? "visitor,name" : MAIL.formatted(i % 50) + ",").append('\n');
        rows.append("maybe,2,desk,").append(MAIL.formatted(7)).append(",\n");
        Files.writeString(folder.resolve("visits.csv"), rows);
        design = Files.writeString(plain, Small.DESIGN.replace("        device: category\n", "        device: category\n        visitor: key\n        name: category optional\n")
                .replace("  scale: {bought: 30%}\n", "  scale: {bought: 30%}\n  privacy: {personal: [visitor, name], keep: 30d}\n"));
        assertThat(Said.by("run", design).all()).doesNotContain("@post.example").contains("quarantine: 1 row");
    }

    private Path store() {
        return Work.open(design, "").store();
    }

    private void serve() throws Exception {
        Work work = Work.open(design, "");
        try (Store store = Store.open(world.disk(), work.store()); Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
            new Traffic(running.address()).post(VISITS);
        }
    }

    /// What the log says of visitors, with the keys that there are.
    private List<String> visitors(Path of) {
        try (Store store = Store.open(world.disk(), of); LogReader reader = store.log().reader(0)) {
            Subjects subjects = store.subjects(world);
            List<String> visitors = new java.util.ArrayList<>();
            while (reader.next()) {
                if (!(Records.read(reader.kind(), reader.payload()) instanceof EventRecord event)) continue;
                TextRow row = subjects.open(event.values());
                visitors.add(row.text(row.size() - 2));
            }
            return visitors;
        }
    }

    private List<String> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(store())) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).map(file -> store().relativize(file).toString()).toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoIsForgottenIsNoLongerInTheLog() throws Exception {
        serve();
        assertThat(filesWith("@post.example")).isEmpty();
        assertThat(visitors(store())).containsExactly("visitor-007@post.example", "visitor-008@post.example", "visitor-007@post.example");
        Said said = Said.by("forget", design, "visitor", "visitor-007@post.example");
        assertThat(said.code()).as(said.all()).isZero();
        assertThat(said.out()).contains("the key of one visitor is destroyed; 2 events and 0 labels in the log stay under ~");
        assertThat(visitors(store())).satisfiesExactly(gone -> assertThat(gone).matches("~.{15}"), there -> assertThat(there).isEqualTo("visitor-008@post.example"),
                gone -> assertThat(gone).matches("~.{15}"));
        String pseudonym = said.out().replaceAll("(?s).*stay under (~.{15}).*", "$1");
        assertThat(said.out()).contains("these events hold name, too; values that name nobody else go by: septet forget visitor " + pseudonym + " --with name");
        assertThat(Said.by("forget", design, "visitor", pseudonym, "--with", "name").out()).contains("with it 1 values of name");
        assertThat(Said.by("forget", design, "name", "Okonkwo").err()).contains("COMMAND-NO-SUBJECT");
        assertThat(Said.by("forget", design, "name", "~abcdefghijklmno").err()).contains("COMMAND-NO-SUBJECT");
        Said again = Said.by("forget", design, "visitor", "visitor-007@post.example");
        assertThat(again.code()).isNotZero();
        assertThat(again.err()).contains("COMMAND-NO-SUBJECT");
        assertThat(Said.by("forget", design, "visitor").err()).as("whom?").contains("no key, or no value").contains("COMMAND-USAGE");
        assertThat(Said.by("forget", design, "device", "phone").err()).contains("device: is no personal column").contains("COMMAND-NOT-PERSONAL");
        assertThat(Said.by("forget", "visitor", "visitor-008@post.example", "--store", store()).out()).as("by the store alone").contains("1 events and 0 labels");
        assertThat(Said.by("forget", "visitors", "x", "--store", store()).err()).contains("Did you mean visitor?");
        assertThat(Said.by("audit", design).all()).contains("all equal in every bit");
        assertThat(Said.by("doctor", design).all()).contains("; keys of 48 subjects");
        Files.setPosixFilePermissions(store().resolve("keys"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Said.by("doctor", design).all()).contains("NOT OK  store").contains("chmod 600");
        assertThat(Said.by("explain", design, "decision", "row 7").all()).doesNotContain("@post.example");
        assertThat(Said.by("explain", "decision", "row 7", design, "--events", "-1").err()).contains("--events: -1 is less than none").contains("COMMAND-USAGE");
        assertThat(Said.by("history", design, "--of", "v9").err()).contains("v9: is no registered version");
        assertThat(Said.by("compare", design, design).out().replaceAll("\\s+", " ")).doesNotContain("0.00 more than");
    }

    @Test
    void whatIsSealedIsShownToWhoeverSaysWhy() throws Exception {
        serve();
        Said said = Said.by("reveal", design, "visitor", "visitor-007@post.example", "--reason", "case 12", "--by", "jan");
        assertThat(said.code()).as(said.all()).isZero();
        assertThat(said.out()).contains("visitor = visitor-007@post.example", "name = Okonkwo", "2 events and labels of ~").doesNotContain("visitor-008");
        String pseudonym = said.out().replaceAll("(?s).*labels of (~.{15});.*", "$1");
        assertThat(Said.by("history", design).out().replaceAll("\\s+", " ")).contains("reveal").contains("of one visitor (" + pseudonym).contains("was shown to jan: case 12.");
        assertThat(filesWith("@post.example")).isEmpty();
        assertThat(Said.by("reveal", design, "visitor", pseudonym).err()).contains("--reason");
        assertThat(Said.by("reveal", design, "device", "phone", "--reason", "none").err()).contains("COMMAND-NOT-PERSONAL");
        Work work = Work.open(design, "");
        try (Store store = Store.open(world.disk(), work.store()); Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
            assertThat(Said.by("reveal", design, "visitor", pseudonym, "--reason", "case 13", "--by", "ada").out()).as(running.address()).contains("2 events and labels");
            assertThat(Said.by("history", design).out().replaceAll("\\s+", " ")).contains("was shown to ada: case 13.");
            assertThat(Said.by("forget", design, "visitor", pseudonym).out()).startsWith("this visitor is known as " + pseudonym);
        }
        assertThat(Said.by("reveal", design, "visitor", pseudonym, "--reason", "case 14").err()).contains("COMMAND-NO-SUBJECT");
        assertThat(Said.by("history", design).out()).doesNotContain("case 14");
        serve();
    }

    @Test
    void aServerThatRunsForgetsAtOnce() throws Exception {
        Work work = Work.open(design, "");
        try (Store store = Store.open(world.disk(), work.store()); Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
            new Traffic(running.address()).post(VISITS);
            Said said = Said.by("forget", design, "visitor", "visitor-007@post.example", "--with", "name");
            assertThat(said.out()).as(said.all()).contains("2 events and 0 labels").contains("with it 1 values of name");
            assertThat(Said.by("forget", design, "name", "Okonkwo").err()).contains("nobody is known by this name");
            String twice = said.out().replaceAll("(?s).*stay under (~.{15}).*", "$1 $1");
            assertThat(AskedServer.post(Address.read(world.disk(), store()).orElseThrow(), Forgetting.PATH, Map.of("pseudonyms", twice)).path("forgotten").asInt(-1)).isZero();
            Said nobody = Said.by("forget", design, "visitor", "visitor-007@post.example");
            assertThat(nobody.err()).startsWith("visitor: nobody is known by this visitor").endsWith("[COMMAND-NO-SUBJECT]\n");
            assertThat(nobody.code()).as("as without a server").isEqualTo(4);
            Said slip = Said.by("forget", design, "visitor", "~abcdefghijklmno");
            assertThat(slip.err()).as("the server's own words").startsWith("visitor: nobody is known by this visitor").endsWith("[COMMAND-NO-SUBJECT]\n");
            assertThat(slip.out()).isEmpty();
            for (String text : List.of("", "abc", "a a", "~abcdefghijklmno ~")) {
                assertThatThrownBy(() -> AskedServer.post(new Address(running.address(), Store.identity(store())), Forgetting.PATH, Map.of("pseudonyms", text))).as(text).isInstanceOf(Refused.class);
            }
            new Traffic(running.address()).post(VISITS);
        }
        List<String> visitors = visitors(store());
        assertThat(visitors.subList(0, 3)).filteredOn(visitor -> visitor.contains("007")).isEmpty();
        assertThat(visitors.subList(3, 6)).as("who comes back is a stranger, and known again").filteredOn(visitor -> visitor.contains("007")).hasSize(2);
    }

    /// A device without room for the file of keys, while a server runs.
    private record Full(Disk disk, AtomicBoolean full) implements PassingDisk {
        @Override
        public Appender append(Path file) {
            if (full.get() && file.getFileName().toString().equals("keys.tmp")) throw new UncheckedIOException(new IOException("No space left on device"));
            return disk.append(file);
        }
    }

    /// The key is gone from the server's memory then, and not from the file: whoever asks again finishes all of it, and hears so.
    @Test
    void whatAFullDeviceHasStoppedIsFinishedByTheNextTry() throws Exception {
        Work work = Work.open(design, "");
        for (boolean restarted : new boolean[] {false, true}) {
            String mail = MAIL.formatted(restarted ? 11 : 7);
            AtomicBoolean full = new AtomicBoolean();
            World own = new World(world.clock(), new Full(world.disk(), full), world.scheduler(), world.secrets());
            try (Store store = Store.open(own.disk(), work.store()); Running running = Running.start(work, store, own, Running.How.any(), Optional.empty(), text -> {})) {
                new Traffic(running.address()).post(List.of("{\"pages\": 2, \"device\": \"desk\", \"visitor\": \"" + mail + "\", \"name\": \"Okonkwo\"}"));
                full.set(true);
                Said first = Said.by("forget", design, "visitor", mail, "--with", "name");
                assertThat(first.code()).as(first.all()).isEqualTo(5);
                assertThat(first.all()).contains("this visitor is known as ~").contains("[DATA-DISK-FULL]");
                full.set(false);
                if (!restarted) finishes(mail);
            }
            if (restarted) finishes(mail);
        }
    }

    private void finishes(String mail) {
        Said again = Said.by("forget", design, "visitor", mail, "--with", "name");
        assertThat(again.code()).as(again.all()).isZero();
        assertThat(again.out()).contains("the key of one visitor is destroyed; 1 events").contains("with it 1 values of name");
        assertThat(Said.by("forget", design, "name", "Okonkwo").err()).contains("COMMAND-NO-SUBJECT");
        assertThat(Said.by("forget", design, "visitor", mail).err()).contains("COMMAND-NO-SUBJECT");
    }

    /// The source is read again, with the pseudonym in the place of the value: what others are shown is still what they were shown.
    @Test
    void aSourceMayHoldThePseudonym() throws Exception {
        serve();
        Said said = Said.by("forget", design, "visitor", "visitor-007@post.example");
        String pseudonym = said.out().replaceAll("(?s).*, write (~.{15}) in its place.*", "$1");
        Path source = folder.resolve("visits.csv");
        Files.writeString(source, Files.readString(source).replace("visitor-007@post.example", pseudonym));
        assertThat(Said.by("audit", design).all()).contains("all equal in every bit");
        serve();
        assertThat(visitors(store())).filteredOn(visitor -> visitor.contains("008")).hasSize(2);
    }

    @Test
    void aStoreOfAnOlderCopyForgetsThemAgain() throws Exception {
        serve();
        Path copy = folder.resolve("copy");
        Path again = folder.resolve("again");
        assertThat(Said.by("backup", design, "--to", copy).code()).isZero();
        assertThat(Said.by("forget", design, "visitor", "visitor-007@post.example").code()).isZero();
        Said plain = Said.by("restore", design, "--from", copy, "--store", folder.resolve("plain"));
        assertThat(plain.code()).as(plain.all()).isZero();
        assertThat(plain.out()).contains("whoever was forgotten since this copy was made has a key here again;", "septet restore DESIGN --from " + copy + " --store NEW --forgotten FOLDER");
        assertThat(visitors(folder.resolve("plain"))).as("the copy is older").contains("visitor-007@post.example");
        Said said = Said.by("restore", design, "--from", copy, "--forgotten", store(), "--store", again);
        assertThat(said.out()).as(said.all()).contains("1 who were forgotten since are forgotten here too").doesNotContain("has a key here again");
        assertThat(visitors(again)).doesNotContain("visitor-007@post.example").contains("visitor-008@post.example");
    }

    @Test
    void aStoreThatWasUsedBeforeIsRefused() throws Exception {
        Path late = folder.resolve("late");
        Path unprotected = Files.writeString(folder.resolve("unprotected.yaml"), Files.readString(design).replaceAll("  privacy: .*\n", ""));
        assertThat(Said.by("run", unprotected, "--store", late).code()).isIn(0, 3);
        assertThat(Said.by("run", design, "--store", late).err()).contains("was used before name, visitor were personal").contains("MODEL-STORE-UNPROTECTED");
    }

    /// What was told under a design that protects less would stand there in plain letters when it is protected again.
    @Test
    void aStoreThatProtectsMoreThanTheDesignIsRefused() throws Exception {
        String text = Files.readString(design);
        for (String fewer : List.of("", "  privacy: {personal: [visitor], keep: 30d}\n", "  privacy: {personal: [name]}\n")) {
            Files.writeString(design, text.replaceAll("  privacy: .*\n", fewer));
            assertThat(Said.by("run", design).err()).as(fewer).contains("which this design does not").contains("MODEL-STORE-PROTECTED");
            assertThat(filesWith("@post.example")).as(fewer).isEmpty();
        }
        Files.writeString(design, text);
        assertThat(Said.by("run", design).err()).doesNotContain("MODEL-STORE");
    }

    /// A design that is tried beside what serves forgets nobody; only who serves by it, or runs it for itself, does.
    @Test
    void aCandidateForgetsNobody() throws Exception {
        serve();
        List<String> before = visitors(store());
        Path other = Files.writeString(folder.resolve("changed.yaml"), Files.readString(design).replace("keep: 30d", "keep: 1s"));
        new CountDownLatch(1).await(1_500, TimeUnit.MILLISECONDS);
        Work work = Work.open(other, store().toString());
        try (Store store = Store.open(world.disk(), store())) {
            int known = store.subjects(world).size();
            Run.candidate(work.job(store, world, Map.of(), _ -> {}));
            assertThat(store.subjects(world).size()).isEqualTo(known);
        }
        assertThat(visitors(store())).isEqualTo(before);
        assertThat(Said.by("run", other, "--store", store()).code()).isIn(0, 3);
        new CountDownLatch(1).await(1_500, TimeUnit.MILLISECONDS);
        Said said = Said.by("run", other, "--store", store());
        assertThat(said.code()).as(said.all()).isIn(0, 3);
        assertThat(said.err()).contains("subjects of whom nothing was told for so long are destroyed");
        assertThat(visitors(store())).as("what serves from now on keeps less").hasSameSizeAs(before).noneMatch(visitor -> visitor.contains("@"));
    }
}
