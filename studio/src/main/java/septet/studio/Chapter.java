package septet.studio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import septet.data.LoopRecord;
import septet.loop.LoopReport.Entry;

/// A part of the story of a rehearsal: all that became of one candidate, an alarm, something that went wrong, a change of the world. What belongs together is told together, however much
/// happened in between.
///
/// @param title   in few words
/// @param tone    `good`, `bad`, `open` or `none`
/// @param entries in their order; the last one decided
record Chapter(String title, String tone, List<Entry> entries) {
    private static final Set<String> OF_VERSION = Set.of("gate", LoopRecord.SHADOW, LoopRecord.CANARY, "rollout", "change", "promote", "roll back");

    Chapter {
        entries = List.copyOf(entries);
    }

    static List<Chapter> of(List<Entry> story) {
        Telling telling = new Telling();
        story.forEach(telling::take);
        if (!telling.asked.isEmpty()) telling.parts.add(telling.asked);
        return telling.parts.stream().map(part -> new Chapter(title(part), tone(part), part)).toList();
    }

    /// When it was decided; of what befalls, when it began.
    long at() {
        return OF_VERSION.contains(entries.getLast().action()) ? entries.getLast().at() : entries.getFirst().at();
    }

    /// What it came to: why it began, what the gates said, and how it ended.
    String summary() {
        List<String> told = new ArrayList<>();
        for (Entry entry : entries) {
            boolean why = entry.action().equals("retrain") && entry.verdict().isEmpty();
            if (why) told.add(capital(entry.sentence().replaceFirst("^A retraining begins: ", "")));
            else if (entry.action().equals("gate") || entry.equals(entries.getFirst()) && !OF_VERSION.contains(entry.action()) || entry.equals(entries.getLast())) told.add(entry.sentence());
        }
        return String.join(" ", told);
    }

    private static final class Telling {
        private final List<List<Entry>> parts = new ArrayList<>();
        private final Map<String, List<Entry>> open = new HashMap<>();
        private final List<Entry> asked = new ArrayList<>();

        void take(Entry entry) {
            if (entry.action().equals("retrain") && entry.verdict().isEmpty()) {
                asked.add(entry);
                return;
            }
            if (OF_VERSION.contains(entry.action())) ofVersion(entry);
            else befalls(entry);
        }

        private void ofVersion(Entry entry) {
            List<Entry> part = open.get(entry.version());
            boolean begins = part == null || entry.version().isEmpty() || isOver(part) || entry.action().equals("gate");
            if (begins) {
                part = new ArrayList<>();
                parts.add(part);
                open.put(entry.version(), part);
            }
            if (entry.action().equals("gate")) {
                part.addAll(asked);
                asked.clear();
            }
            part.add(entry);
        }

        private static boolean isOver(List<Entry> part) {
            return part.getLast().action().equals("promote") || part.getLast().action().equals("roll back");
        }

        /// What went wrong, and what came of it at once, is one; so is an alarm with what it could not ask for.
        private void befalls(Entry entry) {
            boolean wrong = entry.action().equals("restart") || entry.action().equals("fault") && !entry.sentence().startsWith("Injected");
            boolean goesOn = !parts.isEmpty() && (wrong && parts.getLast().getFirst().action().equals("fault")
                    || entry.action().equals("retrain") && parts.getLast().getFirst().action().equals("alarm"));
            if (!goesOn) parts.add(new ArrayList<>());
            parts.getLast().add(entry);
        }
    }

    private static String title(List<Entry> part) {
        Entry last = part.getLast();
        return switch (last.action()) {
            case "promote" -> last.version() + (part.size() == 1 && last.verdict().isEmpty() ? " serves from the beginning" : " takes over");
            case "roll back" -> last.version() + (last.sentence().contains("serves again") ? " goes back" : last.verdict().equals("undecided") ? " is withdrawn, undecided" : " is withdrawn");
            case "gate" -> last.version().isEmpty() ? "No candidate" : last.version() + switch (last.verdict()) {
                case "pass" -> " passes the gates";
                case "undecided" -> " is refused, undecided";
                default -> " is refused";
            };
            case "rollout" -> last.version() + (last.verdict().equals("hold") ? " waits" : " gives way");
            case LoopRecord.SHADOW, LoopRecord.CANARY, "change" -> last.version() + " is on its way";
            default -> ofEvent(part.getFirst());
        };
    }

    private static String ofEvent(Entry first) {
        return switch (first.action()) {
            case "lost" -> "Decisions are lost";
            case "alarm" -> first.sentence().split(":")[0];
            case "fault" -> capital(first.sentence().replace("Injected: ", "").replace(".", ""));
            case "restart" -> "The process starts again";
            case "world" -> "The world changes";
            case "holdback" -> "Those held back: " + first.verdict();
            case "retrain" -> first.verdict().isEmpty() ? "A retraining is under way" : "No retraining yet";
            default -> capital(first.action());
        };
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String tone(List<Entry> part) {
        Entry last = part.getLast();
        return switch (last.action()) {
            case "promote" -> part.size() == 1 && last.verdict().isEmpty() ? "none" : "good";
            case "gate", "roll back" -> last.verdict().equals("pass") ? "good" : last.verdict().equals("undecided") ? "open" : "bad";
            case "rollout", LoopRecord.SHADOW, LoopRecord.CANARY, "change" -> "open";
            default -> switch (part.getFirst().action()) {
                case "alarm" -> part.getFirst().verdict().equals("over") ? "good" : "bad";
                case "fault", "restart", "lost" -> "bad";
                case "holdback" -> switch (last.verdict()) {
                    case "better" -> "good";
                    case "worse" -> "bad";
                    default -> "open";
                };
                default -> "none";
            };
        };
    }
}
