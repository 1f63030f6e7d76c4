package septet.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Disk;
import septet.world.World;

/// Whoever is behind personal values, each with a key of its own. A value becomes a pseudonym where it enters the system; what it was stands in the log alone, in
/// a box that its subject's key opens. A key that is destroyed leaves a pseudonym that nobody can trace to anybody: the mapping was a number drawn by chance.
///
/// A key is on the device before anything that needs it ([#save]). Threads may share this object.
public final class Subjects {
    /// Values age in so many steps.
    private static final int STEPS = 64;
    /// And in steps of this length as long as nobody says how long they are kept: whoever says it later finds time cut.
    private static final Duration UNASKED = Duration.ofDays(30);
    private static final Duration TRIED_AGAIN = Duration.ofSeconds(1);
    private final World world;
    private final KeyFile file;
    private final byte[] tagKey;
    private final Keys keys;
    private RecordWriter unsaved = new RecordWriter();
    /// One at a time writes the file anew; nobody who answers waits for it.
    private final Object rewriting = new Object();
    /// What is saved while it is written anew, and must stand in the new file too.
    private RecordWriter meanwhile = new RecordWriter();
    private boolean anew;
    private final boolean passing;
    private Optional<Duration> keep = Optional.empty();
    /// Whose key is destroyed here, and whoever asked for it has not been told so: asked once more by the value, it is known whom they mean.
    private final Map<Keys.Tag, String> untold = new HashMap<>();
    /// Whether the device refused what was to be added: nothing is tried twice on such a file.
    private boolean failed;
    /// Whether the file holds keys that are destroyed.
    private boolean owes;
    private long triedAt = Long.MIN_VALUE;

    private Subjects(World world, KeyFile file, KeyFile.Content content, boolean passing) {
        Keys keys = content.keys();
        this.passing = passing;
        this.world = world;
        this.file = file;
        this.tagKey = content.tagKey();
        this.keys = keys;
    }

    /// The pseudonyms of all that were forgotten in the store of these keys; empty where there are none.
    public static Optional<Set<String>> forgotten(Disk disk, Path file) {
        return new KeyFile(disk, file).read().map(content -> Set.copyOf(content.keys().destroyed));
    }

    /// The subjects of a file; makes it where there is none.
    ///
    /// @param passing whether the file is a copy, whose new keys nobody else gets to know
    /// @throws Refused DATA-KEYS-DAMAGED, or what the disk refuses
    public static Subjects open(World world, Path path, boolean passing) {
        KeyFile file = new KeyFile(world.disk(), path);
        Optional<KeyFile.Content> found = file.read();
        KeyFile.Content content = found.orElseGet(() -> new KeyFile.Content(world.secrets().make("tags", Keys.KEY), new Keys(), true));
        if (content.torn()) file.replace(content.tagKey(), content.keys().entries());
        return new Subjects(world, file, content, passing);
    }

    /// The subjects of a file that is only read; empty where there is none.
    ///
    /// @throws Refused DATA-KEYS-DAMAGED, or where only another user may read it
    public static Optional<Subjects> read(World world, Path path) {
        KeyFile file = new KeyFile(world.disk(), path);
        return file.read().map(content -> new Subjects(world, file, content, true));
    }

    /// Whose values are personal in the store of these keys; empty where there are none.
    public static Optional<Set<String>> kinds(Disk disk, Path file) {
        return new KeyFile(disk, file).read().map(content -> Set.copyOf(content.keys().kinds));
    }

    /// How many subjects have a key in a file, which is only read; empty where there is none.
    ///
    /// @throws Refused DATA-KEYS-DAMAGED
    public static OptionalInt count(Disk disk, Path file) {
        return new KeyFile(disk, file).read().map(content -> OptionalInt.of(content.keys().subjects.size())).orElse(OptionalInt.empty());
    }

    /// Whether new keys are lost when this process ends.
    boolean isPassing() {
        return passing;
    }

    /// Whose values are personal in this store, by column or entity.
    public synchronized Set<String> kinds() {
        return Set.copyOf(keys.kinds);
    }

    /// Whose values are personal from now on.
    public synchronized void protect(Set<String> kinds) {
        for (String kind : kinds) if (keys.kinds.add(kind)) unsaved.put(Keys.kind(kind));
        save();
    }

