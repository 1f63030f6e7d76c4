package septet.features;

import septet.data.StateReader;
import septet.data.StateWriter;
import septet.design.Type;
import septet.world.Chance;

/// What a [FeatureState] is made of, as a whole: its size, its bytes and its hash.
record StateParts(FeaturePlan plan, GroupState[] groups, Versions[] versions, AheadState[] ahead, Ids[] ids, Waiting[] waiting, Agenda agenda) {
    long keys() {
        long keys = 0;
        for (GroupState group : groups) keys += group.histories().size();
        for (Versions each : versions) keys += each.keys();
        return keys;
    }

    long bytes() {
        long bytes = 0;
        for (GroupState group : groups) bytes += group.histories().bytes();
        for (Versions each : versions) bytes += each.bytes();
        for (AheadState each : ahead) bytes += each.bytes();
        return bytes;
    }

    long entryBytes() {
        long[] bytes = new long[1];
        for (GroupState group : groups) group.histories().forEach((_, history) -> bytes[0] += 8L * history.kept() * group.group().shape().stride);
        return bytes[0];
    }

    int remembered() {
        int size = 0;
        for (int source = 0; source < ids.length; source++) size += waiting[source].size() + ids[source].size();
        return size;
    }

    void write(StateWriter to) {
        for (GroupState group : groups) group.write(to);
        for (Versions each : versions) each.write(to);
        for (AheadState each : ahead) each.write(to);
        for (int source = 0; source < ids.length; source++) {
            ids[source].write(to);
            waiting[source].write(to);
        }
        int[] awaited = new int[1];
        agenda.forEach((due, target, value) -> awaited[0] += isAwaited(due, target, value) ? 1 : 0);
        to.number(awaited[0]);
        agenda.forEach((due, target, value) -> {
            if (!isAwaited(due, target, value)) return;
            int source = Agenda.source(target);
            to.number(due);
            to.number(source);
            to.number(Agenda.bit(target));
            to.number(waiting[source].event((int) target));
            to.value(type(source, Agenda.bit(target)), value);
        });
    }

    /// Of a new state only.
    void read(StateReader from) {
        for (GroupState group : groups) group.read(from);
        for (Versions each : versions) each.read(from);
        for (AheadState each : ahead) each.read(from);
        for (int source = 0; source < ids.length; source++) {
            ids[source].read(from);
            waiting[source].read(from);
        }
        for (int left = from.count(); left > 0; left--) {
            long due = from.number();
            int source = from.count();
            int bit = from.count();
            int record = waiting[source].find(from.number());
            agenda.add(due, Agenda.target(source, bit, record), from.value(type(source, bit)));
        }
    }

    /// Whether what was announced was not announced otherwise since.
    private boolean isAwaited(long due, long target, long value) {
        return waiting[Agenda.source(target)].isAwaited((int) target, Agenda.bit(target), due, value);
    }

    private Type type(int source, int bit) {
        return plan.schema(source).columns().get(plan.lateness(source).late().get(bit).slot()).type();
    }

    long hash() {
        long hash = 0;
        for (GroupState group : groups) hash = Hashes.of(hash, group.hash(plan.dictionary()));
        for (int source = 0; source < ids.length; source++) hash = Hashes.of(Hashes.of(hash, ids[source].hash()), waiting[source].hash(plan.dictionary()));
        for (AheadState each : ahead) hash = Hashes.of(hash, each.hash());
        for (Versions each : versions) hash = Hashes.of(hash, each.hash(plan.dictionary()));
        return Hashes.of(hash, announced());
    }

    /// What was announced and is not known yet: by the event and the value's meaning.
    private long announced() {
        long[] sum = new long[1];
        agenda.forEach((due, target, value) -> {
            if (!isAwaited(due, target, value)) return;
            int source = Agenda.source(target);
            long place = (long) source << Agenda.BIT_BITS | Agenda.bit(target);
            long hash = Hashes.of(Hashes.of(Hashes.of(0, due), place), waiting[source].event((int) target));
            sum[0] += Chance.mix(Hashes.of(hash, Hashes.of(type(source, Agenda.bit(target)), value, plan.dictionary())));
        });
        return sum[0];
    }
}
