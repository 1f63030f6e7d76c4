package septet.serving;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.Values;
import septet.data.VersionRecord;
import septet.design.Type;
import septet.features.Feature;
import septet.model.Gauge;
import septet.model.Reason;

/// From a verdict to the record in the log, and from the record to the answer: a repeated request gets the same answer because both
/// come from the record.
final class Recording {
    private static final String ALONE = "";
    private final List<Feature> features;
    private final Dictionary words;
    private final int reasons;
    private final Gauge score;

    Recording(List<Feature> features, Dictionary words, int reasons, Gauge score) {
        this.features = features;
        this.words = words;
        this.reasons = reasons;
        this.score = score;
    }

    List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    DecisionRecord record(String id, long event, long at, Verdict verdict, Row row) {
        List<DecisionRecord.Reason> why = new ArrayList<>(reasons);
        if (verdict.estimated() && reasons > 0) {
            for (Reason reason : verdict.rung().estimator().reasons(row, reasons)) why.add(new DecisionRecord.Reason(reason.input(), reason.contribution()));
        }
        Candidate candidate = new Candidate(ALONE, 1, 1, verdict.heads(), seen(row));
        return new DecisionRecord(id, event, at, verdict.rung().version(), ALONE, List.of(candidate), verdict.decision(), why, verdict.degraded());
    }

    private FeatureRow seen(Row row) {
        FeatureRow seen = new FeatureRow(features.size());
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            long value = row.values[feature.slot()];
            // A text stands in its event already, and is not told twice.
            if (value == Values.MISSING || feature.type() instanceof Type.Terms) continue;
            if (isWord(feature.type())) seen.set(i, words.word((int) value));
            else seen.set(i, Values.input(feature.type(), value));
        }
        return seen;
    }

    private static boolean isWord(Type type) {
        return type instanceof Type.Category || type instanceof Type.Key;
    }

    /// @param version that the record names
    Decision answer(DecisionRecord record, VersionRecord version) {
        Candidate only = record.candidates().getFirst();
        List<Decision.Head> heads = new ArrayList<>(only.heads().length);
        for (int i = 0; i < only.heads().length; i++) heads.add(new Decision.Head(version.heads().get(i), only.heads()[i]));
        List<Decision.Why> why = new ArrayList<>(record.reasons().size());
        for (DecisionRecord.Reason reason : record.reasons()) {
            int place = version.features().indexOf(reason.feature());
            why.add(new Decision.Why(reason.feature(), place < 0 ? "" : text(reason.feature(), only.features(), place), reason.contribution()));
        }
        return new Decision(record.request(), record.decision(), score.of(only.heads()), heads, why, record.version(), record.degraded());
    }

    private String text(String feature, FeatureRow seen, int place) {
        if (seen.isMissing(place)) return "";
        if (seen.isWord(place)) return seen.word(place);
        double number = seen.number(place);
        for (Feature each : features) if (each.name().equals(feature) && each.type() instanceof Type.Bool) return number == 1 ? "true" : "false";
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