    /// How long values are kept from now on; what is older is destroyed at once, and nothing else: the age of each counts from when it was told.
    ///
    /// @return as [#age]
    public int keep(Optional<Duration> span) {
        synchronized (this) {
            keep = span;
            shorten();
        }
        return age();
    }

    /// A number for the hashes of this store, which says nothing of its keys.
    public String id() {
        return HexFormat.of().formatHex(Sealing.hash(tagKey, "id".getBytes(UTF_8)), 0, 8);
    }

    /// The word that stands for a value everywhere but in boxes; what has a pseudonym's form stays as it is.
    ///
    /// @param kind the column, or the entity whose things it names
    public synchronized String pseudonym(String kind, String value) {
        if (Pseudonym.is(value)) {
            if (has(value)) see(epoch(), keys.subjects.find(value));
            return value;
        }
        int epoch = epoch();
        Keys.Tag tag = tag(kind, value);
        int subject = keys.subjects.find(tag);
        if (subject < 0) {
            String purpose = "subject " + tag.first() + " " + tag.second() + " " + keys.destroyed.size() + " " + keys.epochs.firstKey();
            subject = keys.subjects.put(tag, world.secrets().make(purpose, Keys.SECRET), epoch);
            unsaved.put(keys.entry(subject));
        }
        see(epoch, subject);
        return keys.subjects.pseudonym(subject);
    }

    private void see(int epoch, int subject) {
        if (subject < 0 || keys.subjects.seen(subject) >= epoch) return;
        keys.subjects.see(subject, epoch);
        unsaved.put(Keys.seen(keys.subjects.tag(subject), epoch));
    }

    private Keys.Tag tag(String kind, String value) {
        return Keys.Tag.of(Sealing.hash(tagKey, kind.getBytes(UTF_8), new byte[1], value.getBytes(UTF_8)));
    }

    /// The epoch that goes on; a new one begins when it is over, or the clock was set back to before it.
    private int epoch() {
        if (keys.epochs.isEmpty() || !keys.epochs.lastEntry().getValue().holds(world.clock().micros())) begin();
        return keys.epochs.lastKey();
    }

    /// The epoch that goes on ends as one of this length would, or now where that is over: it was begun when nobody asked, or when values were kept longer.
    private void shorten() {
        if (keys.epochs.isEmpty()) return;
        Keys.Epoch last = keys.epochs.lastEntry().getValue();
        long end = Math.max(world.clock().micros(), last.begin() + step());
        if (end < last.end()) enter(last.until(end));
    }

    private void enter(Keys.Epoch epoch) {
        keys.epochs.put(epoch.number(), epoch);
        unsaved.put(Keys.entry(epoch));
    }

    private void begin() {
        int number = keys.epochs.isEmpty() ? 0 : keys.epochs.lastKey() + 1;
        long now = world.clock().micros();
        enter(new Keys.Epoch(number, now, now + step(), world.secrets().make("epoch " + number, Keys.KEY)));
    }

    /// Values that are kept so long age in steps of this length.
    public static Duration step(Duration keep) {
        return keep.dividedBy(STEPS);
    }

    private long step() {
        return Math.max(1, keep.map(Subjects::step).orElse(UNASKED).toNanos() / 1_000);
    }

    /// Destroys the keys of what is older than it may be: values that were told so long ago, and subjects of which nothing was told since.
    ///
    /// @return how many subjects have no key any more
    public int age() {
        return rewrite(this::aged);
    }

    private OptionalInt aged() {
        if (keep.isEmpty() || keys.epochs.isEmpty()) return OptionalInt.empty();
        long now = world.clock().micros();
        long oldest = now - keep.get().toNanos() / 1_000;
        if (keys.straight(now).stream().noneMatch(epoch -> epoch.end() <= oldest)) return OptionalInt.empty();
        epoch();
        keys.straight(now).forEach(epoch -> keys.epochs.put(epoch.number(), epoch));
        keys.epochs.values().removeIf(epoch -> epoch.end() <= oldest);
        int first = keys.epochs.firstKey();
        return OptionalInt.of(keys.subjects.retain(subject -> keys.subjects.seen(subject) >= first));
    }

