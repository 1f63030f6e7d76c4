package septet.model;

/// One attempt of a search.
///
/// @param number   from 1; 1 where nothing had to be chosen
/// @param settings no ranges left
/// @param score    on the validation rows, higher is better; NaN where it is not defined
public record Trial(int number, Settings settings, Model model, double score) {}
