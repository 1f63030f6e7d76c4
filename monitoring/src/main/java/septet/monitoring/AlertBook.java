package septet.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which alerts hold, and whom to tell what, when. An alert rises when its condition has held for as long as its rule says, and ends when it no longer does. What rises within
/// half a minute is told as one; what nobody acknowledges is told again every four hours; what is silenced is kept, and told when the silence ends if it still holds.
/// Driven by the times that are handed in. It belongs to one thread.
public final class AlertBook {
    private static final long GROUP = Duration.ofSeconds(30).toNanos() / 1_000;
    private static final long AGAIN = Duration.ofHours(4).toNanos() / 1_000;

    /// An alert as it stands.
    ///
    /// @param acknowledged by whom; empty where nobody has
    /// @param told         whether somebody was told of it
    /// @param silentUntil  microseconds: nothing is told of it before; long ago where nobody asked for silence
    public record Standing(String rule, String says, long since, String acknowledged, boolean told, long silentUntil) {
        /// In a line, for whoever looks.
        String line(long now) {
            return rule + ": " + says + (acknowledged.isEmpty() ? "" : "; " + acknowledged + " acts") + (isSilent(now) ? "; silent until " + NoticeEvent.time(silentUntil) : "");
        }

        boolean isSilent(long now) {
            return now < silentUntil;
        }
    }

    private static final class State {
        private long holdsSince = Long.MIN_VALUE;
        private long risenAt = Long.MIN_VALUE;
        private long lastTold = Long.MIN_VALUE;
        private String says = "";
        private String acknowledged = "";
        private long silentUntil = Long.MIN_VALUE;

