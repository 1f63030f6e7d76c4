package septet.benchmarks;

import java.util.List;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Learner;
import septet.model.Parameter;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.world.Chance;

/// Planted: a learner that learns from rows whose labels were dealt out anew.
record ShuffledLabels(Learner honest) implements Learner {
    @Override
    public String kind() {
        return honest.kind();
    }

    @Override
    public List<Parameter> parameters() {
        return honest.parameters();
    }

    @Override
    public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
        double[] target = train.target().clone();
        Chance chance = Chance.of(fitting.seed()).of("shuffled labels");
        for (int i = target.length - 1; i > 0; i--) {
            int other = chance.nextInt(i + 1);
            double label = target[i];
            target[i] = target[other];
            target[other] = label;
        }
        double[][] columns = new double[train.inputs().size()][];
        for (int i = 0; i < columns.length; i++) columns[i] = train.column(i);
        return honest.fit(TrainingRows.of(train.inputs(), columns, target, train.weight(), train.words()), settings, fitting);
    }

    @Override
    public double effort(Settings settings) {
        return honest.effort(settings);
    }
}
