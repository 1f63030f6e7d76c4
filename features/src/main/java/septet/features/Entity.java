package septet.features;

import java.util.List;
import septet.design.Type;

/// A source whose rows are the versions of things, as far as other rows look them up.
///
/// @param source  its place in the plan
/// @param key     the slot of the thing's name
/// @param columns the slots of what is looked up
/// @param types   of these
/// @param kept    microseconds that a row may be older than the newest version of what it looks up
record Entity(int source, int key, int[] columns, List<Type> types, long kept) {}
