package septet.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import septet.data.ColumnScope;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Place;
import septet.data.Schema;
import septet.data.Scope;
import septet.design.Expression;
import septet.design.Expression.Window;
import septet.design.Problems;
import septet.design.Type;

/// Compiles the features of a design, each when its name is first met, so that the order of the lines means nothing.
final class PlanCompiler {
    /// A feature, or a part of one, that has its slot.
    ///
    /// @param level how many aggregates stand one upon the other below it
    private record Placed(int slot, Type type, int level) {}

    private final Declarations declarations;
    private final Sources sources;
    private final Problems problems;
    private final Families families;
    private final Map<String, Families.Member> members = new LinkedHashMap<>();
    private final Map<String, Optional<Placed>> placed = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Map<GroupDraft.Identity, GroupDraft> groups = new LinkedHashMap<>();
    private final List<ReadingDraft> readings = new ArrayList<>();
    private final Map<Integer, List<Step.Compute>> computations = new TreeMap<>();
    private final Lookups lookups;
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final Map<Integer, FeaturePlan.Written> texts = new LinkedHashMap<>();
    private final Map<Integer, Set<Integer>> uses = new LinkedHashMap<>();
    private int nextSlot;
    private boolean taken;

    PlanCompiler(Declarations declarations, Sources sources, Problems problems) {
        this.declarations = declarations;
        this.sources = sources;
        this.problems = problems;
        this.families = new Families(declarations.features(), problems);
        nextSlot = sources.schema(sources.main()).columns().size();
        lookups = new Lookups(sources, () -> nextSlot++);
        declarations.features().keySet().forEach(this::name);
    }

    private void name(String feature) {
        for (Families.Member member : families.members(feature)) {
            String name = member.name();
            boolean reserved = sources.schema(sources.main()).slot(name) >= 0 || sources.find(name) >= 0 || name.equals("time");
            if (members.put(name, member) != null || reserved) {
                taken = true;
                problems.error(member.expression().mark(), "data.features." + feature, name + " is also the name of something else",
                        "one of them could not be used", "Columns, sources and features share their names; rename one.", Codes.NAME_TAKEN);
            }
            slots.put(name, nextSlot++);
        }
    }

    /// Compiles every feature; empty if there were problems.
    Optional<PlanParts> compile(Optional<Ahead> ahead) {
        boolean sound = !taken;
        for (String name : members.keySet()) sound &= place(name).isPresent();
        if (!sound) return Optional.empty();
        declarations.asked().paths().forEach(path -> lookups.find(sources.main(), path));
        List<Optional<Formula>> deletions = sources.all().stream().map(this::deletion).toList();
        for (int i = 0; i < deletions.size(); i++) sound &= deletions.get(i).isPresent() == sources.all().get(i).corrections().flatMap(Declarations.Corrections::deleted).isPresent();
        if (!sound) return Optional.empty();
        List<Feature> features = new ArrayList<>();
        for (Families.Member member : members.values()) {
            Placed at = placed.get(member.name()).orElseThrow();
            features.add(new Feature(member.name(), member.family(), seen(at.type()), at.slot()));
        }
        return Optional.of(new PlanParts(declarations, sources, nextSlot, features, List.copyOf(groups.values()), readings, computations, lookups, ahead, texts, uses, deletions));
    }

    private Optional<Formula> deletion(Declarations.Source source) {
        String path = "data.sources." + source.schema().source() + ".deleted by";
        return source.corrections().flatMap(Declarations.Corrections::deleted)
                .flatMap(expression -> Formulas.condition(expression, path, new ColumnScope(source.schema(), source.zone(), declarations.dictionary()), problems));
    }

    /// To learners, the entries of a list of words are terms.
    private static Type seen(Type type) {
        boolean words = type instanceof Type.ListOf list && (list.item() instanceof Type.Category || list.item() instanceof Type.Key);
        return words ? Type.Terms.items() : type;
    }

    private Optional<Placed> place(String name) {
        Optional<Placed> known = placed.get(name);
        if (known != null) return known;
        Families.Member member = members.get(name);
        if (families.isMismatched(member.family())) return Optional.empty();
        String path = "data.features." + member.family();
        if (!open.add(name)) {
            problems.error(member.expression().mark(), path, name + " is computed from itself (" + String.join(" -> ", open) + " -> " + name + ")",
                    "it would have no value to begin with", "Break the circle.", Codes.CYCLE);
            return Optional.empty();
        }
        Uses uses = new Uses();
        RowScope scope = new RowScope(this, path, member.window(), uses);
        Optional<Placed> found = member.expression() instanceof Expression.Aggregate aggregate
                ? read(aggregate, path, window(aggregate, member.window()), slots.get(name), scope)
                : compute(member, path, scope);
        open.remove(name);
        placed.put(name, found);
        return found;
    }

    private static Optional<Window> window(Expression.Aggregate aggregate, String end) {
        return aggregate.windows().stream().filter(window -> end.isEmpty() || window.suffix().equals(end)).findFirst();
    }

