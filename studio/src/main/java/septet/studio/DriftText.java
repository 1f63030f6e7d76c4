package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import septet.monitoring.ColumnDrift;
import septet.monitoring.DomainClassifier;
import septet.monitoring.ColumnDrift.Verdict;
import septet.monitoring.TableDrift;

/// Two tables side by side as monospaced text: first what drifted.
public final class DriftText {
    private static final int INDENT = 2;
    private static final int STABLE_SHOWN = 5;
    private static final int MOST_SHOWN = 40;
    private static final int MOVES_SHOWN = 3;

    private DriftText() {}

    public static String of(TableDrift found, int width) {
        StringBuilder text = new StringBuilder(TextTable.paragraph(headline(found), 0, width)).append('\n');
        List<List<String>> rows = new ArrayList<>();
        long stable = 0;
        for (ColumnDrift column : found.columns()) {
            if (column.verdict() == Verdict.STABLE && ++stable > STABLE_SHOWN || rows.size() >= MOST_SHOWN) continue;
            rows.add(List.of(column.column(), column.verdict().text(), column.holds(), size(column), chance(column), moves(column, found)));
        }
        text.append(TextTable.of(List.of("column", "verdict", "holds", "psi", "chance", "what moved"), rows, INDENT, width));
        if (rows.size() < found.columns().size()) text.append(TextTable.paragraph("and " + (found.columns().size() - rows.size()) + " columns more; --json has all", INDENT,
                width));
        return text.toString();
    }

    /// What a learner makes of all columns together.
    public static String of(Optional<DomainClassifier.Told> told, int width) {
        if (told.isEmpty()) return TextTable.paragraph("All columns together: too few rows, or nothing to learn from.", 0, width);
        DomainClassifier.Told found = told.get();
        String most = found.columns().entrySet().stream().map(each -> each.getKey() + " " + share(each.getValue())).collect(java.util.stream.Collectors.joining(", "));
        return TextTable.paragraph(String.format(Locale.ROOT, "All columns together: a learner tells the tables apart with ROC AUC %.3f (%.3f to %.3f; 0.5 is nothing): %s.%s",
                found.auc(),
                found.low(), found.high(), found.drifted() ? "drifted" : "no drift that matters", found.drifted() ? " What tells: " + most + "." : ""), 0, width);
    }

    private static String headline(TableDrift found) {
        long drifted = found.count(Verdict.DRIFTED);
        long compared = drifted + found.count(Verdict.MOVED) + found.count(Verdict.STABLE);
        String judged = compared == 0 ? "no column stands in both, so nothing was compared." : String.format(Locale.ROOT, "%,d of %,d columns drifted, %,d moved a little, %,d %s stable.",
                drifted, compared, found.count(Verdict.MOVED), found.count(Verdict.STABLE), are(found.count(Verdict.STABLE)));
        return String.format(Locale.ROOT, "%s (%,d rows) beside %s (%,d rows): %s%s%s%s", found.second(), found.now(), found.first(), found.rows(), judged,
                alone(found, Verdict.GONE, "gone"), alone(found, Verdict.ADDED, "new"), unread(found));
    }

    private static String alone(TableDrift found, Verdict verdict, String says) {
        long count = found.count(verdict);
        return count == 0 ? "" : " " + count + " " + are(count) + " " + says + ".";
    }

    private static String are(long count) {
        return count == 1 ? "is" : "are";
    }

    private static String unread(TableDrift found) {
        List<String> parts = new ArrayList<>();
        if (found.unread().before() > 0) parts.add(String.format(Locale.ROOT, "%,d of %s", found.unread().before(), found.first()));
        if (found.unread().now() > 0) parts.add(String.format(Locale.ROOT, "%,d of %s", found.unread().now(), found.second()));
        return parts.isEmpty() ? "" : " Lines that are no rows: " + String.join(", ", parts) + "; septet explore shows them.";
    }

    private static boolean isCompared(ColumnDrift column) {
        return column.verdict() != Verdict.ADDED && column.verdict() != Verdict.GONE;
    }

    private static String size(ColumnDrift column) {
        return isCompared(column) ? String.format(Locale.ROOT, "%.3f", column.sizes().psi()) : "";
    }

    private static String chance(ColumnDrift column) {
        if (!isCompared(column)) return "";
        return column.adjusted() < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", column.adjusted());
    }

    private static String moves(ColumnDrift column, TableDrift found) {
        if (!isCompared(column)) return column.verdict() == Verdict.GONE ? "not in " + found.second() : "not in " + found.first();
        List<String> parts = new ArrayList<>();
        if (Math.abs(column.missing().before() - column.missing().now()) >= 0.01) parts.add((isMixed(column) ? "missing or no number " : "missing ")
                + share(column.missing().before()) + " → " + share(column.missing().now()));
        fresh(column).ifPresent(parts::add);
        column.bins().stream().filter(bin -> moved(bin, found) >= 0.01 && !bin.name().equals("missing"))
                .sorted(java.util.Comparator.comparingDouble(bin -> -moved(bin, found))).limit(MOVES_SHOWN)
                .forEach(bin -> parts.add(bin.name() + ": " + share(bin.before() / (double) found.rows()) + " → " + share(bin.now() / (double) found.now())));
        return String.join("; ", parts);
    }

    private static double moved(ColumnDrift.Bin bin, TableDrift found) {
        return Math.abs(bin.before() / (double) found.rows() - bin.now() / (double) found.now());
    }

    private static Optional<String> fresh(ColumnDrift column) {
        return column.fresh().filter(share -> share >= 0.001).map(share -> share(share)
                + (column.examples().isEmpty() ? " out of the old range" : (isMixed(column) ? " no numbers, or out of the old range, such as " : " new words, such as ")
                + String.join(", ", column.examples())));
    }

    /// Whether words stand among its numbers now.
    private static boolean isMixed(ColumnDrift column) {
        return column.holds().equals("number") && !column.examples().isEmpty();
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, share < 0.1 ? "%.1f%%" : "%.0f%%", 100 * share);
    }
}
