package septet.features;

import java.util.List;
import java.util.stream.IntStream;
import septet.data.Formula;

/// The way of what becomes known of an event into one group, where the event's key stands in its columns: it is found without a row.
///
/// @param group  its place in the plan
/// @param keys   places of the key's parts among what an event keeps; none: the key is computed, or may be corrected by then
/// @param values the same of what it contributes; none: that is computed
record LateWay(int group, int[] keys, int[] values) {
    private static final int[] COMPUTED = {};
    private static final LateWay[] NO_WAYS = {};

    /// One for each of the groups that events of a source enter later.
    static LateWay[] of(FeaturePlan plan, int source) {
        Lateness lateness = plan.lateness(source);
        // where events may be corrected, another key may come before the value does
        if (lateness.corrected()) return NO_WAYS;
        return IntStream.of(lateness.groups()).mapToObj(index -> {
            Group group = plan.groups().get(index);
            return new LateWay(index, places(lateness, group.keys().stream().map(Formula::slot).toList()), places(lateness, group.stored().stream().map(Channel::slot).toList()));
        }).toArray(LateWay[]::new);
    }

    private static int[] places(Lateness lateness, List<Integer> slots) {
        int[] places = slots.stream().mapToInt(slot -> slot < 0 ? -1 : IntStream.range(0, lateness.kept().length).filter(i -> lateness.kept()[i] == slot).findFirst().orElse(-1)).toArray();
        return IntStream.of(places).anyMatch(place -> place < 0) ? COMPUTED : places;
    }

    /// Whether the key is known early.
    boolean isKeyed() {
        return keys.length > 0;
    }

    /// Whether nothing has to be computed.
    boolean isDirect() {
        return isKeyed() && values.length > 0;
    }
}
