package septet.model;

import java.util.List;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// Reads models that were trained elsewhere; an engine knows their formats.
public interface BroughtModels {
    /// @param place  of the file in the design, for problems
    /// @param inputs what its columns are, in its order
    /// @return a learner that learns nothing: each fit is the model itself
    /// @throws Refused with `MODEL-BROUGHT` where the file is no model that can be served here
    Learner read(String place, byte[] file, List<Input> inputs);

    /// Where no format is known.
    static BroughtModels none() {
        return (place, _, _) -> {
            throw new Refused(Fault.ENGINE, Problem.error(place, "no engine here reads models", "there is no learner", "See septet doctor.", "MODEL-NO-ENGINE"));
        };
    }
}
