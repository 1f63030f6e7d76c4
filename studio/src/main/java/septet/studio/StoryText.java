package septet.studio;

import java.util.ArrayList;
import java.util.List;
import septet.loop.LoopReport;
import septet.loop.LoopReport.Totals;

/// A rehearsal of the closed loop, for a terminal.
public final class StoryText {
    private static final int INDENT = 2;

    private StoryText() {}

    /// What happened, what it cost, and what was decided when.
    public static String of(LoopReport found, int width) {
        LoopReport.About about = found.about();
        String head = about.system() + ", " + Numbers.plural(found.days().size(), "day") + " from " + Numbers.day(about.from()) + " in virtual time"
                + (about.terms().isEmpty() ? "" : ", " + about.terms()) + ": " + Numbers.count(found.totals().rows()) + " " + about.row() + " decided. "
                + (found.lost().requests() == 0 ? "" : StoryWords.lost(found) + " ") + StoryWords.outcome(found);
        List<List<String>> rows = new ArrayList<>();
        for (LoopReport.Entry entry : found.story()) {
            if (StoryWords.isLoud(entry)) rows.add(List.of(Numbers.minute(entry.at()), entry.action(), entry.version(), entry.verdict(), entry.sentence()));
        }
        String table = rows.isEmpty() ? "" : "\n" + TextTable.of(List.of("when", "what", "version", "verdict", "why"), rows, INDENT, width);
        String held = StoryWords.holdback(found).isEmpty() ? "" : TextTable.paragraph(StoryWords.holdback(found), 0, width);
        String end = StoryWords.checks(found) + " Modelled: " + String.join("; ", found.modelled()) + ". Log hash " + found.logHash() + " over " + Numbers.count(found.records())
                + " records: the same at every rehearsal.";
        return TextTable.paragraph(head, 0, width) + TextTable.paragraph(money(found), 0, width) + held + table + StorySlices.text(found, INDENT, width) + '\n'
                + TextTable.paragraph(end, 0, width);
    }

    private static String money(LoopReport found) {
        Totals totals = found.totals();
        if (found.currency().isEmpty()) return "";
        return "It cost " + Numbers.money(found.currency(), totals.cost()) + ": " + StoryWords.against(found.currency(), totals.baseline() - totals.cost(), "the baseline") + ", "
                + StoryWords.against(found.currency(), totals.unchanged() - totals.cost(), "the first version, had it stayed") + ".";
    }
}
