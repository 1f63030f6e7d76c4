package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import septet.loop.LoopReport;
import septet.loop.LoopReport.Slice;

/// What a rehearsal saw of each part of the rows: what the whole hides.
final class StorySlices {
    /// Rows of the table on a terminal.
    private static final int MOST = 5;
    private static final int FEATURES = 3;

    private StorySlices() {}

    /// Nothing where the design names no slices.
    static Markup section(LoopReport found, String name) {
        List<Slice> slices = found.slices().seen();
        if (slices.isEmpty() && found.slices().notWatched().isEmpty()) return Markup.NONE;
        return html("<h3>Slice by slice</h3><p class=\"lead\">{}</p>{}", message(found), slices.isEmpty() ? Markup.NONE
                : Tables.table("Slice by slice" + (name.isEmpty() ? "" : ", " + name), new Chart.Sheet(headers(found), slices.stream().map(slice -> row(found, slice)).toList())));
    }

    /// The worst of them; empty where the design names none.
    static String text(LoopReport found, int indent, int width) {
        List<Slice> slices = found.slices().seen();
        if (slices.isEmpty() && found.slices().notWatched().isEmpty()) return "";
        List<List<String>> rows = slices.stream().limit(MOST).map(slice -> row(found, slice)).toList();
        return '\n' + TextTable.paragraph(message(found), 0, width) + (rows.isEmpty() ? "" : TextTable.of(headers(found), rows, indent, width));
    }

    private static List<String> headers(LoopReport found) {
        List<String> headers = new ArrayList<>(List.of("slice", "of late", "lay elsewhere than in training", "labels"));
        if (positives(found)) headers.add("positive");
        headers.addAll(List.of("lost", "expected"));
        if (!found.currency().isEmpty()) headers.addAll(List.of("cost", "of the baseline"));
        return headers;
    }

    private static boolean positives(LoopReport found) {
        return found.slices().seen().stream().anyMatch(slice -> slice.positive() > 0);
    }

    private static List<String> row(LoopReport found, Slice slice) {
        boolean known = slice.labels() > 0;
        List<String> row = new ArrayList<>(List.of(slice.slice() + ": " + slice.name(), Numbers.count(slice.rows()), moved(slice), Numbers.count(slice.labels())));
        if (positives(found)) row.add(known ? Numbers.share(slice.positive()) : "");
        row.addAll(List.of(known ? Numbers.decimal(slice.loss()) : "", known ? Numbers.decimal(slice.expected()) : ""));
        if (!found.currency().isEmpty()) row.addAll(List.of(Numbers.money(found.currency(), slice.cost()), Numbers.money(found.currency(), slice.baseline())));
        return row;
    }

    /// `amount (0.31), score (0.25) on 3 May 2018`.
    private static String moved(Slice slice) {
        if (slice.drifted().isEmpty()) return "nothing";
        String most = slice.drifted().stream().limit(FEATURES).map(each -> each.feature() + Numbers.format(" (%.2f)", each.psi())).collect(Collectors.joining(", "));
        int more = slice.drifted().size() - FEATURES;
        return most + (more > 0 ? " and " + more + " more" : "") + " by " + Numbers.day(slice.at());
    }

    private static String message(LoopReport found) {
        List<Slice> slices = found.slices().seen();
        String most = slices.stream().filter(slice -> slice.loss() > slice.expected()).findFirst()
                .map(slice -> "Most was lost beyond what answers made to be expected where " + slice.slice() + " is " + slice.name() + ": " + Numbers.decimal(slice.loss())
                        + " a label where "
                        + Numbers.decimal(slice.expected()) + " was expected, on " + Numbers.count(slice.labels()) + " labels. ").orElse("");
        long moved = slices.stream().filter(slice -> !slice.drifted().isEmpty()).count();
        String drift = slices.isEmpty() ? "" : moved == 0 ? "In no slice did anything ever lie elsewhere than in training's rows of that slice."
                : "In " + moved + " of " + Numbers.plural(slices.size(), "slice") + " something once lay elsewhere than in training's rows of that slice (stability index in brackets).";
        String left = found.slices().notWatched().isEmpty() ? "" : " Not watched, because their counts would not fit into memory: "
                + String.join(", ", found.slices().notWatched()) + ".";
        return most + drift + left;
    }
}
