package septet.loop;

import septet.data.Column;
import septet.design.Type;
import septet.features.FeaturePlan;

/// The currency of a design's costs.
final class Coins {
    private Coins() {}

    /// Empty where the design names none.
    static String of(SystemDesign design, FeaturePlan plan) {
        for (Column column : plan.schema().columns()) if (column.type() instanceof Type.Money money) return money.currency();
        return design.requirements().costs().stream().map(cost -> cost.amount().text()).filter(text -> text.matches(".* [A-Z]{3}"))
                .map(text -> text.substring(text.length() - 3)).findFirst().orElse("");
    }
}
