package septet.model;

import java.util.function.Consumer;
import septet.world.Scheduler;

/// Who does the work of a search.
///
/// @param threads how many fits stand side by side; changes no result
/// @param ended   hears each trial when it ends, on any thread
public record Workers(Scheduler scheduler, int threads, Consumer<Trial> ended) {}
