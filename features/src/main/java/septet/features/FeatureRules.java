package septet.features;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.ColumnType;
import septet.data.DataRules;
import septet.data.DataSection;
import septet.data.Known;
import septet.design.Expressions;
import septet.design.Findings;
import septet.framing.Framing;

/// What can be wrong with features beyond what compiling them finds.
public final class FeatureRules {
    private FeatureRules() {}

    /// The leak that looks like a good model: labels that are used as if they came with the event.
    public static void labelsTakeTime(Framing framing, DataSection data, Findings findings) {
        Optional<Map.Entry<String, ColumnType>> label = DataRules.labelOf(framing, data);
        if (label.isEmpty() || !(label.get().getValue().known() instanceof Known.After(Duration delay)) || !delay.isZero()) return;
        String name = label.get().getKey();
        List<String> fed = data.features().entrySet().stream().filter(feature -> Expressions.names(feature.getValue()).contains(name)).map(Map.Entry::getKey).toList();
        if (fed.isEmpty()) return;
        findings.warning("data.sources." + framing.forEach() + ".columns." + name,
                name + " is said to be known after 0d, and feeds " + String.join(", ", fed),
                "offline they use labels that nobody has yet when a request comes, so that training promises what serving does not deliver",
                "Write how long a label really takes, such as known after 7d; septet compare shows promised against delivered.", "FEATURES-LABEL-AT-ONCE");
    }
}
