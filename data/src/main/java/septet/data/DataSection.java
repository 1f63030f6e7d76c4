package septet.data;

import java.util.Map;
import septet.design.Expression;
import septet.design.Key;

/// Step 3: where events come from, what their columns mean, and what is computed from them.
public record DataSection(
        @Key(says = "Where rows come from, by a name of yours.") Map<String, SourceSection> sources,
        @Key(says = "What a model may use, computed from columns: your names to expressions. The same line runs in training and serving.",
                byDefault = "{}", examples = "{card_spend: 'mean(amount) by card over 1d, 7d, 30d'}") Map<String, Expression> features) {
}
