package septet.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.data.DataSection;
import septet.features.FeatureEstimates;
import septet.framing.Framing;
import septet.model.ModelEstimates;
import septet.model.ModelSection;
import septet.requirements.Estimate;
import septet.requirements.Requirements;
import septet.requirements.Unit;

/// How long one decision takes, from parts with stated constants, on one core of a common server and a local connection.
public final class ServingEstimates {
    private static final double HTTP = 40e-6;
    private static final double PARSE = 3e-6;
    private static final double HISTORY = 0.5e-6;
    private static final double LOG = 5e-6;
    /// Reasons take about so many scores.
    private static final double REASONS = 3;
    /// What collector and scheduler add to the slowest of 100 answers.
    private static final double PAUSE = 3e-3;
    /// A queue in front of a server that is busier than this grows without bound in practice.
    private static final double BUSY = 0.7;

    private ServingEstimates() {}

    public static List<Estimate> of(Requirements requirements, Framing framing, DataSection data, ModelSection model, ServingSection serving) {
        int histories = FeatureEstimates.histories(data);
        double score = ModelEstimates.score(model, FeatureEstimates.inputs(framing, data)) * (serving.reasons() > 0 ? 1 + REASONS : 1);
        double busy = PARSE + histories * HISTORY + score + LOG + HTTP / 4;
        double median = HTTP + busy;
        String parts = "HTTP " + us(HTTP) + " + parse " + us(PARSE) + " + " + histories + " histories x " + us(HISTORY) + " + score"
                + (serving.reasons() > 0 ? " and reasons " : " ") + us(score) + " + log " + us(LOG);
        List<Estimate> estimates = new ArrayList<>();
        estimates.add(new Estimate(Estimate.MEDIAN, median, Unit.SECONDS, parts));
        double rate = BUSY / busy;
        double load = Math.min(BUSY, requirements.traffic().peak().map(peak -> peak.perSecond() * busy).orElse(0.0));
        double tail = median + PAUSE + 4.6 * busy * load / (1 - load);
        estimates.add(new Estimate(Estimate.TAIL, tail, Unit.SECONDS, "p50 " + us(median) + " + pauses " + us(PAUSE) + " + waiting at peak (load "
                + Math.round(load * 1_000) / 10.0 + "% of one core)"));
        estimates.add(new Estimate(Estimate.RATE, rate, Unit.PER_SECOND, Math.round(BUSY * 100) + "% of one core / " + us(busy) + " for each request"));
        return estimates;
    }

    private static String us(double seconds) {
        return Unit.SECONDS.text(seconds);
    }

    /// State, training rows and the program itself.
    public static Estimate memory(Optional<Estimate> state, double rows, int inputs) {
        double program = 250e6;
        double bytes = program + state.map(Estimate::value).orElse(0.0) + rows * inputs * 8;
        return new Estimate(Estimate.MEMORY, bytes, Unit.BYTES, "program " + Unit.BYTES.text(program) + " + state " + state.map(Estimate::text).orElse("0 B") + " + "
                + Unit.ROWS.text(rows) + " x " + inputs + " inputs x 8 bytes while training");
    }
}