    private Optional<Placed> compute(Families.Member member, String path, RowScope scope) {
        Optional<Formula> formula = Formulas.compile(member.expression(), path, scope, problems);
        if (formula.isEmpty()) return Optional.empty();
        int slot = slots.get(member.name());
        Type type = formula.get().type() instanceof Type.Raw ? new Type.Text() : formula.get().type();
        uses.put(slot, scope.uses().slots);
        computations.computeIfAbsent(scope.uses().level, _ -> new ArrayList<>()).add(new Step.Compute(slot, type, formula.get()));
        return Optional.of(new Placed(slot, type, scope.uses().level));
    }

    private Optional<Placed> read(Expression.Aggregate aggregate, String path, Optional<Window> window, int slot, RowScope scope) {
        Optional<ReadingDraft> reading = new AggregateCompiler(this, path, aggregate).compile(slot, window, scope, scope.uses());
        reading.ifPresent(readings::add);
        Expression one = new Expression.Aggregate(aggregate.mark(), aggregate.call(), aggregate.where(), aggregate.by(), aggregate.reach(), window.stream().toList(),
                aggregate.knownAfter());
        reading.ifPresent(draft -> texts.put(slot, new FeaturePlan.Written(one.text(), draft.type())));
        return reading.map(draft -> new Placed(slot, draft.type(), draft.level()));
    }

    /// The value of an aggregate inside a larger expression, in a slot of its own.
    Place nested(Expression.Aggregate aggregate, String path, RowScope scope, Uses uses) {
        if (aggregate.windows().size() > 1) {
            problems.error(aggregate.mark(), path, "an aggregate of " + aggregate.windows().size() + " windows stands inside an expression", "",
                    "Make it a feature of its own; what is computed from it then has a member for each window.", Codes.FAMILY);
            return new Place.Broken();
        }
        RowScope inner = new RowScope(this, path, scope.window(), new Uses());
        Optional<Placed> place = read(aggregate, path, aggregate.windows().stream().findFirst(), nextSlot++, inner);
        if (place.isEmpty()) return new Place.Broken();
        uses.add(place.get().slot(), place.get().level());
        return new Place.Slot(place.get().slot(), place.get().type());
    }

    GroupDraft group(GroupDraft.Identity identity, List<Formula> keys) {
        return groups.computeIfAbsent(identity, _ -> new GroupDraft(identity, keys, groups.size()));
    }

    Scope eventScope(int source, Uses uses) {
        return new EventScope(this, source, uses);
    }

    /// A name on the row's side.
    ///
    /// @param window of the family member that is compiled; empty outside of families
    Optional<Place> onRow(String written, String window, Uses uses) {
        String name = sources.plain(sources.main(), written);
        Schema schema = sources.schema(sources.main());
        int column = schema.slot(name);
        if (column >= 0 && !schema.columns().get(column).knownAtOnce()) return Optional.of(Sources.notKnown(schema.columns().get(column)));
        if (families.isFamily(name) && families.windows(name).contains(window)) return Optional.of(feature(name + "_" + window, uses));
        return value(sources.main(), name, uses);
    }

    /// A name on the event's side of an aggregate.
    Optional<Place> onEvent(int source, String written, Uses uses) {
        return value(source, sources.plain(source, written), uses);
    }

    private Optional<Place> value(int source, String name, Uses uses) {
        if (name.equals("time")) return Optional.of(sources.time(source));
        int slot = sources.schema(source).slot(name);
        if (slot >= 0) {
            uses.add(slot, 0);
            return Optional.of(new Place.Slot(slot, sources.schema(source).columns().get(slot).type()));
        }
        Optional<Place> looked = lookups.find(source, name);
        if (looked.isPresent()) {
            if (looked.get() instanceof Place.Slot at) uses.add(at.slot(), 0);
            return looked;
        }
        if (source != sources.main()) return sources.closed(source, name);
        if (members.containsKey(name)) return Optional.of(feature(name, uses));
        if (families.isFamily(name)) {
            List<String> ends = families.windows(name);
            return Optional.of(new Place.Closed(name + " is a family of " + ends.size(), "one value is needed here",
                    "Name a member: " + name + "_" + String.join(", " + name + "_", ends) + ".", Codes.FAMILY));
        }
        return sources.closed(source, name);
    }

    private Place feature(String name, Uses uses) {
        Optional<Placed> at = place(name);
        if (at.isEmpty()) return new Place.Broken();
        uses.add(at.get().slot(), at.get().level());
        return new Place.Slot(at.get().slot(), at.get().type());
    }

    Set<String> namesOnRow() {
        Set<String> names = sources.columns(sources.main(), false);
        names.addAll(members.keySet());
        names.addAll(declarations.features().keySet());
        names.add("time");
        return names;
    }

    Set<String> namesOnEvent(int source) {
        Set<String> names = source == sources.main() ? namesOnRow() : new TreeSet<>(Set.of("time"));
        names.addAll(sources.columns(source, true));
        return names;
    }

    Sources sources() {
        return sources;
    }

    Problems problems() {
        return problems;
    }

    Dictionary dictionary() {
        return declarations.dictionary();
    }
}
