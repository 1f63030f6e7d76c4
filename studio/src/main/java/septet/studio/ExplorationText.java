package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import septet.data.Exploration;
import septet.data.Exploration.Broken;
import septet.data.Exploration.Bucket;
import septet.data.Exploration.Companions;
import septet.data.Exploration.Copies;
import septet.data.Exploration.Label;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Suspect;

/// What is in a table as monospaced text: the same value gives the same lines.
public final class ExplorationText {
    private static final int INDENT = 2;
    private static final int TOGETHER = 12;

    private ExplorationText() {}

    public static String of(Exploration found, int width) {
        List<String> parts = new ArrayList<>(List.of(head(found, width), columns(found, width)));
        found.label().ifPresent(label -> parts.add(label(found, label, width)));
        if (!found.suspects().isEmpty()) parts.add(suspects(found.suspects(), width));
        parts.add(copies(found, width));
        if (!found.companions().isEmpty()) parts.add(together(found.companions(), width));
        found.timeline().ifPresent(timeline -> parts.add(TextTable.paragraph("Over time", 0, width) + TextTable.paragraph(ExplorationWords.timeline(timeline), INDENT, width)));
        if (!found.notes().isEmpty()) parts.add(found.notes().stream().map(note -> TextTable.paragraph(note, 0, width)).collect(Collectors.joining()));
        return String.join("\n", parts);
    }

    private static String head(Exploration found, int width) {
        String lines = TextTable.paragraph(ExplorationWords.headline(found), 0, width);
        for (Broken broken : found.broken()) {
            lines += TextTable.paragraph(ExplorationWords.broken(broken), INDENT, width);
        }
        return lines;
    }

    private static String columns(Exploration found, int width) {
        List<List<String>> rows = found.columns().stream().map(profile -> List.of(Integer.toString(profile.place()), ExplorationWords.name(profile), profile.kind().text(),
                ExplorationWords.missing(profile, found.rows()), ExplorationWords.distinct(profile), ExplorationWords.values(profile))).toList();
        return TextTable.of(List.of("", "column", "type", "missing", "different", "values"), rows, INDENT, width);
    }

    private static String label(Exploration found, Label label, int width) {
        StringBuilder text = new StringBuilder(TextTable.paragraph("To predict: " + ExplorationWords.label(label, found), 0, width));
        List<List<String>> rows = new ArrayList<>();
        List<Profile> telling = found.columns().stream().filter(profile -> !profile.buckets().isEmpty())
                .sorted(java.util.Comparator.comparingDouble(profile -> -ExplorationWords.spread(profile))).limit(10).toList();
        for (Profile profile : telling) {
            rows.add(List.of(profile.name(), profile.buckets().stream().filter(bucket -> bucket.rows() > 0).map(bucket -> bucket(bucket, label))
                    .collect(Collectors.joining("; "))));
        }
        if (!rows.isEmpty()) text.append(TextTable.of(List.of("column", ExplorationWords.measured(label) + " by its values"), rows, INDENT, width));
        return text.toString();
    }

    private static String bucket(Bucket bucket, Label label) {
        return TextTable.clean(bucket.name()).replace(' ', '\u00A0') + ":\u00A0" + ExplorationWords.told(bucket.label(), label).replace(' ', '\u00A0');
    }

    private static String suspects(List<Suspect> suspects, int width) {
        List<List<String>> rows = suspects.stream().map(suspect -> List.of(ExplorationWords.name(suspect), suspect.leftOut() ? "left out" : "look at it", suspect.evidence()))
                .toList();
        return TextTable.paragraph("Columns that may know the answer", 0, width) + TextTable.of(List.of("column", "advice", "evidence"), rows, INDENT, width);
    }

    private static String copies(Exploration found, int width) {
        Copies copies = found.copies();
        return TextTable.paragraph("Rows that say the same", 0, width)
                + ExplorationWords.copies(copies, found).stream().map(line -> TextTable.paragraph(line, INDENT, width)).collect(Collectors.joining());
    }

    private static String together(List<Companions> companions, int width) {
        List<List<String>> rows = companions.stream().limit(TOGETHER).map(pair -> List.of(pair.one(), pair.other(), pair.says())).toList();
        return TextTable.paragraph("Columns that move together", 0, width) + TextTable.of(List.of("column", "with", "how"), rows, INDENT, width)
                + (companions.size() > TOGETHER ? TextTable.paragraph("and " + (companions.size() - TOGETHER) + " pairs more", INDENT, width) : "");
    }
}
