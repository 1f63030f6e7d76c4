package septet.features;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import septet.data.Calendar;
import septet.data.Formula;
import septet.design.Expression.Window;
import septet.features.Channel.Need;

/// A group while aggregates are still added to it.
final class GroupDraft {
    /// What tells groups apart: aggregates with one identity share their events, keys and times.
    ///
    /// @param keys  the keys of the event as they are written
    /// @param late  slots of the late columns that it waits for
    /// @param level how many aggregates its events' values rest upon
    record Identity(int source, List<String> keys, List<Integer> late, long delay, int level) {}

    private static final class ChannelDraft {
        private final Operand operand;
        private final Set<Need> needs = EnumSet.noneOf(Need.class);
        private int tail;

        ChannelDraft(Operand operand) {
            this.operand = operand;
        }

        Channel channel() {
            return new Channel(operand.kind(), operand.type(), operand.value(), operand.where(), needs, tail, operand.sketch());
        }
    }

    final Identity identity;
    final List<Formula> keys;
    final int index;
    /// Slots of the source's row that a late event needs again.
    final Uses uses = new Uses();
    private final List<ChannelDraft> channels = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private boolean whole;

    GroupDraft(Identity identity, List<Formula> keys, int index) {
        this.identity = identity;
        this.keys = keys;
        this.index = index;
    }

    /// The place of a channel among the stored ones.
    ///
    /// @param length of a list since the beginning; otherwise 0
    int channel(Operand operand, Reading.What what, long length) {
        if (operand.kind() == Channel.Kind.EVERY) return Reading.EVERY;
        int place = 0;
        while (place < channels.size() && !channels.get(place).operand.text().equals(operand.text())) place++;
        if (place == channels.size()) channels.add(new ChannelDraft(operand));
        channels.get(place).needs.addAll(needs(what));
        if (what == Reading.What.LIST) channels.get(place).tail = Math.max(channels.get(place).tail, (int) length);
        return place;
    }

    private static Set<Need> needs(Reading.What what) {
        return switch (what) {
            case COUNT, RATE, ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED -> Set.of();
            case TRUTHS, SUM, MEAN, ANY -> Set.of(Need.SUM);
            case VARIANCE, STDDEV -> Set.of(Need.SUM, Need.SQUARES);
            case MIN, MAX -> Set.of(Need.ORDER);
            case FIRST, LAST, SINCE, LIST -> Set.of(Need.ENDS);
            case DISTINCT, ENTROPY, TOP, MODE -> Set.of(Need.TALLY);
            case QUANTILE -> Set.of(Need.RANKS);
        };
    }

    /// The place of a window; empty: since the beginning, which has its place only when all others are known.
    Optional<Integer> window(Optional<Window> window) {
        if (window.isEmpty()) {
            whole = true;
            return Optional.empty();
        }
        if (!windows.contains(window.get())) windows.add(window.get());
        return Optional.of(windows.indexOf(window.get()));
    }

    int windows() {
        return windows.size();
    }

    /// @param calendar of the rows that read the group
    /// @param kept     microseconds that a row may be older than its key's newest entry
    /// @param late     the mask of the late columns in their source
    /// @param corrected microseconds for which an event may still be taken back; 0: none may
    Group group(Calendar calendar, long kept, long late, long corrected) {
        List<Edge> edges = new ArrayList<>();
        for (Window window : windows) {
            edges.add(switch (window) {
                case Window.Sliding(Duration width) -> new Edge.Sliding(Times.micros(width));
                case Window.Today() -> new Edge.Today(calendar);
                case Window.Session(Duration gap) -> new Edge.Session(Times.micros(gap));
            });
        }
        List<Channel> stored = new ArrayList<>();
        for (ChannelDraft draft : channels) stored.add(draft.channel());
        return new Group(identity.source(), keys, late, identity.delay(), stored, edges, new Shape(stored, edges, whole, kept, corrected));
    }
}
