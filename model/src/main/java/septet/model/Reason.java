package septet.model;

import septet.design.Type;

/// Why a score is what it is: one input and how much it moves this row's score away from the average row's.
///
/// @param type         of the value
/// @param value        as [septet.data.Values] encodes it
/// @param word         of a text: the word that moves it, as the model read it; else empty
/// @param contribution in log-odds, before calibration; positive speaks for the head
public record Reason(String input, Type type, long value, String word, double contribution) {}