    /// Seals what personal values are, as of a row in which their pseudonyms stand. The keys are saved before this returns.
    ///
    /// @param row    gets the box
    /// @param values by slot; empty texts where nothing is to be sealed
    public synchronized void seal(TextRow row, String[] values) {
        RecordWriter content = new RecordWriter();
        RecordWriter slots = new RecordWriter();
        List<byte[]> secrets = new ArrayList<>();
        for (int slot = 0; slot < values.length; slot++) {
            int subject = values[slot].isEmpty() ? -1 : keys.subjects.find(row.text(slot));
            if (subject < 0) continue;
            secrets.add(keys.subjects.secret(subject));
            slots.count(slot);
            content.text(values[slot]);
        }
        if (secrets.isEmpty()) return;
        Keys.Epoch epoch = keys.epochs.get(epoch());
        RecordWriter box = new RecordWriter();
        box.signed(epoch.number());
        box.count(secrets.size());
        box.put(slots.bytes());
        byte[] head = bytes(box.bytes());
        box.put(ByteBuffer.wrap(Sealing.seal(key(epoch, secrets), bytes(content.bytes()), head)));
        row.seal(bytes(box.bytes()));
        save();
    }

    private static byte[] key(Keys.Epoch epoch, List<byte[]> secrets) {
        return Sealing.hash(epoch.key(), secrets.toArray(byte[][]::new));
    }

    private static byte[] bytes(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        return bytes;
    }

    /// What the head of a box says.
    private record Head(Keys.Epoch epoch, int[] slots, List<byte[]> secrets, byte[] bytes) {}

