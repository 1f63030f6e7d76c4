package septet.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.GrowingLearner;
import septet.model.Learner;
import septet.model.Model;
import septet.model.Parameter;
import septet.model.Settings;
import septet.model.TrainingRows;

/// Everything that a run asks of its learners, to be asked of them once more without the run: the same rows, settings and seeds, and nothing else.
final class RecordedFits {
    private interface Asked {
        void again() throws InterruptedException;
    }

    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /// A learner that remembers what it was asked.
    Learner over(Learner learner) {
        return learner instanceof GrowingLearner growing ? new Growing(growing) : new Plain(learner);
    }

    int size() {
        return asked.size();
    }

    /// Fits all of it again, one after the other.
    void again() throws InterruptedException {
        for (Asked each : List.copyOf(asked)) each.again();
    }

    private final class Plain implements Learner {
        private final Learner learner;

        Plain(Learner learner) {
            this.learner = learner;
        }

        @Override
        public String kind() {
            return learner.kind();
        }

        @Override
        public List<Parameter> parameters() {
            return learner.parameters();
        }

        @Override
        public double effort(Settings settings) {
            return learner.effort(settings);
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            asked.add(() -> learner.fit(train, settings, fitting));
            return learner.fit(train, settings, fitting);
        }
    }

    private final class Growing implements GrowingLearner {
        private final GrowingLearner learner;

        Growing(GrowingLearner learner) {
            this.learner = learner;
        }

        @Override
        public String kind() {
            return learner.kind();
        }

        @Override
        public List<Parameter> parameters() {
            return learner.parameters();
        }

        @Override
        public double effort(Settings settings) {
            return learner.effort(settings);
        }

        @Override
        public String along() {
            return learner.along();
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            asked.add(() -> learner.fit(train, settings, fitting));
            return learner.fit(train, settings, fitting);
        }

        /// Fitted again, it is grown to the size at which the looker-on had seen enough, and nobody looks on.
        @Override
        public Fit grow(TrainingRows train, Settings settings, Fitting fitting, Growth growth) throws InterruptedException {
            int[] last = {0};
            Fit fit = learner.grow(train, settings, fitting, new Growth() {
                @Override
                public List<Integer> sizes() {
                    return growth.sizes();
                }

                @Override
                public boolean reached(int size, Model model) throws InterruptedException {
                    last[0] = size;
                    return growth.reached(size, model);
                }
            });
            Settings reached = settings.with(learner.along(), last[0]);
            asked.add(() -> learner.fit(train, reached, fitting));
            return fit;
        }
    }
}
