package septet.monitoring;

import java.util.function.ToDoubleFunction;
import septet.data.Row;

/// What was known of a unit before it met its arm, such as what a card spent in the week before: whatever units differ in there is no work of the arm.
///
/// @param name  of the feature
/// @param value of the row on which it met its arm; NaN where it is missing
public record UnitBefore(String name, ToDoubleFunction<Row> value) {}
