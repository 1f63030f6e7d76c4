package septet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.DecisionRecord;
import septet.data.EventRecord;
import septet.data.LogReader;
import septet.data.Readers;
import septet.data.Records;
import septet.data.Subjects;
import septet.data.TextRow;
import septet.design.Refused;
import septet.loop.DesignFile;
import septet.loop.Engines;
import septet.loop.Forgetting;
import septet.loop.Job;
import septet.loop.Run;
import septet.loop.ServedSystem;
import septet.model.Backup;
import septet.model.LogisticRegression;
import septet.model.Store;
import septet.serving.Decider;
import septet.serving.Event;
import septet.world.Chance;
import septet.world.RealWorld;
import septet.world.SimulatedWorld;
import septet.world.World;

/// A design with personal columns is run and served; some subjects are forgotten. Then no file of the store holds a value of theirs in any form, and what all others are
/// shown is the same, bit for bit, as where nobody was forgotten.
final class Forget {
    static final String NAME = "forget";
    private static final long START = 1_700_000_000_000_000L;
    private static final long HOUR = 3_600_000_000L;
    private static final int ROWS = 2_400;
    private static final int HOLDERS = 60;
    private static final int FORGOTTEN = 7;
    private static final String DESIGN = """
            septet: 1
            system: shop
            requirements:
              traffic: {mean: 100/d}
              scale: {fraud: 30%}
              costs: {approve if fraud: 40 EUR, block: 9 EUR}
              privacy: {personal: [card, email, holder, note], keep: 400d}
            framing: {task: binary classification, for each: payments, predict: fraud, baseline: amount > 150}
            data:
              sources:
                payments:
                  from: payments.csv
                  time: at
                  columns: {card: key, email: category, terminal: key, note: text optional, amount: money EUR, fraud: boolean known after 2d}
                cards:
                  from: cards.csv
                  key: card
                  columns: {holder: category, limit: number}
              features:
                card_spend: sum(amount) by card over 1d, 7d
                card_known: count(fraud) by card over 14d
                terminal_cards: distinct(card) by terminal over 14d
                terminal_risk: mean(fraud) by terminal over 14d
                terminal_last: last(card, 5) by terminal over 14d
                again: card in terminal_last
                same_email: count() by email over 14d
                limit: card.limit
            model:
              learners: {simple: {logistic regression: {l2: 1}}}
              inputs: [all, except email, except terminal_last]
            evaluation:
              split: {train: 60%, validate: 20%, test: 20%}
              metrics: [average precision, cost]
            serving:
              decide: [block when score >= 0..1, approve]
              reasons: 3
            """;
    private final Path folder;
    private final boolean deep;

    private Forget(Path folder, boolean deep) {
        this.folder = folder;
        this.deep = deep;
    }

