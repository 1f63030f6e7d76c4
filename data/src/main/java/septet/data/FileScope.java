package septet.data;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import septet.design.Nearest;
import septet.design.Type;

/// The columns of a file, as `from` sees them: text. Each that is named gets a slot, and only these are read.
final class FileScope implements Scope {
    private final String file;
    private final List<String> headers;
    private final IntFunction<FileType> types;
    private final ZoneId zone;
    private final Dictionary dictionary;
    /// From a name to the first column that has it; a name that several have is among the doubled.
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Set<String> doubled = new LinkedHashSet<>();
    /// From a column of the file to its slot.
    private final Map<Integer, Integer> slots = new LinkedHashMap<>();
    private final Set<Integer> numbers = new TreeSet<>();
    private final Set<Integer> times = new TreeSet<>();
    private final Set<Integer> truths = new TreeSet<>();
    private List<Spelling> spellings = List.of();
    /// The personal columns of the source, with their kinds.
    private final Map<String, String> personal = new LinkedHashMap<>();
    private final Set<Integer> hidden = new TreeSet<>();
    private final Set<Integer> reads = new TreeSet<>();
    private boolean hiding;

    FileScope(String file, TextTable table, ZoneId zone, Dictionary dictionary, Map<String, String> personal) {
        this(file, table.headers(), table::type, zone, dictionary);
        this.personal.putAll(personal);
    }

    /// A row of letters.
    FileScope(String file, List<String> headers, ZoneId zone, Dictionary dictionary) {
        this(file, headers, _ -> FileType.LETTERS, zone, dictionary);
    }

    private FileScope(String file, List<String> headers, IntFunction<FileType> types, ZoneId zone, Dictionary dictionary) {
        this.file = file;
        this.headers = headers;
        this.types = types;
        this.zone = zone;
        this.dictionary = dictionary;
        for (int i = 0; i < headers.size(); i++) {
            if (!headers.get(i).isEmpty() && places.putIfAbsent(headers.get(i), i) != null) doubled.add(headers.get(i));
        }
    }

    /// What kind of personal values a column of the source has; empty where it has none.
    Optional<String> kind(String column) {
        return Optional.ofNullable(personal.get(column));
    }

    /// Whether what is compiled from now on is personal.
    void hides(boolean hides) {
        hiding = hides;
    }

    /// From now on it is noted anew which slots are read.
    void begins() {
        reads.clear();
    }

    /// The slots that were read since.
    Set<Integer> reads() {
        return Set.copyOf(reads);
    }

    /// The slots of which a personal value is read.
    Set<Integer> hidden() {
        return hidden;
    }

    /// The columns that are read, in the order of their slots.
    int[] columns() {
        return slots.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /// What stands above the column of a slot.
    String header(int slot) {
        return headers.get(columns()[slot]);
    }

    /// Whether the text of a slot is read as numbers, once expressions are compiled.
    boolean readsNumbers(int slot) {
        return numbers.contains(slot);
    }

    boolean readsTimes(int slot) {
        return times.contains(slot);
    }

    /// Whether the text of a slot is read as anything but words.
    boolean readsValues(int slot) {
        return numbers.contains(slot) || times.contains(slot) || truths.contains(slot);
    }

    /// From now on the texts of the slots are written so.
    void spell(List<Spelling> written) {
        spellings = List.copyOf(written);
    }

    List<Spelling> spellings() {
        return spellings;
    }

    @Override
    public Spelling spelling(Formula text, Type type) {
        if (!(text instanceof FileColumn(int slot, FileType _))) return Spelling.PLAIN;
        if (type instanceof Type.Number || type instanceof Type.Money) numbers.add(slot);
        if (type instanceof Type.Time) times.add(slot);
        if (type instanceof Type.Bool) truths.add(slot);
        return slot < spellings.size() ? spellings.get(slot) : Spelling.PLAIN;
    }

    @Override
    public Optional<Place> find(String path) {
        if (doubled.contains(path)) {
            return Optional.of(new Place.Closed("several columns of the file are named " + path, "nobody knows which is meant",
                    "Name it by its position: column(" + (places.get(path) + 1) + ").", "DATA-DOUBLED-HEADER"));
        }
        if (!places.containsKey(path)) {
            return Optional.of(new Place.Closed("no column " + path + " in " + file, "it cannot be read", Nearest.remedy(path, places.keySet()), "DATA-NO-COLUMN"));
        }
        return Optional.of(place(places.get(path)));
    }

    @Override
    public Optional<Place> header(String header) {
        return find(header);
    }

    @Override
    public Optional<Place> position(int position) {
        if (position >= 1 && position <= headers.size()) return Optional.of(place(position - 1));
        return Optional.of(new Place.Closed("no column " + position + " in " + file, "it cannot be read", "Columns count from 1 to " + headers.size() + ".", "DATA-NO-COLUMN"));
    }

    private Place place(int column) {
        int next = slots.size();
        int slot = slots.computeIfAbsent(column, _ -> next);
        reads.add(slot);
        if (hiding) hidden.add(slot);
        return new Place.InFile(slot, types.apply(column));
    }

    @Override
    public Set<String> names() {
        return new LinkedHashSet<>(headers);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Dictionary dictionary() {
        return dictionary;
    }
}
