package septet.command;

import java.util.ArrayList;
import java.util.List;

/// A block of a page between two fences.
///
/// @param line     of its fence
/// @param language as its fence says; empty where it says nothing
record Shown(String page, int line, String language, String text) {
    private static final String FENCE = "```";

    static List<Shown> of(String page, String markdown) {
        List<Shown> blocks = new ArrayList<>();
        List<String> lines = markdown.lines().toList();
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).strip().startsWith(FENCE)) continue;
            if (open < 0) {
                open = i;
            } else {
                blocks.add(new Shown(page, open + 1, lines.get(open).strip().substring(FENCE.length()), String.join("\n", lines.subList(open + 1, i)) + "\n"));
                open = -1;
            }
        }
        if (open >= 0) blocks.add(new Shown(page, open + 1, "", "never closed"));
        return blocks;
    }

    String place() {
        return page + ":" + line;
    }
}
