package septet.model;

/// What a learner lowers in training.
public enum Loss { LOG, FOCAL, SQUARED, ABSOLUTE, HINGE, SQUARED_HINGE, PAIRWISE, LISTWISE, CONTRASTIVE, TRIPLET }
