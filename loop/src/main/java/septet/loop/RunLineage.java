package septet.loop;

import java.util.List;

/// Where the result comes from, and how to get the same bytes again.
///
/// @param design     fingerprint of the design, hexadecimal SHA-256
/// @param data       fingerprint of the ingested rows
/// @param model      fingerprint of the artifact that serves; empty for a rule
/// @param machine    processor, cores, memory and Java, in words
/// @param started    microseconds since 1970: when the run began
/// @param reproducible whether the same design, data, seed, program and processor architecture give the same bytes
/// @param why        why it is not reproducible; empty where it is
/// @param commands   what to type to get it again
public record RunLineage(String design, String data, String model, long seed, String program, String machine, int threads, long started,
        boolean reproducible, String why, List<String> commands) {
    public RunLineage {
        commands = List.copyOf(commands);
    }
}
