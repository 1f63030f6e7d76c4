package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import septet.data.Exploration;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Label;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Suspect;
import septet.data.Exploration.Task;
import septet.data.Exploration.Word;
import septet.data.TruthWords;

/// The columns of a drafted design: which are read, as what, and which are left out, why.
final class ProposedColumns {
    /// The share of rows without a word.
    private static final double BARE = 0.98;
    private static final int NEAR_WORDS = 3;
    private final Exploration found;
    private final ProposedNames names;
    private final Label label;
    private final Map<String, Suspect> suspects = new TreeMap<>();
    private final List<Profile> read = new ArrayList<>();
    private final Optional<Profile> group;

    ProposedColumns(Exploration found, ProposedNames names) {
        this.found = found;
        this.names = names;
        this.label = found.label().orElseThrow();
        found.suspects().forEach(suspect -> suspects.putIfAbsent(suspect.column(), suspect));
        group = found.columns().stream().filter(profile -> profile.kind() == Kind.KEY && profile.place() != labelled().place() && repeats(profile)).findFirst();
        found.columns().stream().filter(this::isRead).forEach(read::add);
    }

    private boolean repeats(Profile profile) {
        return profile.distinct() < 0.8 * (found.rows() - profile.missing()) && profile.distinct() > 20 && profile.missing() < 0.05 * found.rows();
    }

    private boolean isRead(Profile profile) {
        if (profile.place() == labelled().place() || isLeftOut(profile) || isPart(profile) || isAfterwards(profile) || isBare(profile)) return false;
        return switch (profile.kind()) {
            case NUMBER, BOOLEAN, CATEGORY, TEXT, TIME -> true;
            case KEY -> group.filter(profile::equals).isPresent();
            case CONSTANT, EMPTY -> false;
        };
    }

    /// Whether it says which rows somebody else trained and tested on.
    private static boolean isPart(Profile profile) {
        return profile.kind() == Kind.CATEGORY && profile.distinct() <= 5 && profile.words().stream().anyMatch(word -> word.text().equalsIgnoreCase("train") || word.text()
                .equalsIgnoreCase("training"))
                && profile.words().stream().allMatch(word -> word.text().toLowerCase(Locale.ROOT)
                        .matches("train(ing)?|test(ing)?|dev|val(id(ation)?)?|holdout|extra|unsup(ervised)?"));
    }

    /// Words in hardly a row: what ran over from another column, or somebody's notes.
    private boolean isBare(Profile profile) {
        return (profile.kind() == Kind.TEXT || profile.kind() == Kind.CATEGORY) && profile.missing() >= BARE * found.rows();
    }

    /// A time that may be written after t0: only what was born or begun before it is read.
    private boolean isAfterwards(Profile profile) {
        if (profile.kind() != Kind.TIME || found.timeline().map(timeline -> timeline.column().equals(profile.name())).orElse(false)) return false;
        return found.timeline().isEmpty() || !profile.name().toLowerCase(Locale.ROOT).matches(".*(birth|dob|born|since|start|open|creat|regist|joined|signup|first|hire|issue).*");
    }

    private boolean isLeftOut(Profile profile) {
        return Optional.ofNullable(suspects.get(profile.name())).map(Suspect::leftOut).orElse(false);
    }

    Profile labelled() {
        return found.column(label.column()).orElseThrow();
    }

    /// Those that are read, without the label.
    List<Profile> read() {
        return read;
    }

    List<Profile> inputs() {
        return read.stream().filter(Profile::isInput).toList();
    }

    List<Profile> of(Kind kind) {
        return read.stream().filter(profile -> profile.kind() == kind).toList();
    }

    /// The key whose rows stay together where rows have no time.
    Optional<String> group() {
        return group.map(names::of);
    }

    String name(Profile profile) {
        return names.of(profile);
    }

    /// The label's name in the design: its header, and with it the value that counts as true where that does not say yes.
    String labelName() {
        String name = names.of(labelled());
        boolean says = label.task() != Task.BINARY || TruthWords.isTrue(label.positive());
        return says ? name : ProposedNames.safe(name + "_is_" + ProposedNames.safe(label.positive(), "true"), name);
    }

    void write(ProposedLines lines, int depth) {
        label(lines, depth);
        found.timeline().filter(timeline -> !timeline.reading().isEmpty()).ifPresent(timeline -> lines.add(depth, timeName() + ": time from " + put(timeline.reading()),
                timeline.why()));
        for (Profile profile : found.columns()) {
            if (profile.place() == labelled().place()) continue;
            if (!read.contains(profile)) lines.comment(depth, "left out: " + shown(profile) + ": " + why(profile));
            else lines.add(depth, names.of(profile) + ": " + ProposedLines.scalar(type(profile)), evidence(profile));
        }
    }

    /// The parts of a date by their names in the file.
    private String put(String reading) {
        String text = reading;
        for (Profile profile : found.columns()) text = text.replace("$" + profile.name() + "$", names.reached(profile));
        return text;
    }

    /// The column that says when; empty where rows have no time.
    String timeName() {
        return found.timeline().map(timeline -> timeline.reading().isEmpty() ? found.column(timeline.column()).map(names::of).orElse("") : "row_time").orElse("");
    }

