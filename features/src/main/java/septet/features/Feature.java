package septet.features;

import septet.design.Type;

/// A value that a learner may use: a feature of the design or a plain column, and the slot of a row in which it stands.
///
/// @param family the name in the design; `name` with the window where there are several
public record Feature(String name, String family, Type type, int slot) {}
