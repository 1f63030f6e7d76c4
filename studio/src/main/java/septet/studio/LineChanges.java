package septet.studio;

import java.util.ArrayList;
import java.util.List;

/// The lines in which two texts differ (longest common subsequence, Wagner and Fischer 1974); blank lines and comments do not count.
record LineChanges(List<Line> removed, List<Line> added) {
    /// @param number counts from 1
    record Line(int number, String text) {}

    static LineChanges between(String first, String second) {
        List<Line> a = lines(first);
        List<Line> b = lines(second);
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = same(a.get(i), b.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return walk(a, b, common);
    }

    private static LineChanges walk(List<Line> a, List<Line> b, int[][] common) {
        List<Line> removed = new ArrayList<>();
        List<Line> added = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && same(a.get(i), b.get(j))) {
                i++;
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                removed.add(a.get(i++));
            } else {
                added.add(b.get(j++));
            }
        }
        return new LineChanges(List.copyOf(removed), List.copyOf(added));
    }

    private static boolean same(Line a, Line b) {
        return a.text().equals(b.text());
    }

    /// What a design says in how many lines.
    static int count(String text) {
        return lines(text).size();
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        String[] all = text.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            String said = all[i].replaceFirst("(^|\\s)#.*$", "").strip();
            if (!said.isEmpty()) lines.add(new Line(i + 1, said));
        }
        return lines;
    }
}
