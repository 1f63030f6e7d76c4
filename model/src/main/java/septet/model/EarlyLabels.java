package septet.model;

/// What happens to rows whose label may still come.
public enum EarlyLabels { LEFT_OUT, CORRECTED }
