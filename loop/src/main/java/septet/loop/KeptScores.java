package septet.loop;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import septet.evaluation.HeldOut;
import septet.model.Model;
import septet.model.Search;
import septet.model.Settings;

/// What the models of each trial of a search scored, in the order in which the trial showed them. An ended trial is scored once, whether or not the run ended that it belonged to.
final class KeptScores {
    private final KeptSteps steps;
    private final String key;

    /// @param key all that decides how rows are divided and judged
    KeptScores(KeptSteps steps, String key) {
        this.steps = steps;
        this.key = key;
    }

    Search.Score of(String learner, HeldOut held, Settings point, Search.Score score) {
        return new Kept(String.join("\n", key, "scores", learner, rows(held.train()), rows(held.validate()), point.written().toString()), score);
    }

    private static String rows(int[] rows) {
        return rows.length + " " + Arrays.hashCode(rows);
    }

    private final class Kept implements Search.Score {
        private final String what;
        private final Search.Score score;
        private final double[] before;
        private final List<Double> told = new ArrayList<>();

        Kept(String what, Search.Score score) {
            this.what = what;
            this.score = score;
            before = steps.read(what).map(KeptScores::numbers).orElse(new double[0]);
        }

        @Override
        public double of(Model model) {
            double value = told.size() < before.length ? before[told.size()] : score.of(model);
            told.add(value);
            return value;
        }

        @Override
        public void ended() {
            if (told.size() > before.length) steps.write(what, bytes(told));
        }
    }

    private static double[] numbers(byte[] bytes) {
        double[] numbers = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
        return numbers;
    }

    private static byte[] bytes(List<Double> numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * Double.BYTES);
        numbers.forEach(bytes::putDouble);
        return bytes.array();
    }
}
