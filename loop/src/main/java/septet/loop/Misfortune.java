package septet.loop;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import septet.model.Version;
import septet.world.Disk;
import septet.world.SimulatedWorld;

/// What goes wrong in a rehearsal, and when; several things at once where they overlap.
final class Misfortune {
    private static final long SKEW = 3_600_000_000L;
    /// Bytes that a full device still takes.
    private static final long LAST_BYTES = 500;
    private final List<Mishap> mishaps;
    private final SimulatedWorld world;
    private int next;
    private boolean down;
    /// What the device suffers from.
    private final List<Mishap> ailing = new ArrayList<>();
    /// After how many writes the power is cut, one cut behind the other: the first is due.
    private final Deque<Long> cuts = new ArrayDeque<>();
    private int damages;
    private int damaged;

    Misfortune(List<Mishap> mishaps, SimulatedWorld world) {
        this.mishaps = mishaps.stream().sorted(Comparator.comparingLong(Mishap::at)).toList();
        this.world = world;
    }

    /// When the next thing goes wrong; far away where nothing does.
    long next() {
        return next == mishaps.size() ? Long.MAX_VALUE : mishaps.get(next).at();
    }

    /// It goes wrong.
    Mishap begin() {
        Mishap mishap = mishaps.get(next++);
        switch (mishap.kind()) {
            case KILL, SLOW, CLOCK_SKEW, FOLLOWER_LAGS, POISONED_LABELS -> { }
            case POWER_CUT -> {
                cuts.add(mishap.at() % 5);
                if (cuts.size() == 1) world.disk().powerCutAfter(cuts.getFirst());
            }
            case DISK_FULL -> {
                if (!ails(mishap.kind())) world.disk().faults().space(LAST_BYTES);
                ailing.add(mishap);
            }
            case STORE_DOWN -> {
                ailing.add(mishap);
                world.disk().faults().down(true);
            }
            case CORRUPT_MODEL -> damages++;
        }
        return mishap;
    }

    private boolean ails(Mishap.Kind kind) {
        return ailing.stream().anyMatch(each -> each.kind() == kind);
    }

    /// The power comes back, until the next cut.
    void powerOn() {
        world.disk().powerOn();
        cuts.poll();
        if (!cuts.isEmpty()) world.disk().powerCutAfter(cuts.getFirst());
    }

    /// What the server's clock says.
    long clock(long now) {
        return covers(Mishap.Kind.CLOCK_SKEW, now) ? now - SKEW : now;
    }

    boolean isSlow(long now) {
        return covers(Mishap.Kind.SLOW, now);
    }

    /// Whether what is followed does not come now.
    boolean lags(long now) {
        return covers(Mishap.Kind.FOLLOWER_LAGS, now);
    }

    private boolean covers(Mishap.Kind kind, long now) {
        return mishaps.stream().anyMatch(each -> each.kind() == kind && each.covers(now));
    }

    /// From now on nothing can be written, until somebody repairs the device.
    void fails() {
        down = true;
    }

    boolean isDown() {
        return down;
    }

    /// Whether somebody has repaired the device by now, from all that it suffered from; then the process may start again.
    boolean isRepaired(long now) {
        heal(now);
        if (!ailing.isEmpty()) return false;
        boolean was = down;
        down = false;
        return was;
    }

    void repair() {
        down = false;
        heal(Long.MAX_VALUE);
    }

    /// What is over is over, whatever else goes on.
    private void heal(long now) {
        if (!ailing.removeIf(each -> !each.covers(now))) return;
        if (!ails(Mishap.Kind.DISK_FULL)) world.disk().faults().space(Long.MAX_VALUE);
        world.disk().faults().down(ails(Mishap.Kind.STORE_DOWN));
    }

    /// The model file of a version that is about to take over, where that is to be damaged.
    void damage(Version version, Path folder) {
        if (damages == 0 || !ailing.isEmpty()) return;
        damages--;
        String hash = version.artifacts().entrySet().stream().filter(entry -> entry.getKey().startsWith(Release.MODEL)).findFirst().orElseThrow().getValue();
        Path file = folder.resolve("artifacts").resolve(hash.substring(0, 2)).resolve(hash.substring(2));
        byte[] content = world.disk().read(file);
        // Never the same place: damaged twice it would be whole again.
        content[(content.length / 2 + damaged++) % content.length] ^= 1;
        world.disk().truncate(file, 0);
        try (Disk.Appender appender = world.disk().append(file)) {
            appender.write(ByteBuffer.wrap(content));
            appender.sync();
        }
    }
}
