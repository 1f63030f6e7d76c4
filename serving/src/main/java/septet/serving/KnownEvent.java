package septet.serving;

/// An event that is remembered: to know it again, and to take in what becomes known of it.
///
/// @param event   its number in the feature state
/// @param time    microseconds: when it happened
/// @param content of what was known with it ([Intake.Told#content])
/// @param late    what was told of each column that becomes known later, in the order of [Intake#late]; missing where nothing was
record KnownEvent(long event, long time, long content, long[] late) {}
