package septet.requirements;

import java.time.Duration;
import java.util.Optional;
import septet.design.Key;

/// How long an answer may take, from the request's last byte to the answer's last.
public record Latency(
        @Key(says = "Half of the answers take at most so long.", examples = "5ms") Optional<Duration> p50,
        @Key(says = "99 of 100 answers take at most so long.", examples = "20ms") Optional<Duration> p99,
        @Key(says = "99 of 100 streamed answers begin within so long.", name = "first token p99", wave = 4, examples = "500ms")
        Optional<Duration> firstTokenP99) {
}
