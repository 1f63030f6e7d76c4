package septet.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import septet.data.FeatureRow;
import septet.monitoring.Bins;
import septet.monitoring.Counts;
import septet.monitoring.Drift;
import septet.monitoring.Reference;

/// Whether the inputs of the last seven days lie where they lay in training; seven, so that each weekday counts once. A feature that has drifted is told once, until it lies
/// there again.
final class InputAlarm {
    private static final int DAYS = 7;
    private final Deque<List<Counts>> days = new ArrayDeque<>();
    private final Set<String> drifted = new HashSet<>();
    private List<Reference> references = List.of();
    private double worst = Double.NaN;

    /// From now on this is how they lay.
    void refer(List<Reference> training) {
        references = training;
        drifted.clear();
        days.clear();
        begin();
    }

    private void begin() {
        List<Counts> day = new ArrayList<>();
        references.forEach(reference -> day.add(new Counts(reference.counts().bins())));
        days.addLast(day);
    }

    /// @param places for each reference the place of its feature
    void decided(FeatureRow row, int[] places) {
        if (days.isEmpty()) return;
        List<Counts> today = days.getLast();
        for (int i = 0; i < today.size(); i++) {
            if (places[i] < 0) continue;
            int bin = switch (references.get(i).bins()) {
                case Bins.Numbers numbers -> numbers.bin(row.isMissing(places[i]) ? Double.NaN : row.number(places[i]));
                case Bins.Words words -> words.bin(row.isMissing(places[i]) ? "" : row.word(places[i]));
            };
            today.get(i).add(bin);
        }
    }

    /// A day ends.
    ///
    /// @return the features that have begun to drift, with how far
    List<String> day() {
        List<String> begun = new ArrayList<>();
        worst = days.size() == DAYS ? 0 : Double.NaN;
        for (int i = 0; i < references.size() && days.size() == DAYS; i++) {
            Counts week = new Counts(references.get(i).counts().bins());
            for (List<Counts> day : days) week.add(day.get(i));
            String name = references.get(i).feature();
            Drift drift = Drift.of(references.get(i).counts(), week);
            worst = Math.max(worst, drift.psi());
            if (drift instanceof Drift.Drifted && drifted.add(name)) begun.add(String.format(Locale.ROOT, "%s (stability index %.2f)", name, drift.psi()));
            if (drift instanceof Drift.Stable) drifted.remove(name);
        }
        if (days.size() == DAYS) days.removeFirst();
        begin();
        return begun;
    }

    /// The stability index of the input that lay farthest from training in the last whole week; NaN before there was one.
    double worst() {
        return worst;
    }

    List<Reference> references() {
        return references;
    }
}
