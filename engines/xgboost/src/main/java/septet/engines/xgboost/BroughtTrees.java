package septet.engines.xgboost;

import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Encoder;
import septet.model.Fit;
import septet.model.FittedModel;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Learner;
import septet.model.Link;
import septet.model.Parameter;
import septet.model.Settings;
import septet.model.TrainingRows;

/// Trees that XGBoost grew elsewhere (`.ubj` or `.json`): nothing is learned here, but gates, serving and drift work alike.
public final class BroughtTrees implements Learner {
    private static final String REMEDY = "Save boosted trees with numeric splits as .ubj or .json: Booster.save_model('model.ubj').";
    private final List<Input> inputs;
    private final Saved saved;

    private BroughtTrees(List<Input> inputs, Saved saved) {
        this.inputs = inputs;
        this.saved = saved;
    }

    /// @param place  of the file, for problems
    /// @param inputs what its columns are, in its order
    /// @throws Refused with `MODEL-BROUGHT` where the file is no model that can be served here
    public static BroughtTrees read(String place, byte[] file, List<Input> inputs) {
        try {
            Saved saved = SavedTrees.read(file);
            if (saved.width() != inputs.size()) {
                throw wrong(place, "it reads " + saved.width() + " inputs, while " + inputs.size() + " are named", "Name its inputs, in the order in which it was trained"
                        + (saved.names().isEmpty() ? "." : ": [" + String.join(", ", saved.names()) + "]."));
            }
            for (Input input : inputs) {
                if (input.kind() != Input.Kind.NUMBER) throw wrong(place, "it reads numbers only, but " + input.name() + " is none", "Name numbers, money or booleans.");
            }
            List<String> names = inputs.stream().map(Input::name).toList();
            if (!saved.names().equals(names) && saved.names().containsAll(names)) {
                throw wrong(place, "it has the inputs in another order", "Write inputs: [" + String.join(", ", saved.names()) + "].");
            }
            return new BroughtTrees(List.copyOf(inputs), saved);
        } catch (IllegalArgumentException | BufferUnderflowException | ArithmeticException e) {
            throw wrong(place, "it has " + e.getMessage(), REMEDY);
        }
    }

    private static Refused wrong(String place, String cause, String remedy) {
        return new Refused(Fault.DESIGN, Problem.error(place, "no model that can be served: " + cause, "there is no learner", remedy, "MODEL-BROUGHT"));
    }

    @Override
    public String kind() {
        return "brought";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Fit fit(TrainingRows train, Settings settings, Fitting fitting) {
        if (!train.inputs().equals(inputs)) throw new IllegalArgumentException("inputs " + train.inputs());
        Optional<Problem> objection = objection(fitting);
        if (objection.isPresent()) return new Fit.NotLearned(objection.get());
        boolean onLog = fitting.heads() instanceof Heads.Amount amount && amount.logarithmic();
        Link link = onLog && saved.link() == Link.IDENTITY ? Link.EXPONENTIAL : saved.link();
        return new Fit.Learned(new FittedModel(fitting.provenance(settings, 0), fitting.heads().names(), Encoder.plain(inputs), List.copyOf(saved.scores()), link));
    }

    /// Why it does not estimate what the design asks for.
    private Optional<Problem> objection(Fitting fitting) {
        boolean suits = switch (fitting.heads()) {
            case Heads.Truth _ -> saved.link() == Link.LOGISTIC;
            case Heads.Classes classes -> saved.link() == Link.SOFTMAX && saved.scores().size() == classes.words().size();
            case Heads.Amount _ -> saved.link() == Link.IDENTITY || saved.link() == Link.EXPONENTIAL;
        };
        if (suits) return Optional.empty();
        String estimates = switch (saved.link()) {
            case LOGISTIC -> "the chance of one thing";
            case SOFTMAX, ONE_AGAINST_REST -> "the chances of " + saved.scores().size() + " classes";
            case IDENTITY, EXPONENTIAL -> "a number";
        };
        int heads = fitting.heads().names().size();
        return Optional.of(Problem.error(fitting.place(), "the model estimates " + estimates + ", the design asks for " + switch (fitting.heads()) {
            case Heads.Truth _ -> "the chance of one";
            case Heads.Classes _ -> "those of " + heads + " classes";
            case Heads.Amount _ -> "a number";
        }, "its answers would mean something else", "Change framing.task, or bring a model of this task; its classes stand in the order of their words.", "MODEL-BROUGHT"));
    }
}
