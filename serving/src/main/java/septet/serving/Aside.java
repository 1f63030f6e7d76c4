package septet.serving;

import septet.design.Problem;

/// A row of a message that was not taken in.
///
/// @param text the message, or its beginning
public record Aside(int partition, long offset, Problem problem, String text) {}
