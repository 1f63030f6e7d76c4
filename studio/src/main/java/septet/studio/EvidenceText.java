package septet.studio;

import java.util.ArrayList;
import java.util.List;
import septet.loop.Retraced;

/// Which events the features of a row are made of, as monospaced text.
public final class EvidenceText {
    private static final int MOST = 8;

    private EvidenceText() {}

    public static String of(ExplainedRow row, int width) {
        List<Retraced.Traced> features = row.traced();
        if (features.isEmpty()) return row.agreement().isEmpty() ? "" : TextTable.paragraph(row.agreement(), 0, width);
        StringBuilder text = new StringBuilder(TextTable.paragraph("Made of earlier events", 0, width));
        features.stream().limit(MOST).forEach(feature -> text.append('\n').append(feature(feature, width)));
        if (features.size() > MOST) text.append('\n').append(TextTable.paragraph((features.size() - MOST) + " more features rest on events: --page FILE shows all of them.", 0, width));
        if (!row.agreement().isEmpty()) text.append('\n').append(TextTable.paragraph(row.agreement(), 0, width));
        return text.toString();
    }

    private static String feature(Retraced.Traced feature, int width) {
        StringBuilder text = new StringBuilder();
        boolean itself = feature.aggregates().size() == 1 && feature.aggregates().getFirst().value().equals(feature.value());
        if (!itself) text.append(TextTable.paragraph(feature.feature() + " = " + feature.value() + ", computed from", 0, width));
        for (Retraced.Counted counted : feature.aggregates()) {
            String name = itself ? feature.feature() + " = " + counted.value() + ": " : "";
            text.append(TextTable.paragraph(name + summary(counted, !itself), 0, width));
            if (!counted.newest().isEmpty()) text.append(table(counted, width));
        }
        return text.toString();
    }

    /// `sum(amount) by card over 7d, 12 payments after 2018-09-01T10:00:00Z`.
    static String summary(Retraced.Counted counted, boolean valued) {
        return counted.text() + (valued ? " = " + counted.value() : "") + "; " + counted(counted) + (counted.after().isEmpty() ? "" : ", after " + counted.after());
    }

    private static String counted(Retraced.Counted counted) {
        return counted.events() == 0 ? "no " + counted.source() : Numbers.count(counted.events()) + " of " + counted.source();
    }

    private static String table(Retraced.Counted counted, int width) {
        boolean adds = counted.newest().stream().anyMatch(event -> !event.adds().isEmpty());
        boolean named = counted.newest().stream().anyMatch(event -> !event.id().isEmpty());
        List<List<String>> rows = new ArrayList<>();
        for (Retraced.Happened event : counted.newest()) {
            List<String> row = new ArrayList<>(List.of(event.at()));
            if (adds) row.add(event.adds());
            if (named) row.add(event.id());
            row.add(event.origin());
            row.add(note(event) + (named || event.own() ? "" : event.row()));
            rows.add(row);
        }
        String rest = rest(counted);
        return TextTable.of(List.of(), rows, 2, width) + (rest.isEmpty() ? "" : TextTable.paragraph(rest, 2, width));
    }

    static String note(Retraced.Happened event) {
        return event.own() ? "this row itself" + (event.decides() ? ", and it decides" : "") : event.decides() ? "decides " : "";
    }

    /// What is counted but not named.
    static String rest(Retraced.Counted counted) {
        long rest = counted.events() - counted.newest().size();
        return rest == 0 ? "" : "and " + Numbers.count(rest) + " older";
    }
}
