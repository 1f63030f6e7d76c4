package septet.loop;

import java.util.ArrayList;
import java.util.List;
import septet.model.Setting;
import septet.model.Settings;
import septet.model.Trial;

/// The same trials on several parts of the rows, as one.
final class Trials {
    private Trials() {}

    /// Trial by trial the mean score; where trials of one number ended at different sizes, the mean size. The models are those of the first part;
    /// a trial that learned nothing from one part has no score.
    static List<Trial> mean(List<List<Trial>> parts) {
        if (parts.size() == 1) return parts.getFirst();
        List<Trial> means = new ArrayList<>();
        for (int i = 0; i < parts.getFirst().size(); i++) {
            int number = i;
            List<Trial> same = parts.stream().map(part -> part.get(number)).toList();
            double score = same.stream().mapToDouble(Trial::score).average().orElseThrow();
            means.add(new Trial(same.getFirst().number(), settings(same), same.getFirst().fit(), score));
        }
        return means;
    }

    private static Settings settings(List<Trial> same) {
        Settings first = same.getFirst().settings();
        Settings mean = first;
        for (String name : first.values().keySet()) {
            boolean differ = same.stream().anyMatch(trial -> !trial.settings().get(name).equals(first.get(name)));
            if (!differ || !(first.get(name) instanceof Setting.Number)) continue;
            mean = mean.with(name, Math.rint(same.stream().mapToDouble(trial -> trial.settings().number(name)).average().orElseThrow()));
        }
        return mean;
    }

    /// Of equals the first.
    static Trial best(List<Trial> trials) {
        Trial best = trials.getFirst();
        for (Trial trial : trials) if (trial.score() > best.score() || Double.isNaN(best.score()) && !Double.isNaN(trial.score())) best = trial;
        return best;
    }

    /// How many learned nothing, where any did.
    static String lost(List<Trial> trials) {
        long lost = trials.stream().filter(trial -> Double.isNaN(trial.score())).count();
        return lost == 0 ? "" : " (" + lost + " without a model or a score)";
    }
}
