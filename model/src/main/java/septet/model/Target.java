package septet.model;

/// What a regression is fitted on.
public enum Target { LOG }
