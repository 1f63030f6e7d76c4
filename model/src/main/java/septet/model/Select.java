package septet.model;

/// How inputs are chosen.
public enum Select { AUTO }