    private void label(ProposedLines lines, int depth) {
        Profile profile = labelled();
        String name = labelName();
        String from = names.reached(profile);
        String type = switch (label.task()) {
            case BINARY -> {
                String other = label.classes().stream().map(Word::text).filter(text -> !text.equals(label.positive())).findFirst().orElse("");
                boolean plain = TruthWords.isTrue(label.positive()) && TruthWords.has(other) && !TruthWords.isTrue(other);
                yield plain ? "boolean" + from(name, from) : "boolean from " + from + " = '" + text(label.positive()) + "' else '" + text(other) + "'";
            }
            case CLASSES -> "category" + from(name, from);
            case NUMBER -> "number" + (profile.reading().isEmpty() ? from(name, from) : " from " + put(profile.reading(), from));
        };
        lines.guess(depth, name + ": " + ProposedLines.scalar(type + " known later"), "the label: " + label.because()
                + "; no column says when it becomes known: write known after 7d, or known at COLUMN");
        List<String> later = found.columns().stream().filter(column -> column.kind() == Kind.TIME && !names.of(column).equals(timeName())).map(this::shown).toList();
        if (!later.isEmpty()) lines.comment(depth, "perhaps it becomes known at one of these times: " + String.join(", ", later));
    }

    static String text(String word) {
        return word.replace("'", "''");
    }

    /// The column in the place of its `$`; one that stands in quotes is a dollar.
    private static String put(String reading, String from) {
        return reading.replace("($,", "(" + from + ",").replace("($)", "(" + from + ")");
    }

    private static String from(String name, String from) {
        return name.equals(from) ? "" : " from " + from;
    }

    private String type(Profile profile) {
        String from = names.reached(profile);
        String reading = profile.reading().isEmpty() ? from(names.of(profile), from) : " from " + put(profile.reading(), from);
        String optional = profile.missing() > 0 || profile.unread() > 0 || hasSpelledMissing(profile) ? " optional" : "";
        if (profile.kind() == Kind.TIME && names.of(profile).equals(timeName())) optional = "";
        return switch (profile.kind()) {
            case NUMBER, BOOLEAN, CATEGORY, TEXT, TIME, KEY -> profile.kind().text() + optional + reading;
            case CONSTANT, EMPTY -> throw new IllegalArgumentException(profile.name());
        };
    }

    /// Whether one of its words means missing somewhere else in the file.
    private boolean hasSpelledMissing(Profile profile) {
        if (profile.isKind(Kind.NUMBER, Kind.TIME)) return false;
        List<String> spelled = missing();
        boolean hidden = !spelled.isEmpty() && profile.distinct() > profile.words().size();
        return hidden || profile.words().stream().anyMatch(word -> spelled.contains(word.text()));
    }

    /// How the file spells missing values.
    List<String> missing() {
        return found.columns().stream().flatMap(profile -> profile.missingAs().stream()).map(Word::text).filter(text -> !text.isEmpty() && !isClass(text)).distinct().sorted()
                .toList();
    }

    /// What is missing in another column is a word of the label here.
    private boolean isClass(String text) {
        return label.classes().stream().anyMatch(word -> word.text().equals(text));
    }

    private String shown(Profile profile) {
        return profile.name().isEmpty() ? "column " + profile.place() : profile.name();
    }

    private String why(Profile profile) {
        Optional<Suspect> suspect = Optional.ofNullable(suspects.get(profile.name())).filter(Suspect::leftOut);
        if (suspect.isPresent()) return "guess: it leaks: " + suspect.get().evidence() + ". If it is known at t0, add it";
        if (isPart(profile)) return "it says which rows somebody trained and tested on";
        if (isAfterwards(profile)) return "guess: a time that may be written after t0; if it is known then, add it";
        if (isBare(profile)) return "guess: hardly a row has one, " + profile.missing() + " of " + found.rows() + " have none";
        return switch (profile.kind()) {
            case CONSTANT, EMPTY -> profile.why();
            case KEY -> "guess: it names a row or a thing, and tells a model nothing of new ones: " + profile.why();
            case NUMBER, BOOLEAN, CATEGORY, TEXT, TIME -> profile.why();
        };
    }

    private String evidence(Profile profile) {
        String values = switch (profile.kind()) {
            case NUMBER -> profile.numbers().map(numbers -> value(numbers.lowest()) + " to " + value(numbers.highest()) + unit(profile)).orElse("");
            case CATEGORY, BOOLEAN -> distinct(profile) + ": " + profile.words().stream().limit(NEAR_WORDS).map(word -> shortly(word.text())).collect(Collectors.joining(", "));
            case TIME -> profile.why();
            case TEXT, KEY -> "guess: " + profile.why();
            case CONSTANT, EMPTY -> "";
        };
        if (profile.kind() == Kind.NUMBER && !profile.reading().isEmpty()) values += "; " + profile.why();
        String missing = profile.missing() == 0 ? "" : "; " + profile.missing() + " missing";
        String unread = profile.unread() == 0 ? "" : "; " + profile.unread() + " are no " + profile.kind().text() + ", and become missing";
        String suspect = Optional.ofNullable(suspects.get(profile.name())).map(one -> "; suspect: " + one.evidence()).orElse("");
        return values + missing + unread + suspect;
    }

    private static String distinct(Profile profile) {
        return profile.distinct() + (profile.distinct() == 1 ? " value" : " values");
    }

    private static String unit(Profile profile) {
        String lower = profile.name().toLowerCase(Locale.ROOT);
        if (profile.reading().contains("'$'")) return "; dollars";
        if (profile.reading().contains("'€'")) return "; euros";
        if (profile.reading().contains("'£'")) return "; pounds";
        if (profile.reading().contains("'%'")) return "; per cent";
        boolean money = lower.matches(".*(price|amount|cost|fee|revenue|salary|income|balance|payment|fare|wage|spend).*");
        return money ? "; perhaps money: with its currency write money EUR" : "";
    }

    private static String value(double value) {
        return value == StrictMath.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : new java.math.BigDecimal(value).round(new java.math.MathContext(5))
                .stripTrailingZeros().toPlainString();
    }

    private static String shortly(String text) {
        return text.codePointCount(0, text.length()) <= 24 ? text : text.substring(0, text.offsetByCodePoints(0, 24)) + "...";
    }
}
