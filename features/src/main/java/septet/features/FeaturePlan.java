package septet.features;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Known;
import septet.data.Place;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Scope;
import septet.design.Problems;
import septet.design.Type;

/// All features of a design, compiled: which slot of a row holds what, and in which order it is computed.
/// The columns of the row's source stand in the first slots, in the order of its schema; features follow.
public final class FeaturePlan {
    /// How long an event is remembered beyond the longest delay of a label: its id, to know a repeated one, and what waits for late values.
    public static final Duration REMEMBERED = Duration.ofDays(30);

    private final Declarations declarations;
    private final Sources sources;
    private final int slots;
    private final long[] lateBy;
    private final int[] widths;
    private final List<Feature> columns;
    private final List<Feature> paths;
    private final List<Feature> features;
    private final List<Group> groups;
    private final List<Lateness> lateness = new ArrayList<>();
    private final List<List<Step>> steps = new ArrayList<>();
    private final List<Entity> entities;
    private final Optional<Ahead> ahead;
    private final long remembered;
    private final long readable;
    private final List<Optional<Formula>> deletions;
    private final Map<Integer, Written> texts;
    private final Map<Integer, Set<Integer>> uses;
    private final boolean aggregatesFeatures;

    private FeaturePlan(PlanParts parts) {
        declarations = parts.declarations();
        sources = parts.sources();
        slots = parts.slots();
        features = List.copyOf(parts.features());
        groups = parts.groups();
        paths = parts.lookups().ofMain();
        entities = parts.entities();
        ahead = parts.ahead();
        remembered = parts.remembered();
        readable = Math.max(remembered, Times.micros(declarations.kept()));
        // whoever comes later than ids are remembered might correct an event that nobody knows any more
        lateBy = sources.all().stream().mapToLong(source -> source.lateBy().map(Times::micros).orElse(source.corrections().isPresent() ? remembered : Long.MAX_VALUE)).toArray();
        deletions = parts.deletions();
        widths = new int[sources.all().size()];
        texts = parts.texts();
        uses = parts.uses();
        aggregatesFeatures = parts.drafts().stream().anyMatch(draft -> draft.identity.source() == sources.main()
                && draft.uses.slots.stream().anyMatch(slot -> slot >= schema().columns().size()));
        for (int source = 0; source < sources.all().size(); source++) {
            lateness.add(parts.lateness(source));
            steps.add(parts.steps(source));
            widths[source] = source == sources.main() ? slots : parts.lookups().width(source);
        }
        List<Feature> known = new ArrayList<>();
        List<Column> all = schema().columns();
        for (int slot = 0; slot < all.size(); slot++) {
            if (all.get(slot).knownAtOnce()) known.add(new Feature(all.get(slot).name(), all.get(slot).name(), all.get(slot).type(), slot));
        }
        columns = List.copyOf(known);
    }

    /// Compiles; empty if there were problems, all of which are reported.
    public static Optional<FeaturePlan> compile(Declarations declarations, Problems problems) {
        Sources sources = new Sources(declarations.sources(), new Sources(declarations.sources(), 0).find(declarations.forEach()));
        if (sources.main() < 0) throw new IllegalArgumentException("no source " + declarations.forEach());
        Optional<Ahead> ahead = declarations.asked().heads().isEmpty() ? Optional.empty() : Ahead.compile(declarations.ofHeads(), problems);
        if (ahead.isEmpty() && !declarations.asked().heads().isEmpty()) return Optional.empty();
        return new PlanCompiler(declarations, sources, problems).compile(ahead).map(FeaturePlan::new);
    }

    /// What each of these means, 16 hexadecimal digits: values of two plans may be taken together where these are equal.
    public List<String> definitions(List<Feature> features) {
        return new Definitions(declarations).of(features);
    }

    /// How many slots a row of a source has.
    public int slots(int source) {
        return widths[source];
    }

    /// How many slots a row has that may be of any source.
    public int widest() {
        return Arrays.stream(widths).max().orElse(0);
    }

    /// How many slots a row of the source has that examples are made of.
    public int slots() {
        return slots;
    }

    /// Of the source that examples are made of.
    public Schema schema() {
        return sources.schema(sources.main());
    }

    public Dictionary dictionary() {
        return declarations.dictionary();
    }

    /// The features of the design, families member by member.
    public List<Feature> features() {
        return features;
    }

    /// How many aggregates an input is made of.
    public int aggregatesOf(Feature input) {
        return (int) slotsOf(input.slot(), new TreeSet<>()).stream().filter(texts::containsKey).count();
    }

    /// How many values are computed or looked up for an input.
    public int stepsOf(Feature input) {
        return (int) slotsOf(input.slot(), new TreeSet<>()).stream().filter(slot -> slot >= schema().columns().size()).count();
    }

    private Set<Integer> slotsOf(int slot, Set<Integer> found) {
        if (found.add(slot)) uses.getOrDefault(slot, Set.of()).forEach(used -> slotsOf(used, found));
        return found;
    }

    /// Everything that any learner of the design may see: what is usual, and what is named beyond that.
    public List<Feature> inputs() {
        List<Feature> inputs = new ArrayList<>(usualInputs());
        for (String name : declarations.asked().inputs()) for (Feature named : find(name)) if (isNamedInput(named.type()) && !inputs.contains(named)) inputs.add(named);
        return inputs;
    }

    /// What a learner may use if nothing else is said: numbers, money, booleans and categories among the columns known at t0, and every feature
    /// of such a type, of a duration, or of terms.
    public List<Feature> usualInputs() {
        List<Feature> inputs = new ArrayList<>();
        for (Feature column : columns) if (isInput(column.type()) && !(column.type() instanceof Type.Duration)) inputs.add(column);
        for (Feature feature : features) if (isInput(feature.type())) inputs.add(feature);
        return inputs;
    }

