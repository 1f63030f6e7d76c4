package septet.serving;

import septet.data.Dictionary;
import septet.model.Predictor;

/// A model behind the Open Inference Protocol.
///
/// @param name    of the learner in the design
/// @param version registered
/// @param words   the dictionary behind the predictor's codes
public record ServedModel(String name, String version, Predictor predictor, Dictionary words) {}
