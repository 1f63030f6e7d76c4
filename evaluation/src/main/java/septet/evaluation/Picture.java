package septet.evaluation;

import septet.world.Chance;

/// What plots and tables of one predictor show beside its figures.
public sealed interface Picture permits Curves, Confusions, Residuals {
    static Picture of(Prepared prepared, Chance chance) {
        return switch (prepared.rows().truth()) {
            case Truth.Binary _ -> Curves.of(prepared, chance);
            case Truth.Classes _ -> Confusions.of(prepared, chance);
            case Truth.Numbers _ -> Residuals.of(prepared, chance);
        };
    }
}
