package septet.studio;

import java.util.List;
import septet.loop.LoopReport;

/// A rehearsal of the closed loop as a page that a person wants to look at, alone or two beside each other.
public final class Story {
    private Story() {}

    /// One time line, and each thing that was decided with its reason.
    public static String html(LoopReport found) {
        return StoryPage.of(List.of(found), List.of(""));
    }

    /// Two of them on the same scales, with the differences in the design's own units.
    ///
    /// @param names of both
    public static String html(LoopReport first, LoopReport second, List<String> names) {
        return StoryPage.of(List.of(first, second), names);
    }

    /// The differences of two rehearsals, for a terminal.
    public static String text(LoopReport first, LoopReport second, List<String> names, int width) {
        return TextTable.of(List.of("", names.getFirst(), names.getLast(), "difference"), StoryDifference.rows(first, second), 0, width);
    }
}
