package septet.model;

import java.util.Arrays;
import java.util.List;
import septet.data.Dictionary;

/// A model of one head: encoder, additive score, logistic link.
public record FittedModel(Provenance provenance, List<String> heads, Encoder encoder, Additive score) implements Model {
    public FittedModel {
        heads = List.copyOf(heads);
        if (heads.size() != 1) throw new IllegalArgumentException("heads " + heads);
        if (encoder.width() != score.width()) throw new IllegalArgumentException(encoder.width() + " columns, the score reads " + score.width());
        if (score instanceof Linear && !encoder.isComplete()) throw new IllegalArgumentException("a sum over columns that may be missing");
    }

    @Override
    public List<Input> inputs() {
        return encoder.inputs();
    }

    @Override
    public Scorer scorer(Dictionary words) {
        return new Bound(encoder.bind(words), encoder.inputOfColumn(), score.adder());
    }

    @Override
    public byte[] artifact() {
        return Artifacts.write(this);
    }

    /// The probability for these log-odds, from 0 to 1.
    static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    private static final class Bound implements Scorer {
        private final BoundEncoder encoder;
        private final int[] inputOfColumn;
        private final Additive.Adder adder;
        private final double[] columns;
        private final double[] added;

        Bound(BoundEncoder encoder, int[] inputOfColumn, Additive.Adder adder) {
            this.encoder = encoder;
            this.inputOfColumn = inputOfColumn;
            this.adder = adder;
            this.columns = new double[inputOfColumn.length];
            this.added = new double[inputOfColumn.length];
        }

        @Override
        public void predict(double[] inputs, double[] heads) {
            encoder.encode(inputs, columns);
            heads[0] = logistic(adder.sum(columns));
        }

        @Override
        public double contributions(double[] inputs, double[] into) {
            encoder.encode(inputs, columns);
            double average = adder.contributions(columns, added);
            Arrays.fill(into, 0);
            for (int i = 0; i < added.length; i++) into[inputOfColumn[i]] += added[i];
            return average;
        }
    }
}
