package septet.features;

import java.util.List;
import septet.data.Formula;

/// Aggregates that share their events, their keys and the time at which a value counts: one history for each key serves them all.
///
/// @param source the place of the source in the plan
/// @param keys   of the event; none: all events are of one key
/// @param late   bits of the source's late columns ([Lateness]) that must be known before an event counts; 0: it counts at once
/// @param delay  microseconds after the event before which it never counts (`known after`)
/// @param stored the channels that are kept with each entry
/// @param edges  of the windows
record Group(int source, List<Formula> keys, long late, long delay, List<Channel> stored, List<Edge> edges, Shape shape) {}
