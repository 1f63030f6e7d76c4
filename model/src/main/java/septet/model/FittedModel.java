package septet.model;

import java.util.List;
import septet.data.Dictionary;

/// Encoder, additive scores, and the link that makes estimates of them.
///
/// @param heads  what it estimates
/// @param scores one for each head
public record FittedModel(Provenance provenance, List<String> heads, Encoder encoder, List<Additive> scores, Link link) implements Model {
    public FittedModel {
        heads = List.copyOf(heads);
        scores = List.copyOf(scores);
        if (heads.size() != scores.size() || !link.fits(heads.size())) throw new IllegalArgumentException(link + " of " + scores.size() + " scores for " + heads);
        for (Additive score : scores) {
            if (encoder.width() != score.width()) throw new IllegalArgumentException(encoder.width() + " columns, the score reads " + score.width());
            if (score instanceof Linear && !encoder.isComplete()) throw new IllegalArgumentException("a sum over columns that may be missing");
        }
    }

    /// A model of one chance: encoder, additive score, logistic link.
    public FittedModel(Provenance provenance, List<String> heads, Encoder encoder, Additive score) {
        this(provenance, heads, encoder, List.of(score), Link.LOGISTIC);
    }

    @Override
    public List<Input> inputs() {
        return encoder.inputs();
    }

    @Override
    public Scorer scorer(Dictionary words) {
        int[] inputOfColumn = encoder.inputOfColumn();
        Additive.Adder[] adders = scores.stream().map(score -> score.adder(inputOfColumn, encoder.inputs().size())).toArray(Additive.Adder[]::new);
        return new Bound(encoder.bind(words), adders, link);
    }

    @Override
    public byte[] artifact() {
        return Artifacts.write(this);
    }

    /// The probability for these log-odds, from 0 to 1.
    static double logistic(double logOdds) {
        return Link.logistic(logOdds);
    }

    private static final class Bound implements Scorer {
        private final BoundEncoder encoder;
        private final Additive.Adder[] adders;
        private final Link link;
        private final Encoded row = new Encoded();

        Bound(BoundEncoder encoder, Additive.Adder[] adders, Link link) {
            this.encoder = encoder;
            this.adders = adders;
            this.link = link;
        }

        @Override
        public void predict(double[] inputs, double[] heads) {
            encoder.encode(inputs, row);
            for (int head = 0; head < adders.length; head++) heads[head] = adders[head].sum(row);
            link.apply(heads);
        }

        @Override
        public double contributions(double[] inputs, int head, double[] into) {
            encoder.encode(inputs, row);
            return adders[head].contributions(row, into);
        }

        @Override
        public double shapley(double[] inputs, int head, double[] into) {
            encoder.encode(inputs, row);
            return adders[head].shapley(row, into);
        }

        @Override
        public Spoken spoken(double[] inputs, int head, int input, boolean exact) {
            double[] ofInputs = new double[inputs.length];
            if (exact) shapley(inputs, head, ofInputs);
            else contributions(inputs, head, ofInputs);
            return encoder.spoken(input, inputs[input], row, adders[head].ofColumns(row, exact), ofInputs[input]);
        }
    }
}
