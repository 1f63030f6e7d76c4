package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.Exploration.Bucket;
import septet.data.Exploration.Companions;
import septet.data.Exploration.Copies;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Label;
import septet.data.Exploration.Numbers;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Suspect;
import septet.data.Exploration.Timeline;
import septet.world.Chance;

/// What the rows of the sample say of columns and rows beside each other.
final class SampleFindings {
    private static final int BUCKETS = 8;
    private static final int BARS = 24;

    private final List<RowSample.Kept> rows;
    private final List<SampleColumn> columns = new ArrayList<>();
    private final Optional<Target> target;
    private final Optional<TimeChoice> time;
    private final List<Suspect> suspects;

    SampleFindings(List<Profile> profiles, List<RowSample.Kept> rows, Optional<Label> label, Optional<String> named, Optional<List<Leak>> leaks) {
        this.rows = rows;
        for (int i = 0; i < profiles.size(); i++) columns.add(SampleColumn.of(profiles.get(i), rows, i));
        target = label.map(found -> {
            int place = column(found.column());
            return Target.of(found, columns.get(place), rows, place);
        });
        time = TimeChoice.of(named, label.map(Label::column).orElse(""), columns);
        List<SampleColumn> others = columns.stream().filter(column -> !isLabel(column)).toList();
        suspects = leaks.map(SampleLeaks::told).orElseGet(() -> target.map(found -> SampleLeaks.of(found, others, rows, time)).orElse(List.of()));
    }

    private int column(String name) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).profile().name().equals(name)).findFirst().orElseThrow();
    }

    int size() {
        return rows.size();
    }

    private boolean isLabel(SampleColumn column) {
        return target.map(found -> found.label().column().equals(column.profile().name())).orElse(false);
    }

    /// The columns with all that the sample adds.
    List<Profile> columns() {
        Optional<Periods> periods = time.map(choice -> Periods.coarse(choice.times()));
        List<Profile> all = new ArrayList<>();
        for (SampleColumn column : columns) {
            Profile profile = column.profile();
            Optional<Numbers> numbers = column.isNumeric() ? profile.numbers().map(known -> filled(known, column.numbers())) : profile.numbers();
            List<Bucket> buckets = target.isPresent() && !isLabel(column) && profile.isInput() ? buckets(column, target.get()) : List.of();
            all.add(new Profile(profile.name(), profile.place(), profile.kind(), profile.why(), profile.reading(), profile.unread(), profile.missing(), profile.missingAs(),
                    profile.distinct(), profile.exact(), profile.words(), numbers, profile.texts(), profile.times(), buckets, periods.map(over -> over.of(column))
                            .orElse(List.of())));
        }
        return all;
    }

    private static Numbers filled(Numbers known, double[] sample) {
        double[] sorted = Arrays.stream(sample).filter(value -> !Double.isNaN(value)).sorted().toArray();
        if (sorted.length == 0) return known;
        double from = quantile(sorted, 0.005);
        double to = quantile(sorted, 0.995);
        int[] bars = new int[to > from ? BARS : 1];
        for (double value : sorted) bars[to > from ? Math.clamp((int) ((value - from) / (to - from) * BARS), 0, BARS - 1) : 0]++;
        return new Numbers(known.lowest(), quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75), known.highest(), known.mean(), known.deviation(), known.whole(),
                known.zeros(), known.negative(), from, to, Arrays.stream(bars).boxed().toList());
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    private static List<Bucket> buckets(SampleColumn column, Target target) {
        SampleColumn.Buckets buckets = column.buckets(BUCKETS);
        List<Bucket> found = new ArrayList<>();
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            int wanted = bucket;
            int[] inside = IntStream.range(0, column.size()).filter(row -> buckets.bucket()[row] == wanted).toArray();
            if (inside.length > 0) found.add(new Bucket(buckets.names().get(bucket), inside.length, target.summary(inside)));
        }
        return found;
    }

    Optional<Timeline> timeline(long all) {
        return time.map(choice -> Periods.fine(choice.times(), all / (double) rows.size()).timeline(choice, target));
    }

    List<Companions> together() {
        return Movement.of(columns);
    }

    List<Suspect> suspects() {
        return suspects;
    }

    /// Without the columns that may only be good because they leak.
    Optional<Exploration.Rule> rule() {
        java.util.Set<String> left = suspects.stream().map(Suspect::column).collect(java.util.stream.Collectors.toSet());
        List<SampleColumn> honest = columns.stream().filter(column -> !isLabel(column) && (column.profile().kind() == Kind.TEXT || !left.contains(column.profile().name())))
                .toList();
        return target.flatMap(label -> SingleRule.of(label, honest, time.map(TimeChoice::times).orElse(new double[0]), rows));
    }

    Copies copies(RowCopies exact) {
        Map<Long, Double> seen = new HashMap<>();
        long same = 0;
        long contradicting = 0;
        int[] compared = IntStream.range(0, columns.size()).filter(i -> !columns.get(i).profile().isKind(Kind.KEY, Kind.CONSTANT, Kind.EMPTY) && !isLabel(columns.get(i)))
                .toArray();
        for (int row = 0; row < rows.size() && compared.length > 0; row++) {
            long hash = TextHash.start();
            for (int column : compared) hash = TextHash.chained(hash, rows.get(row).texts()[column].strip());
            double label = target.isPresent() ? target.get().values()[row] : 0;
            Double before = seen.putIfAbsent(Chance.mix(hash), label);
            if (before == null) continue;
            same++;
            if (before != label) contradicting++;
        }
        Optional<SampleColumn> text = columns.stream().filter(column -> column.profile().kind() == Kind.TEXT && !isLabel(column))
                .max(java.util.Comparator.comparingDouble(column -> column.profile().texts().map(Exploration.Texts::characters).orElse(0.0)));
        NearTexts.Found near = text.map(column -> NearTexts.of(rows.stream().map(row -> row.texts()[column.profile().place() - 1]).toList())).orElse(new NearTexts.Found(0, 0,
                List.of()));
        return new Copies(exact.repeated(), exact.isEstimated(), same, contradicting, near.repeated(), text.map(column -> column.profile().name()).orElse(""), near.examples());
    }
}
