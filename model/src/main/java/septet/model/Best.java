package septet.model;

/// Keeps the best of the models that one trial shows; of equals the first.
final class Best {
    private final Search.Score score;
    private Trial trial;

    Best(Search.Score score) {
        this.score = score;
    }

    /// @return whether this model is better than all before it
    boolean judge(int number, Settings settings, Model model) {
        double reached = score.of(model);
        boolean better = trial == null || reached > trial.score() || Double.isNaN(trial.score()) && !Double.isNaN(reached);
        if (better) trial = new Trial(number, settings, new Fit.Learned(model), reached);
        return better;
    }

    Trial trial() {
        return trial;
    }
}
