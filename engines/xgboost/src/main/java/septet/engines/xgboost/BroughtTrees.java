package septet.engines.xgboost;

import java.util.List;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Encoder;
import septet.model.Fit;
import septet.model.FittedModel;
import septet.model.Fitting;
import septet.model.Input;
import septet.model.Learner;
import septet.model.Parameter;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.model.Trees;

/// Trees that XGBoost grew elsewhere (a `.ubj` file): nothing is learned here, but gates, serving and drift work alike.
public final class BroughtTrees implements Learner {
    private final List<Input> inputs;
    private final Trees trees;

    private BroughtTrees(List<Input> inputs, Trees trees) {
        this.inputs = inputs;
        this.trees = trees;
    }

    /// @param place  of the file, for problems
    /// @param inputs what its columns are, in its order
    /// @throws Refused with `MODEL-BROUGHT` where the file is no model that can be served here
    public static BroughtTrees read(String place, byte[] file, List<Input> inputs) {
        try {
            Trees trees = SavedTrees.read(file);
            if (trees.width() != inputs.size()) throw new IllegalArgumentException(trees.width() + " inputs, while " + inputs.size() + " are named");
            for (Input input : inputs) {
                if (input.kind() != Input.Kind.NUMBER) throw new IllegalArgumentException("numbers only, but " + input.name() + " is a category");
            }
            return new BroughtTrees(List.copyOf(inputs), trees);
        } catch (IllegalArgumentException e) {
            throw new Refused(Fault.DESIGN, Problem.error(place, "no model that can be served: it has " + e.getMessage(), "there is no learner",
                    "Save boosted trees with the objective binary:logistic and numeric splits as .ubj, and name the inputs in their order.", "MODEL-BROUGHT"));
        }
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
        return new Fit.Learned(new FittedModel(fitting.provenance(settings, 0), fitting.heads().names(), Encoder.plain(inputs), trees));
    }
}
