package septet.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The figures of a contest, each computed once. All contestants see the same replicates, so that a lead is a difference of what is there already.
final class Scoreboard {
    private record Asked(String name, Measure measure) {}

    private final Contest contest;
    private final Map<String, Prepared> prepared = new HashMap<>();
    private final Map<Asked, Sampled> known = new HashMap<>();
    private final Map<String, Scoreboard> parts = new HashMap<>();

    Scoreboard(Contest contest) {
        this.contest = contest;
        List<String> names = List.copyOf(contest.contestants().sequencedKeySet());
        List<Prepared> all = Prepared.all(List.copyOf(contest.contestants().sequencedValues()));
        for (int i = 0; i < names.size(); i++) prepared.put(names.get(i), all.get(i));
    }

    Contest contest() {
        return contest;
    }

    /// The board of the rows on which the condition holds.
    Scoreboard on(Optional<String> condition) {
        return condition.isEmpty() ? this : parts.computeIfAbsent("where " + condition.get(), _ -> new Scoreboard(contest.on(condition)));
    }

    /// The board of one slice.
    Scoreboard on(Sliced.Group slice) {
        return parts.computeIfAbsent(slice.sentence() + ": " + slice.name(), _ -> new Scoreboard(contest.only(slice.rows())));
    }

    /// Everybody's figures at once, from one series of replicates.
    void measure(List<Measure> measures) {
        List<Asked> missing = new ArrayList<>();
        for (String name : contest.contestants().sequencedKeySet()) {
            for (Measure measure : measures) if (!known.containsKey(new Asked(name, measure))) missing.add(new Asked(name, measure));
        }
        fill(missing);
    }

    Sampled sampled(Measure measure, String name) {
        Asked asked = new Asked(name, measure);
        if (!known.containsKey(asked)) fill(List.of(asked));
        return known.get(asked);
    }

    private void fill(List<Asked> missing) {
        List<Sampled> sampled = Sampled.of(missing.stream().map(asked -> Instrument.of(asked.measure, find(asked.name))).toList(), contest.chance());
        for (int i = 0; i < missing.size(); i++) known.put(missing.get(i), sampled.get(i));
    }

    private Prepared find(String name) {
        Prepared found = prepared.get(name);
        if (found == null) throw new IllegalArgumentException("nobody is called " + name);
        return found;
    }

    Picture picture(String name) {
        return Picture.of(find(name), contest.chance());
    }

    Figure figure(Measure measure, String name) {
        return sampled(measure, name).figure();
    }

    Figure lead(Measure measure, String first, String second) {
        return Sampled.lead(measure, sampled(measure, first), sampled(measure, second));
    }

    Figure room(Measure measure, String first, String second, double share) {
        return Sampled.room(measure, sampled(measure, first), sampled(measure, second), share);
    }

    long cases() {
        return contest.cases();
    }
}
