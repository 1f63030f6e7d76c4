package septet.evaluation;

import septet.world.Chance;

/// What plots and tables of one predictor show beside its figures.
public sealed interface Picture permits Curves, Confusions, Residuals {
    static Picture of(Scored scored, Chance chance) {
        return switch (scored.rows().truth()) {
            case Truth.Binary _ -> Curves.of(scored, chance);
            case Truth.Classes _ -> Confusions.of(scored, chance);
            case Truth.Numbers _ -> Residuals.of(scored, chance);
        };
    }
}