    /// Empty where a key that it needs was destroyed.
    private Optional<Head> head(TextRow row) {
        byte[] box = row.box();
        RecordReader from = new RecordReader(ByteBuffer.wrap(box));
        Keys.Epoch epoch = keys.epochs.get((int) from.signed());
        int[] slots = new int[from.size()];
        List<byte[]> secrets = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            slots[i] = (int) from.count();
            int subject = slots[i] < row.size() && !row.lacks(slots[i]) ? keys.subjects.find(row.text(slots[i])) : -1;
            if (subject >= 0) secrets.add(keys.subjects.secret(subject));
        }
        if (epoch == null || secrets.size() < slots.length) return Optional.empty();
        return Optional.of(new Head(epoch, slots, secrets, Arrays.copyOf(box, box.length - from.left())));
    }

    /// Whether the row has personal values that nobody can read any more, because a key was destroyed.
    public synchronized boolean isForgotten(TextRow row) {
        return row.box().length > 0 && head(row).isEmpty();
    }

    /// The row as it was told; where a key was destroyed, with pseudonyms.
    public synchronized TextRow open(TextRow row) {
        if (row.box().length == 0) return row;
        Optional<Head> head = head(row);
        if (head.isEmpty()) return row;
        byte[] sealed = Arrays.copyOfRange(row.box(), head.get().bytes().length, row.box().length);
        Optional<byte[]> content = Sealing.open(key(head.get().epoch(), head.get().secrets()), sealed, head.get().bytes());
        if (content.isEmpty()) return row;
        RecordReader from = new RecordReader(ByteBuffer.wrap(content.get()));
        TextRow opened = new TextRow(row.size());
        for (int slot = 0; slot < row.size(); slot++) if (!row.lacks(slot)) opened.set(slot, row.text(slot));
        for (int slot : head.get().slots()) opened.set(slot, from.text());
        return opened;
    }

    /// Keys that were made since the last time are on the device when this returns. Where it refused them before, the file is written anew, which is tried once a second.
    ///
    /// @throws Refused DATA-DISK-FULL, DATA-DISK-FAILED: nobody who is new can be taken in
    public synchronized void save() {
        if (!unsaved.bytes().hasRemaining()) return;
        if (failed) {
            mend();
            return;
        }
        failed = true;
        file.append(unsaved.bytes());
        if (anew) meanwhile.put(unsaved.bytes());
        unsaved = new RecordWriter();
        failed = false;
    }

    private void mend() {
        long now = world.clock().nanos();
        if (anew || triedAt != Long.MIN_VALUE && now - triedAt < TRIED_AGAIN.toNanos()) {
            throw new Refused(Fault.ENGINE, Problem.error("keys", "could not be written a moment ago", "no personal value can be taken in", "Make room or repair the device; it is tried again each second.",
                    "DATA-DISK-FAILED"));
        }
        triedAt = now;
        file.replace(tagKey, keys.entries());
        unsaved = new RecordWriter();
        failed = false;
        owes = false;
    }

    /// The pseudonym of a value that was met before; empty where there is none. What has a pseudonym's form stays as it is.
    public synchronized Optional<String> find(String kind, String value) {
        if (Pseudonym.is(value)) return Optional.of(value);
        int subject = keys.subjects.find(tag(kind, value));
        return subject < 0 ? Optional.empty() : Optional.of(keys.subjects.pseudonym(subject));
    }

    /// Whether the pseudonym has a key.
    public synchronized boolean has(String pseudonym) {
        return keys.subjects.find(pseudonym) >= 0;
    }

    /// Destroys the key of a subject, for good once this returns. What the device refused is finished when the same is asked again.
    ///
    /// @return the pseudonym that stood for it, which nothing leads to any more; empty where there is no such subject
    public Optional<String> forget(String kind, String value) {
        return forget(kind, value, Set.of());
    }

    /// @param with pseudonyms of others whose keys are destroyed with it, all or none
    /// @return as the other
    public Optional<String> forget(String kind, String value, Set<String> with) {
        Optional<String> pseudonym = leaving(kind, value);
        if (pseudonym.isEmpty()) {
            rewrite(OptionalInt::empty);
            return pseudonym;
        }
        Set<String> all = new HashSet<>(with);
        all.add(pseudonym.get());
        forget(all);
        left(kind, value);
        return pseudonym;
    }

    private synchronized Optional<String> leaving(String kind, String value) {
        if (Pseudonym.is(value)) return Optional.of(value).filter(this::wasMet);
        Optional<String> met = find(kind, value);
        met.ifPresent(each -> untold.put(tag(kind, value), each));
        return met.or(() -> Optional.ofNullable(untold.get(tag(kind, value))));
    }

    private synchronized void left(String kind, String value) {
        untold.remove(tag(kind, value));
    }

    /// Destroys the keys of these pseudonyms, as far as they are here: of a copy, those that were forgotten since.
    ///
    /// @return how many were
    /// @throws Refused COMMAND-NO-SUBJECT where one of them is no pseudonym; nobody is forgotten then
    public int forget(Set<String> pseudonyms) {
        if (!pseudonyms.stream().allMatch(Pseudonym::is)) {
            throw new Refused(Fault.DATA, Problem.error("pseudonyms", "hold what is no pseudonym", "nobody was forgotten", "Write them as they are shown: ~ and 15 letters.", "COMMAND-NO-SUBJECT"));
        }
        return rewrite(() -> OptionalInt.of(destroy(pseudonyms)));
    }

    private int destroy(Set<String> pseudonyms) {
        int gone = 0;
        for (String each : pseudonyms) {
            int subject = keys.subjects.find(each);
            if (subject >= 0) {
                keys.subjects.remove(subject);
                gone++;
            }
        }
        keys.destroyed.addAll(pseudonyms);
        return gone;
    }

    private synchronized boolean wasMet(String pseudonym) {
        return has(pseudonym) || keys.destroyed.contains(pseudonym);
    }

    /// Changes what is known, and writes the file anew beside the one that stands: that goes on growing meanwhile, and what it got is taken over at the end. So whoever answers waits
    /// for a copy in memory and for a rename, and not for a file that may be large.
    ///
    /// @param change how many keys it destroyed; empty where nothing was to be done
    private int rewrite(Supplier<OptionalInt> change) {
        synchronized (rewriting) {
            OptionalInt gone;
            Keys copy;
            synchronized (this) {
                save();
                gone = change.get();
                owes |= gone.isPresent();
                save();
                if (!owes) return 0;
                copy = keys.copy();
                meanwhile = new RecordWriter();
                anew = true;
            }
            try {
                file.beside(tagKey, copy.entries());
            } catch (Refused refused) {
                stays();
                throw refused;
            }
            takesPlace();
            return gone.orElse(0);
        }
    }

    /// The file goes on as it is, with what is destroyed, until the next time.
    private synchronized void stays() {
        anew = false;
    }

    /// Nobody knows which of both files stands there, where that is refused.
    private synchronized void takesPlace() {
        anew = false;
        boolean had = failed;
        failed = true;
        file.replace(meanwhile.bytes());
        // what was refused meanwhile has not been added to this one
        failed = false;
        owes = false;
        if (had) save();
    }

    /// How many have a key.
    public synchronized int size() {
        return keys.subjects.size();
    }
}
