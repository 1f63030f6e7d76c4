package septet.requirements;

import java.util.Optional;
import septet.design.Key;
import septet.design.Rate;

/// Requests that must be carried and requests that arrive.
public record Traffic(
        @Key(says = "The greatest rate that must be carried, after an outage too.", examples = "500/s") Optional<Rate> peak,
        @Key(says = "The rate that arrives on average; the log and the number of labels grow with it.", examples = "10000/d") Optional<Rate> mean) {
}
