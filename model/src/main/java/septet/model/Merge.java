package septet.model;

/// How several lists of candidates become one.
public enum Merge { IN_TURN, RECIPROCAL_RANK }
