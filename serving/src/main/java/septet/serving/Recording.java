package septet.serving;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.VersionRecord;
import septet.design.Type;
import septet.features.Feature;
import septet.model.Gauge;
import septet.model.Reason;

/// From a verdict to the record in the log, and from the record to the answer: a repeated request gets the same answer because both
/// come from the record.
final class Recording {
    private static final String ALONE = "";
    private static final String WORD = ": ";
    private final List<Feature> features;
    private final Dictionary words;
    private final int reasons;
    private final Gauge score;

    /// By whom an answer was given.
    ///
    /// @param arm        of a rollout; empty where there is none
    /// @param propensity how likely that arm was
    record Given(String arm, double propensity) {
    }

    Recording(List<Feature> features, Dictionary words, int reasons, Gauge score) {
        this.features = features;
        this.words = words;
        this.reasons = reasons;
        this.score = score;
    }

    List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    DecisionRecord record(String id, long event, long at, Verdict verdict, Given given, Row row) {
        List<DecisionRecord.Reason> why = new ArrayList<>(reasons);
        if (verdict.estimated() && reasons > 0) {
            for (Reason reason : verdict.rung().estimator().reasons(row, reasons)) why.add(new DecisionRecord.Reason(named(reason), reason.contribution()));
        }
        Candidate candidate = new Candidate(ALONE, 1, given.propensity(), verdict.heads(), Seen.of(features, row, words));
        return new DecisionRecord(id, event, at, verdict.rung().version(), given.arm(), List.of(candidate), verdict.decision(), why, verdict.degraded());
    }

    /// @param version that the record names
    Decision answer(DecisionRecord record, VersionRecord version) {
        Candidate only = record.candidates().getFirst();
        List<Decision.Head> heads = new ArrayList<>(only.heads().length);
        for (int i = 0; i < only.heads().length; i++) heads.add(new Decision.Head(version.heads().get(i), only.heads()[i]));
        List<Decision.Why> why = new ArrayList<>(record.reasons().size());
        for (DecisionRecord.Reason reason : record.reasons()) {
            why.add(why(reason, only.features(), version));
        }
        return new Decision(record.request(), record.decision(), score.of(only.heads()), heads, why, record.version(), record.degraded());
    }

    /// A word of a text stands behind the name of its feature; no name holds a colon.
    private static String named(Reason reason) {
        return reason.word().isEmpty() ? reason.input() : reason.input() + WORD + reason.word();
    }

    private Decision.Why why(DecisionRecord.Reason reason, FeatureRow seen, VersionRecord version) {
        int word = reason.feature().indexOf(WORD);
        if (word >= 0) return new Decision.Why(reason.feature().substring(0, word), reason.feature().substring(word + WORD.length()), reason.contribution());
        int place = version.features().indexOf(reason.feature());
        return new Decision.Why(reason.feature(), place < 0 ? "" : text(reason.feature(), seen, place), reason.contribution());
    }

    private String text(String feature, FeatureRow seen, int place) {
        if (seen.isMissing(place)) return "";
        if (seen.isWord(place)) return seen.word(place);
        double number = seen.number(place);
        for (Feature each : features) if (each.name().equals(feature) && each.type() instanceof Type.Bool) return number == 1 ? "true" : "false";
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