    private static boolean isNamedInput(Type type) {
        return isInput(type) || type instanceof Type.Key;
    }

    private static boolean isInput(Type type) {
        return switch (type) {
            case Type.Number _, Type.Money _, Type.Bool _, Type.Category _, Type.Duration _, Type.Terms _ -> true;
            case Type.Text _, Type.Time _, Type.Key _, Type.Raw _, Type.Place _, Type.ListOf _, Type.Later _ -> false;
        };
    }

    /// The feature, column known at t0 or path of this name, the members of a family; empty if there is none.
    public List<Feature> find(String name) {
        List<Feature> found = new ArrayList<>();
        for (Feature column : columns) if (column.name().equals(name)) found.add(column);
        for (Feature feature : features) if (feature.name().equals(name)) found.add(feature);
        for (Feature path : paths) if (path.name().equals(name)) found.add(path);
        if (found.isEmpty()) for (Feature feature : features) if (feature.family().equals(name)) found.add(feature);
        return found;
    }

    /// Whether some aggregate takes a feature of an earlier row, so that features are needed of every row.
    boolean aggregatesFeatures() {
        return aggregatesFeatures;
    }

    /// What an expression may name on a row at t0: columns known by then, and features.
    public Scope scope() {
        return new PlanScope(sources, this, false);
    }

    /// The same with the columns that become known later, for what is judged afterwards: costs, metrics, gates.
    public Scope scopeOfTruth() {
        return new PlanScope(sources, this, true);
    }

    /// Why a path that is not among those that were asked for means nothing; empty where the name is no path.
    Optional<Place> path(String name) {
        return new Lookups(sources, () -> slots).find(sources.main(), name).filter(Place.Closed.class::isInstance);
    }

    List<Feature> columns() {
        return columns;
    }

    /// Microseconds: how far before a row lies what can still change its features; 0 where each is made of its own row, [Long#MAX_VALUE] where no bound is.
    public long reach() {
        boolean anyTime = sources.all().stream().anyMatch(source -> source.schema().columns().stream().anyMatch(column -> column.known() instanceof Known.At));
        if (anyTime || !entities.isEmpty() || groups.stream().anyMatch(group -> group.shape().whole)) return Long.MAX_VALUE;
        long delay = Math.max(0, remembered - Times.micros(REMEMBERED));
        return groups.stream().mapToLong(group -> Times.plus(Times.plus(group.edges().stream().mapToLong(Edge::longest).max().orElse(0), group.delay()), delay)).max().orElse(0);
    }

    /// Places of the sources in the declarations.
    public int sources() {
        return sources.all().size();
    }

    public int mainSource() {
        return sources.main();
    }

    /// Whether the rows of a source are things that always were what they are: an entity's table without a time.
    boolean isTimeless(int source) {
        return !sources.isTimed(source) && sources.all().get(source).key().isPresent() && source != sources.main();
    }

    /// Whether an event arrived so late that it counts nowhere (`late by`).
    boolean isTooLate(int source, Row row) {
        return isTooLate(source, row.time, row.arrival);
    }

    boolean isTooLate(int source, long time, long arrival) {
        return isLateBounded(source) && Times.minus(arrival, time) > lateBy[source];
    }

    /// Whether some event may arrive so late.
    boolean isLateBounded(int source) {
        return lateBy[source] != Long.MAX_VALUE;
    }

    /// Whether later rows of a source take the place of earlier ones of their id.
    public boolean isCorrected(int source) {
        return lateness(source).corrected();
    }

    boolean isCorrected() {
        return lateness.stream().anyMatch(Lateness::corrected);
    }

    /// Whether a row takes the event of its id out.
    public boolean deletes(int source, Row row) {
        return deletions.get(source).isPresent() && deletions.get(source).get().holds(row);
    }

    /// The place of a source, or -1.
    public int source(String name) {
        return sources.find(name);
    }

    public Schema schema(int source) {
        return sources.schema(source);
    }

    List<Group> groups() {
        return groups;
    }

    /// What is computed of a row from later events.
    Optional<Ahead> ahead() {
        return ahead;
    }

    /// Whether a slot holds what is computed from later events.
    public boolean isAhead(int source, int slot) {
        return source == mainSource() && ahead.isPresent() && slot < schema().columns().size() && slot >= schema().columns().size() - ahead.get().heads().size();
    }

    /// The columns of a source that somebody tells; those computed from later events are not among them.
    public Schema told(int source) {
        return source == mainSource() && ahead.isPresent() ? ahead.get().plan().schema() : schema(source);
    }

    List<Feature> paths() {
        return paths;
    }

    List<Entity> entities() {
        return entities;
    }

    Lateness lateness(int source) {
        return lateness.get(source);
    }

    List<Step> steps(int source) {
        return steps.get(source);
    }

    long remembered() {
        return remembered;
    }

    /// Microseconds: so much older than the newest event a row may be without asking for keys that are forgotten.
    long readable() {
        return readable;
    }

    /// Whether a row may ask for keys that are forgotten.
    ///
    /// @param lived the time that events have come to, or what is no earlier: the row's arrival
    boolean isLate(long time, long lived) {
        return Times.minus(lived, time) > readable;
    }

    /// An aggregate as it is written.
    ///
    /// @param text with one window
    record Written(String text, Type type) {}

    /// Every aggregate that is read, by the slot of its value.
    Map<Integer, Written> texts() {
        return texts;
    }

    /// For each computed feature the slots that it is computed from.
    Map<Integer, Set<Integer>> uses() {
        return uses;
    }
}