    static Outcome run(Size size) throws Exception {
        Path folder = Files.createTempDirectory("septet-forget");
        try {
            return new Forget(folder, size == Size.DEEP).outcome();
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static String card(int holder) {
        return "5355-8812-%04d-77".formatted(holder);
    }

    private static String email(int holder) {
        return "holder%03d.mill@post.example".formatted(holder);
    }

    private static String name(int holder) {
        return "Zo\u00eb \"%03d\" \u00c5ngstr\u00f6m & S\u00f8n".formatted(holder);
    }

    private static String note(int holder) {
        return "ring twice at no %03d/b, Okonkwo".formatted(holder);
    }

    private static List<String> values(int holder) {
        return List.of(card(holder), email(holder), name(holder), note(holder));
    }

    /// What is told while it serves.
    private record Told(String id, int holder, Event event, boolean fraud) {}

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private void write() throws IOException {
        Chance chance = Chance.of(5).of("rows");
        StringBuilder rows = new StringBuilder("payment,at,card,email,terminal,note,amount,fraud\n");
        for (int i = 0; i < ROWS; i++) {
            int holder = chance.nextInt(HOLDERS);
            int amount = chance.nextInt(300);
            boolean broken = i % 97 == 0;
            rows.append("p").append(i).append(',').append(time(START - (ROWS - i) / 3 * HOUR * 3 / 2)).append(',').append(card(holder)).append(',').append(email(holder)).append(",t")
                    .append(chance.nextInt(9)).append(',').append(i % 5 == 0 ? "\"" + note(holder) + "\"" : "").append(',').append(broken ? "a lot" : amount).append(',')
                    .append(amount + chance.nextInt(100) > 230).append('\n');
        }
        rows.append("p1,").append(time(START)).append(',').append(card(0)).append(',').append(email(0)).append(",t1,\"").append(note(0)).append("\",5,false\n");
        rows.append("p9999,").append(card(1)).append(",\"").append(note(1)).append('\n');
        Files.writeString(folder.resolve("payments.csv"), rows);
        StringBuilder cards = new StringBuilder("card,holder,limit\n");
        for (int i = 0; i < HOLDERS; i++) cards.append(card(i)).append(",\"").append(name(i).replace("\"", "\"\"")).append("\",").append(i % 10 * 100).append('\n');
        Files.writeString(folder.resolve("cards.csv"), cards);
        Files.writeString(folder.resolve("design.yaml"), DESIGN);
    }

    private List<Told> told(String phase, Set<Integer> without, int count) {
        Chance chance = Chance.of(5).of(phase);
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int holder = chance.nextInt(HOLDERS);
            int amount = chance.nextInt(300);
            String id = phase + i;
            String terminal = "t" + chance.nextInt(9);
            if (without.contains(holder)) continue;
            all.add(new Told(id, holder, Event.of(Map.of("id", id, "card", card(holder), "email", email(holder), "terminal", terminal, "amount", amount + ".50", "note", note(holder))),
                    amount > 200));
        }
        return all;
    }

    /// When a phase begins: windows of its events still hold those of the one before.
    private static long later(int phase, int count) {
        return START + phase * (count * HOUR / 4 + 24 * HOUR);
    }

    private void command(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"), "septet.command.Main"));
        command.addAll(List.of(words));
        Path said = folder.resolve("said");
        int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        if (exit != 0 && exit != 3) throw new IllegalStateException(String.join(" ", words) + ": exit code " + exit + ": " + Files.readString(said));
    }

    /// A store that is served.
    private final class Life implements AutoCloseable {
        private final Store store;
        private final World world;
        private final ServedSystem system;
        private long at;

        Life(Path place, long at) throws InterruptedException {
            this(place, at, DESIGN);
        }

        /// Runs the design first, where the store has no version.
        Life(Path place, long at, String design) throws InterruptedException {
            World real = RealWorld.start();
            world = new World(new SimulatedWorld(1, at).world().clock(), real.disk(), real.scheduler(), real.secrets());
            store = Store.open(world.disk(), place);
            Engines engines = new Engines(Readers.ofText(world.disk()), List.of(new LogisticRegression()));
            Job job = new Job(DesignFile.read(design, "design.yaml"), design, folder, Map.of(), store, world, engines, _ -> {}, 1, "figure");
            if (store.registry().versions().served().isEmpty()) Run.of(job);
            system = ServedSystem.open(job, Optional.empty());
            this.at = at;
        }

        void tell(List<Told> all) {
            Decider decider = system.decider();
            for (Told told : all) {
                at += HOUR / 4;
                decider.decide(told.event(), at);
                try {
                    decider.decide(Event.of(Map.of("card", card(told.holder()), "email", email(told.holder()), "amount", "much", "cardd", card(told.holder()))), at);
                } catch (Refused _) {
                    // what is refused leaves no trace either
                }
                decider.take("payments", List.of(Event.of(Map.of("id", told.id(), "fraud", String.valueOf(told.fraud())))), at);
            }
            store.log().sync();
            system.checkpoint().write(decider.image(), store.log());
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /// What decisions saw, by request; words are left out, which stand under other pseudonyms in each store.
    private static Map<String, List<String>> seen(Path place) {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        try (LogReader reader = Store.view(RealWorld.start().disk(), place).reader(0)) {
            while (reader.next()) {
                if (!(Records.read(reader.kind(), reader.payload()) instanceof DecisionRecord decision)) continue;
                List<String> numbers = new ArrayList<>();
                var row = decision.candidates().getFirst().features();
                for (int i = 0; i < row.size(); i++) numbers.add(row.isMissing(i) ? "-" : row.isWord(i) ? "word" : Long.toHexString(Double.doubleToRawLongBits(row.number(i))));
                numbers.add(Long.toHexString(Double.doubleToRawLongBits(decision.candidates().getFirst().heads()[0])) + " " + decision.decision());
                seen.put(decision.request(), numbers);
            }
        }
        return seen;
    }

    /// How many of the values stand in the log, opened with the keys that there are.
    private static int opened(Path place, List<String> values) {
        World real = RealWorld.start();
        Set<String> found = new TreeSet<>();
        try (Store store = Store.open(real.disk(), place); LogReader reader = store.log().reader(0)) {
            Subjects subjects = store.subjects(real);
            while (reader.next()) {
                if (!(Records.read(reader.kind(), reader.payload()) instanceof EventRecord event)) continue;
                TextRow row = subjects.open(event.values());
                for (int i = 0; i < row.size(); i++) if (!row.lacks(i) && values.contains(row.text(i))) found.add(row.text(i));
            }
        }
        return found.size();
    }

    private Outcome outcome() throws Exception {
        int count = deep ? 4_000 : 400;
        write();
        Path store = folder.resolve("store");
        Path steady = folder.resolve("steady");
        Path copy = folder.resolve("copy");
        command("run", folder.resolve("design.yaml").toString(), "--store", store.toString());
        Set<Integer> gone = new TreeSet<>();
        for (int i = 0; i < FORGOTTEN; i++) gone.add(3 + 8 * i);
        List<String> values = gone.stream().flatMap(holder -> values(holder).stream()).toList();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) all.addAll(values(i));
        try (Life life = new Life(store, START)) {
            life.tell(told("before", Set.of(), count));
        }
        Backup.copy(RealWorld.start().disk(), store, copy);
        copyFolder(store, steady);
        Files.copy(folder.resolve("said"), store.resolve("said"));
        List<String> whileServing = StoreScan.found(store, all);
        long otherwise = plain(store, count);
        int sealed = opened(store, values.stream().filter(value -> !value.contains("ngstr")).toList());
        long events = 0;
        long with = 0;
        World real = RealWorld.start();
        try (Store held = Store.open(real.disk(), store)) {
            for (int holder : gone) {
                Forgetting.Forgotten forgotten = Forgetting.of(held, real, new Forgetting.Named("card", card(holder)), List.of("email", "note"));
                events += forgotten.events();
                with += forgotten.in(List.of("email", "note")).size();
                for (Map.Entry<String, String> more : Map.of("email", email(holder), "holder", name(holder), "note", note(holder)).entrySet()) {
                    if (held.subjects(real).find(more.getKey(), more.getValue()).isPresent()) Forgetting.of(held, real, new Forgetting.Named(more.getKey(), more.getValue()), List.of());
                }
            }
        }
        List<String> left = StoreScan.found(store, values);
        int openable = opened(store, values);
        Backup.copy(real.disk(), store, copy);
        int inCopy = opened(copy, values);
        int others = opened(copy, values(1));
        long skipped;
        try (Life life = new Life(store, later(1, count)); Life control = new Life(steady, later(1, count))) {
            skipped = life.system.decider().recovered().forgotten();
            List<Told> after = told("after", gone, count);
            life.tell(after);
            control.tell(after);
        }
        long replayed;
        Files.delete(store.resolve("checkpoint"));
        try (Life life = new Life(store, later(2, count))) {
            replayed = life.system.decider().recovered().forgotten();
        }
        Map<String, List<String>> one = seen(store);
        Map<String, List<String>> other = seen(steady);
        long different = one.entrySet().stream().filter(entry -> !entry.getValue().equals(other.get(entry.getKey()))).count();
        left = new ArrayList<>(left);
        left.addAll(StoreScan.found(store, values));
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(store.resolve("keys")));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("subjects forgotten, values of theirs", gone.size() + ", " + values.size());
        figures.put("of these in the log before, opened with their keys", sealed);
        figures.put("places where any personal value stands in plain while it serves", whileServing.size());
        figures.put("places where a forgotten value stands afterwards", left.size());
        figures.put("forgotten values that the log still opens, and the newer copy", openable + ", " + inCopy);
        figures.put("events of theirs, as told by forget", events);
        figures.put("addresses and notes that went with a card", with);
        figures.put("events that a replay of the whole log cannot tell whose they are", replayed);
        figures.put("decisions with another bit than by the same design without privacy", otherwise);
        figures.put("decisions of others", one.size());
        figures.put("with another bit than where nobody was forgotten", different);
        figures.put("permissions of the keys", rights);
        if (!left.isEmpty() || !whileServing.isEmpty()) figures.put("first", left.isEmpty() ? whileServing.getFirst() : left.getFirst());
        boolean met = sealed == 3 * gone.size() && whileServing.isEmpty() && left.isEmpty() && openable == 0 && inCopy == 0 && others == 3 && events > 0 && with > gone.size() && replayed == events && skipped == 0
                && one.size() > count && one.size() == other.size() && different == 0 && otherwise == 0 && rights.equals("rw-------");
        return new Outcome(NAME, "5", one.size(), figures, caught(store, steady, values, count), met);
    }

    /// How many decisions saw something else than by the same design without privacy, upon rows of which many have one time.
    private long plain(Path store, int count) throws Exception {
        Path plain = folder.resolve("plain");
        String design = Repository.replaced(DESIGN, "  privacy: {personal: [card, email, holder, note], keep: 400d}\n", "");
        try (Life life = new Life(plain, START, design)) {
            life.tell(told("before", Set.of(), count));
        }
        Map<String, List<String>> without = seen(plain);
        return seen(store).entrySet().stream().filter(entry -> !entry.getValue().equals(without.get(entry.getKey()))).count() + Math.abs(without.size() - count);
    }

    private Map<String, Boolean> caught(Path store, Path steady, List<String> values, int count) throws Exception {
        Map<String, Boolean> caught = new LinkedHashMap<>();
        boolean everyForm = true;
        Path planted = Files.createDirectory(store.resolve("planted"));
        for (String form : StoreScan.forms(values.getFirst()).values()) {
            Files.write(planted.resolve("file"), ("x" + form + "y").getBytes(StandardCharsets.ISO_8859_1));
            everyForm &= !StoreScan.found(planted, values).isEmpty();
        }
        caught.put("a value in a file of the store, in any of " + StoreScan.forms(values.getFirst()).size() + " forms", everyForm);
        Files.write(store.resolve("checkpoint"), values.getLast().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        caught.put("a checkpoint with a plain value", !StoreScan.found(store, values).isEmpty());
        Path other = folder.resolve("other");
        copyFolder(steady, other);
        Files.delete(other.resolve("keys"));
        World real = RealWorld.start();
        Subjects.open(real, other.resolve("keys"), false).protect(Set.of("card", "email", "holder", "note"));
        List<Told> more = told("more", Set.of(), 40);
        try (Life life = new Life(other, later(2, count)); Life control = new Life(steady, later(2, count))) {
            life.tell(more);
            control.tell(more);
        }
        caught.put("hashes that differ after a restart", !seen(other).equals(seen(steady)));
        return caught;
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
