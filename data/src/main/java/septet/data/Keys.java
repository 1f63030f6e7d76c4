package septet.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the file of keys holds.
///
/// | entry | bytes behind its kind |
/// |---|---|
/// | 1 epoch | number 4, begin 8, key 32; of earlier programs: it ends when the next one begins |
/// | 2 subject | tag 16, secret 16, epoch 4 in which it was seen last |
/// | 3 seen again | tag 16, epoch 4 |
/// | 4 destroyed | pseudonym 16 |
/// | 5 protected | length 2, name of the column or entity in UTF-8 |
/// | 6 epoch | number 4, begin 8, end 8, key 32; again where it ends earlier than it was to |
final class Keys {
    static final int TAG = 16;
    static final int SECRET = 16;
    static final int KEY = 32;
    private static final int WORD = 16;
    private static final byte ENDLESS = 1;
    private static final byte SUBJECT = 2;
    private static final byte SEEN = 3;
    private static final byte DESTROYED = 4;
    private static final byte PROTECTED = 5;
    private static final byte EPOCH = 6;

    /// A time in which values are sealed; nothing of it can be opened once its key is gone.
    ///
    /// @param end microseconds: then at the latest another one begins
    record Epoch(int number, long begin, long end, byte[] key) {
        boolean holds(long now) {
            return begin <= now && now < end;
        }

        Epoch until(long earlier) {
            return new Epoch(number, begin, earlier, key);
        }
    }

    /// Half of a value's keyed hash: the same for equal values, and nobody reads the value from it.
    record Tag(long first, long second) {
        static Tag of(byte[] hash) {
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new Tag(bytes.getLong(), bytes.getLong());
        }
    }

    final TreeMap<Integer, Epoch> epochs = new TreeMap<>();
    final SubjectTable subjects;
    final Set<String> destroyed = new LinkedHashSet<>();
    /// Whose values are personal, by column or entity.
    final Set<String> kinds = new LinkedHashSet<>();
    /// Whether the file held keys that were being destroyed.
    boolean doubled;

    Keys() {
        this(new SubjectTable());
    }

    private Keys(SubjectTable subjects) {
        this.subjects = subjects;
    }

    /// @throws java.nio.BufferUnderflowException where an entry is cut off
    /// @return false where an entry is of no known kind
    boolean read(ByteBuffer entries) {
        while (entries.hasRemaining()) {
            switch (entries.get()) {
                case ENDLESS -> enter(new Epoch(entries.getInt(), entries.getLong(), Long.MAX_VALUE, bytes(entries, KEY)));
                case EPOCH -> enter(new Epoch(entries.getInt(), entries.getLong(), entries.getLong(), bytes(entries, KEY)));
                case SUBJECT -> {
                    Tag tag = new Tag(entries.getLong(), entries.getLong());
                    enter(tag, bytes(entries, SECRET), entries.getInt());
                }
                case SEEN -> {
                    Tag tag = new Tag(entries.getLong(), entries.getLong());
                    int epoch = entries.getInt();
                    int subject = subjects.find(tag);
                    if (subject >= 0) subjects.see(subject, epoch);
                }
                case DESTROYED -> destroyed.add(new String(bytes(entries, WORD), UTF_8));
                case PROTECTED -> kinds.add(new String(bytes(entries, entries.getShort()), UTF_8));
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void enter(Epoch epoch) {
        Map.Entry<Integer, Epoch> before = epochs.lowerEntry(epoch.number());
        if (before != null && before.getValue().end() == Long.MAX_VALUE) epochs.put(before.getKey(), before.getValue().until(epoch.begin()));
        epochs.put(epoch.number(), epoch);
    }

    /// Of two keys of one value the earlier one was being destroyed when the process ended.
    private void enter(Tag tag, byte[] secret, int epoch) {
        int before = subjects.find(tag);
        if (before >= 0) {
            if (!Arrays.equals(subjects.secret(before), secret)) destroyed.add(subjects.pseudonym(before));
            subjects.remove(before);
            doubled = true;
        }
        subjects.put(tag, secret, epoch);
    }

    /// The epochs as they really ended. What a clock said may have been wrong; what it says now is believed: one that seems to have ended before an earlier one began, or still to come, ended
    /// when the next one began of which neither is so.
    List<Epoch> straight(long now) {
        List<Epoch> straight = new ArrayList<>();
        long begun = Long.MIN_VALUE;
        for (Epoch each : epochs.values()) {
            long since = begun;
            boolean told = since <= each.end() && each.end() <= now;
            straight.add(told ? each : epochs.tailMap(each.number(), false).values().stream().filter(next -> since <= next.begin() && next.begin() <= now).findFirst()
                    .map(next -> each.until(next.begin())).orElse(each));
            if (each.begin() <= now) begun = Math.max(begun, each.begin());
        }
        return straight;
    }

    /// As it stands, to be written down while others go on.
    Keys copy() {
        Keys copy = new Keys(subjects.copy());
        copy.epochs.putAll(epochs);
        copy.destroyed.addAll(destroyed);
        copy.kinds.addAll(kinds);
        return copy;
    }

    private static byte[] bytes(ByteBuffer from, int count) {
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }

    ByteBuffer entries() {
        RecordWriter to = new RecordWriter();
        kinds.forEach(kind -> to.put(kind(kind)));
        epochs.values().forEach(epoch -> to.put(entry(epoch)));
        for (int subject = 0; subject < subjects.size(); subject++) to.put(entry(subject));
        destroyed.forEach(word -> to.put(ByteBuffer.allocate(1 + WORD).put(DESTROYED).put(word.getBytes(UTF_8)).flip()));
        return to.bytes();
    }

    static ByteBuffer kind(String name) {
        byte[] text = name.getBytes(UTF_8);
        return ByteBuffer.allocate(3 + text.length).put(PROTECTED).putShort((short) text.length).put(text).flip();
    }

    static ByteBuffer entry(Epoch epoch) {
        return ByteBuffer.allocate(1 + 20 + KEY).put(EPOCH).putInt(epoch.number()).putLong(epoch.begin()).putLong(epoch.end()).put(epoch.key()).flip();
    }

    ByteBuffer entry(int subject) {
        Tag tag = subjects.tag(subject);
        return ByteBuffer.allocate(1 + TAG + SECRET + 4).put(SUBJECT).putLong(tag.first()).putLong(tag.second()).put(subjects.secret(subject)).putInt(subjects.seen(subject)).flip();
    }

    static ByteBuffer seen(Tag tag, int epoch) {
        return ByteBuffer.allocate(1 + TAG + 4).put(SEEN).putLong(tag.first()).putLong(tag.second()).putInt(epoch).flip();
    }
}
