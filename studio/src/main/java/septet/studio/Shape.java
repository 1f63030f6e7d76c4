package septet.studio;

import java.util.List;
import septet.loop.RunReport.Met;

/// A system as lanes from the sources to serving, with what flows between them, and the loop back.
///
/// @param flows   one fewer than lanes
/// @param loop    monitoring, which closes the circle
/// @param back    what flows back to the sources
/// @param told    the whole in words, for those who do not see it
record Shape(String title, List<Lane> lanes, List<Flow> flows, Lane loop, Flow down, String back, String told) {
    /// @param budgets asked, and measured where a run is at hand
    record Lane(String name, List<Box> boxes, List<Budget> budgets) {}

    /// @param sign what became of it, where it was taken (`serves`); else empty
    record Box(String title, List<String> lines, String sign) {
        Box(String title, List<String> lines) {
            this(title, lines, "");
        }
    }

    record Budget(String asked, String measured, Met met) {}

    /// @param what  counts, in the order in which they matter
    /// @param time  how long it took; empty where not measured
    record Flow(List<String> what, String time) {
        static final Flow NONE = new Flow(List.of(), "");
    }
}
