package septet.studio;

import java.util.ArrayList;
import java.util.List;

/// How wide text is, near enough to lay out a drawing before any browser sees it: widths of a common sans face, a little on the safe side.
final class Glyphs {
    private static final String NARROW = "iljtfrI.,:;'|!()[]/ -";
    private static final String WIDE = "mwMWQO@%\u00B5";

    private Glyphs() {}

    /// In the units of `size`.
    static double width(String text, double size) {
        double ems = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ems += NARROW.indexOf(c) >= 0 ? 0.39 : WIDE.indexOf(c) >= 0 ? 0.96 : Character.isUpperCase(c) ? 0.72 : 0.63;
        }
        return ems * size;
    }

    /// Lines no wider than `width`, broken at spaces, else inside a word.
    static List<String> wrap(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) lines.add(line);
            line = word;
            while (width(line, size) > width) {
                int cut = fitting(line, size, width);
                lines.add(line.substring(0, cut));
                line = line.substring(cut);
            }
        }
        if (!line.isEmpty()) lines.add(line);
        return lines;
    }

    /// After an underscore, a dot or a slash where one lies in the later half, else where the width ends.
    private static int fitting(String word, double size, double width) {
        int most = 1;
        while (most < word.length() && width(word.substring(0, most + 1), size) <= width) most++;
        for (int i = most; i > most / 2; i--) if ("_./-".indexOf(word.charAt(i - 1)) >= 0) return i;
        return most;
    }
}