        /// A clock that was set back makes nothing lie ahead that has happened.
        private void by(long now) {
            holdsSince = Math.min(holdsSince, now);
            risenAt = Math.min(risenAt, now);
            lastTold = Math.min(lastTold, now);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// All of it, as it is written.
    ///
    /// @param waiting notices on their way
    private record Written(List<Kept> rules, List<Notice.Line> ended, long groupSince, List<byte[]> waiting) {
        Written {
            rules = List.copyOf(rules);
            ended = List.copyOf(ended);
            waiting = List.copyOf(waiting);
        }
    }

    /// A rule and its state, as they are written.
    private record Kept(String rule, long holdsSince, long risenAt, long lastTold, long silentUntil, String says, String acknowledged) {
        Kept {
            Objects.requireNonNull(rule);
            Objects.requireNonNull(says);
            Objects.requireNonNull(acknowledged);
        }

        static Kept of(String rule, State state) {
            return new Kept(rule, state.holdsSince, state.risenAt, state.lastTold, state.silentUntil, state.says, state.acknowledged);
        }

        State state() {
            State state = new State();
            state.holdsSince = holdsSince;
            state.risenAt = risenAt;
            state.lastTold = lastTold;
            state.silentUntil = silentUntil;
            state.says = says;
            state.acknowledged = acknowledged;
            return state;
        }
    }

    private final String system;
    private final Map<String, State> rules = new TreeMap<>();
    private final List<Notice.Line> ended = new ArrayList<>();
    private Set<String> asked = Set.of();
    private long groupSince = Long.MIN_VALUE;
    private long notices;

    public AlertBook(String system) {
        this.system = system;
    }

    /// These rules and no others are looked at from now on.
    public void asks(Set<String> of) {
        asked = Set.copyOf(of);
    }

    /// The rules that are looked at.
    Set<String> rules() {
        return new TreeSet<>(asked);
    }

    /// What a rule finds now.
    ///
    /// @param over how long it must hold
    /// @param says the numbers behind it, in a sentence
    public void check(String rule, boolean holds, Duration over, String says, long now) {
        State state = rules.computeIfAbsent(rule, _ -> new State());
        state.by(now);
        if (!holds) {
            if (state.lastTold != Long.MIN_VALUE) {
                ended.add(new Notice.Line(rule, says, state.holdsSince));
                begin(now);
            }
            state.holdsSince = Long.MIN_VALUE;
            state.risenAt = Long.MIN_VALUE;
            state.lastTold = Long.MIN_VALUE;
            state.acknowledged = "";
            return;
        }
        if (state.holdsSince == Long.MIN_VALUE) state.holdsSince = now;
        state.says = says;
        if (state.risenAt == Long.MIN_VALUE && now - state.holdsSince >= over.toNanos() / 1_000) {
            state.risenAt = now;
            begin(now);
        }
    }

    private void begin(long now) {
        if (groupSince == Long.MIN_VALUE) groupSince = now;
    }

    /// Whether somebody is to be told something by now. Asked for again and again; each notice is given once.
    public Optional<Notice> due(long now) {
        groupSince = Math.min(groupSince, now);
        boolean grouped = groupSince != Long.MIN_VALUE && now - groupSince >= GROUP;
        List<Notice.Line> risen = new ArrayList<>();
        boolean fresh = false;
        for (Map.Entry<String, State> each : rules.entrySet()) {
            State state = each.getValue();
            if (state.risenAt == Long.MIN_VALUE || now < state.silentUntil) continue;
            boolean first = state.lastTold == Long.MIN_VALUE && (grouped || groupSince == Long.MIN_VALUE);
            boolean again = state.lastTold != Long.MIN_VALUE && state.acknowledged.isEmpty() && now - state.lastTold >= AGAIN;
            if (!first && !again) continue;
            fresh |= state.lastTold == Long.MIN_VALUE;
            state.lastTold = now;
            risen.add(new Notice.Line(each.getKey(), state.says, state.holdsSince));
        }
        if (grouped) groupSince = Long.MIN_VALUE;
        List<Notice.Line> over = new ArrayList<>();
        if (grouped) {
            over.addAll(ended);
            ended.clear();
        }
        if (risen.isEmpty() && over.isEmpty()) return Optional.empty();
        notices++;
        return Optional.of(new Notice(system + "-" + now + "-" + notices, now, risen, over, !fresh && over.isEmpty()));
    }

    /// Somebody acts; it is not told again before it has ended and risen anew.
    ///
    /// @return whether the alert holds
    public boolean acknowledge(String rule, String who) {
        State state = rules.get(rule);
        if (state == null || state.risenAt == Long.MIN_VALUE) return false;
        state.acknowledged = who;
        return true;
    }

    /// Nothing is told of it until then.
    ///
    /// @return whether there is such a rule
    public boolean silence(String rule, long until) {
        if (!asked.contains(rule)) return false;
        rules.computeIfAbsent(rule, _ -> new State()).silentUntil = until;
        return true;
    }

    /// As it stands, to be read by the next process.
    ///
    /// @param waiting notices that were given out and have not come to their receiver
    byte[] bytes(List<byte[]> waiting) {
        List<Kept> kept = rules.entrySet().stream().map(each -> Kept.of(each.getKey(), each.getValue())).toList();
        return JSON.writeValueAsBytes(new Written(kept, ended, groupSince, waiting));
    }

    /// What was written; anything else is as if nothing had been. A rule that nobody asks any more is over, and whoever was told of it is told so.
    ///
    /// @return the notices that were on their way
    List<byte[]> read(byte[] bytes, long now) {
        Written written;
        try {
            written = JSON.readValue(bytes, Written.class);
        } catch (JacksonException _) {
            return List.of();
        }
        groupSince = written.groupSince();
        ended.addAll(written.ended());
        for (Kept kept : written.rules()) {
            if (asked.contains(kept.rule())) {
                rules.put(kept.rule(), kept.state());
            } else if (kept.lastTold() != Long.MIN_VALUE) {
                ended.add(new Notice.Line(kept.rule(), "the design no longer asks for it", kept.holdsSince()));
                begin(now);
            }
        }
        return written.waiting();
    }

    /// Alerts that have risen and hold.
    public List<Standing> standing() {
        List<Standing> standing = new ArrayList<>();
        rules.forEach((rule, state) -> {
            if (state.risenAt != Long.MIN_VALUE) standing.add(new Standing(rule, state.says, state.holdsSince, state.acknowledged, state.lastTold != Long.MIN_VALUE,
                    state.silentUntil));
        });
        return standing;
    }
}
