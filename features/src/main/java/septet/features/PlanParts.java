package septet.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import septet.data.Calendar;
import septet.data.Column;
import septet.data.Formula;
import septet.data.Known;
import septet.design.Type;

/// What compiling found, put together: groups with all their windows, and the steps of each source in their order.
///
/// @param slots        of a row
/// @param features     in the order of the design
/// @param lookups      of the rows of all sources
/// @param ahead        what is computed from later events
/// @param computations by the level of what they use
/// @param texts        of each aggregate by its slot
/// @param uses         of each computed feature: the slots that it is computed from
/// @param deletions    of each source: what holds of a row that takes an event out
record PlanParts(Declarations declarations, Sources sources, int slots, List<Feature> features, List<GroupDraft> drafts, List<ReadingDraft> readings,
        Map<Integer, List<Step.Compute>> computations, Lookups lookups, Optional<Ahead> ahead,
        Map<Integer, FeaturePlan.Written> texts, Map<Integer, Set<Integer>> uses, List<Optional<Formula>> deletions) {
    List<Group> groups() {
        Calendar calendar = Calendar.of(sources.zone(sources.main()));
        List<Group> groups = new ArrayList<>();
        for (GroupDraft draft : drafts) {
            Lateness lateness = lateness(draft.identity.source());
            long mask = 0;
            for (int slot : draft.identity.late()) mask |= 1L << lateness.bit(slot);
            // labels run ahead of rows by up to their delay, and must not count as a newer entry that a row is late to
            long kept = Times.plus(Times.micros(declarations.kept()), mask == 0 ? draft.identity.delay() : Times.plus(draft.identity.delay(), longestDelay()));
            // a correction comes as long after its event as ids are remembered, and the event may have come as late itself
            groups.add(draft.group(calendar, kept, mask, lateness.corrected() ? Times.plus(Times.plus(remembered(), remembered()), 1) : 0));
        }
        return groups;
    }

    private long longestDelay() {
        long longest = 0;
        for (Declarations.Source source : sources.all()) {
            for (Column column : source.schema().columns()) {
                if (column.known() instanceof Known.After after) longest = Math.max(longest, Times.micros(after.delay()));
            }
        }
        return longest;
    }

    /// Microseconds for which events are remembered after their arrival.
    long remembered() {
        // what is computed from later events is played by a plan of its own, which must remember as long
        long ahead = Times.micros(declarations.kept()) - Times.micros(Declarations.KEPT);
        return Times.plus(Math.max(longestDelay(), ahead), sources.all().stream().filter(source -> source.corrections().isPresent()).flatMap(source -> source.lateBy().stream())
                .mapToLong(Times::micros).reduce(Times.micros(FeaturePlan.REMEMBERED), Math::max));
    }

    Lateness lateness(int source) {
        TreeSet<Integer> late = new TreeSet<>();
        TreeSet<Integer> kept = new TreeSet<>();
        List<Integer> waiting = new ArrayList<>();
        List<Integer> immediate = new ArrayList<>();
        boolean corrected = sources.all().get(source).corrections().isPresent();
        for (GroupDraft draft : drafts) {
            if (draft.identity.source() != source) continue;
            boolean waits = !draft.identity.late().isEmpty();
            late.addAll(draft.identity.late());
            if (waits || corrected) kept.addAll(draft.uses.slots);
            (waits ? waiting : immediate).add(draft.index);
        }
        List<Integer> places = List.copyOf(kept);
        List<Lateness.Late> columns = late.stream().map(slot ->
                new Lateness.Late(slot, sources.schema(source).columns().get(slot).known(), places.indexOf(slot))).toList();
        List<Type> types = places.stream().map(slot -> type(source, slot)).toList();
        int[] texts = places.stream().filter(slot -> isText(type(source, slot))).mapToInt(Integer::intValue).toArray();
        int rowSlots = source == sources.main() ? slots : lookups.width(source);
        return new Lateness(sources.all().get(source).ids(), columns, places.stream().mapToInt(Integer::intValue).toArray(), types, texts,
                waiting.stream().mapToInt(Integer::intValue).toArray(), immediate.stream().mapToInt(Integer::intValue).toArray(), rowSlots, corrected);
    }

    static boolean isText(Type type) {
        return type instanceof Type.Text || type instanceof Type.ListOf || type instanceof Type.Terms;
    }

    private Type type(int source, int slot) {
        List<Column> columns = sources.schema(source).columns();
        if (slot < columns.size()) return columns.get(slot).type();
        if (lookups.type(source, slot).isPresent()) return lookups.type(source, slot).get();
        return features.stream().filter(feature -> feature.slot() == slot).map(Feature::type).findFirst().orElse(new Type.Number());
    }

    List<Entity> entities() {
        return lookups.entities(Times.micros(declarations.kept()));
    }

    /// The steps of a source's events: what it looks up, then level by level what enters histories, what rows read of them, what they compute from it.
    List<Step> steps(int source) {
        TreeMap<Integer, List<Step>> levels = new TreeMap<>();
        levels.put(-1, lookups.steps(source));
        for (GroupDraft draft : drafts) {
            if (draft.identity.source() != source || !draft.identity.late().isEmpty()) continue;
            levels.computeIfAbsent(draft.identity.level() + 1, _ -> new ArrayList<>()).add(new Step.Update(draft.index));
        }
        if (source == sources.main()) {
            readers().forEach((level, readers) -> levels.computeIfAbsent(level, _ -> new ArrayList<>()).addAll(readers));
            computations.forEach((level, steps) -> levels.computeIfAbsent(level, _ -> new ArrayList<>()).addAll(steps));
        }
        return levels.values().stream().flatMap(List::stream).toList();
    }

    /// Readings of one level, group and key are one step.
    private Map<Integer, List<Step>> readers() {
        record Place(int level, int group, List<String> keys) {}
        Map<Place, List<ReadingDraft>> byPlace = new LinkedHashMap<>();
        for (ReadingDraft reading : readings) {
            byPlace.computeIfAbsent(new Place(reading.level(), reading.group().index, reading.keys().rows()), _ -> new ArrayList<>()).add(reading);
        }
        Map<Integer, List<Step>> levels = new TreeMap<>();
        byPlace.forEach((place, drafts) -> levels.computeIfAbsent(place.level(), _ -> new ArrayList<>())
                .add(new Step.Read(new Reader(place.group(), drafts.getFirst().keys().ofRow(), drafts.stream().map(ReadingDraft::reading).toList()))));
        return levels;
    }
}
