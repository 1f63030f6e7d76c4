package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import septet.data.Exploration;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Label;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Task;
import septet.data.Exploration.Timeline;

/// A design for a table, drafted from what was found in it. Each line carries its evidence, and says so where it is a guess.
///
/// @param text  the design file
/// @param check what `check` says of it; without errors, unless none of the ways to write it passes
public record Proposal(String text, Check check) {
    /// Where the table is, and how it is written.
    ///
    /// @param system  a name for the system
    /// @param source  a name for its rows
    /// @param file    as `from` says it
    /// @param format  what `format` must say, key to value with its evidence; what is missing is added
    /// @param runbook beside the design
    public record Place(String system, String source, String file, Map<String, String> format, String runbook) {
        /// A file may be called as a word of the grammar: `missing.csv`.
        public Place {
            if (!ProposedNames.isName(source)) source = source + "_rows";
        }
    }

    /// @param found with a label
    public static Proposal of(Exploration found, Place place) {
        Proposal first = null;
        for (ProposedModel.Offer offer : ProposedModel.offers(found)) {
            String text = new Draft(found, place, offer).text();
            Proposal proposal = new Proposal(text, Check.of(text, "design.yaml"));
            if (!proposal.check.hasErrors()) return proposal;
            if (first == null) first = proposal;
        }
        return first;
    }

    /// One design on its way to text.
    private static final class Draft {
        private final Exploration found;
        private final Place place;
        private final Label label;
        private final ProposedNames names;
        private final ProposedColumns columns;
        private final ProposedModel model;
        private final ProposedLines lines = new ProposedLines();

        Draft(Exploration found, Place place, ProposedModel.Offer offer) {
            this.found = found;
            this.place = place;
            label = found.label().orElseThrow();
            names = new ProposedNames(found, List.of(place.source(), "row_time"));
            columns = new ProposedColumns(found, names);
            model = new ProposedModel(found, columns, names, offer);
        }

        String text() {
            lines.comment(0, "Drafted from " + found.file() + ": " + found.rows() + " rows, " + found.columns().size() + " columns. What begins with guess is one: look at it.");
            found.notes().forEach(note -> lines.comment(0, note));
            lines.add(0, "septet: 1").add(0, "system: " + place.system()).guess(0, "about: " + ProposedLines.scalar("Tells " + columns.labelName() + " of each row of "
                    + place.source() + "."), "say what it is for").blank();
            requirements();
            framing();
            data();
            model.write(lines);
            return lines.text();
        }

        private void requirements() {
            lines.add(0, "requirements:").guess(1, "goal: better decisions by knowing " + columns.labelName() + " earlier", "say what should get better");
            lines.guess(1, "traffic: {peak: 10/s, mean: " + mean() + "/d}", found.timeline().isPresent() ? "the rows over the days of the file; the peak is made up" : "made up");
            String share = label.task() == Task.BINARY ? ", " + columns.labelName() + ": " + percent(model.positiveShare()) : "";
            lines.add(1, "scale: {" + place.source() + ": " + found.rows() + share + "}", "counted");
            lines.guess(1, "latency: {p99: 50ms}", "made up");
            lines.guess(1, "training: {within: 30m}", "made up");
            if (label.task() == Task.BINARY) {
                lines.add(1, "costs:", "guess: fill in what each decision costs; thresholds follow from it");
                lines.guess(2, "pass if " + columns.labelName() + ": " + model.missCost() + " EUR", "one that was missed");
                lines.guess(2, "act if not " + columns.labelName() + ": 1 EUR", "a false alarm");
            }
            lines.blank();
        }

        private long mean() {
            return found.timeline().filter(timeline -> timeline.steps().size() > 1).map(timeline -> {
                double days = (timeline.steps().getLast().start() - timeline.steps().getFirst().start()) / 86_400e6;
                return Math.max(1, Math.round(found.rows() / Math.max(1, days)));
            }).orElse(1_000L);
        }

        private static String percent(double share) {
            return new java.math.BigDecimal(share * 100).round(new java.math.MathContext(2)).stripTrailingZeros().toPlainString() + "%";
        }

        private void framing() {
            String task = switch (label.task()) {
                case BINARY -> "binary classification";
                case CLASSES -> "multiclass classification";
                case NUMBER -> "regression";
            };
            boolean obvious = label.task() == Task.BINARY || label.task() == Task.CLASSES && !columns.labelled().isKind(Kind.NUMBER);
            lines.add(0, "framing:").add(1, "task: " + task, (obvious ? "" : "guess: ") + label.column() + " has " + label.because());
            lines.add(1, "for each: " + place.source(), "guess: each row is one thing to judge, at the time when all that is read below is known");
            lines.add(1, "predict: " + columns.labelName());
            found.rule().ifPresentOrElse(rule -> lines.add(1, "baseline: " + baseline(rule), "the best rule with one column, on the rows that train: " + rule.evidence()),
                    () -> lines.add(1, "baseline: " + constant(), "no rule with one column helps"));
            lines.blank();
        }

        private String constant() {
            return switch (label.task()) {
                case BINARY -> percentless(model.positiveShare());
                case CLASSES -> ProposedLines.quoted("'" + ProposedColumns.text(label.classes().getFirst().text()) + "'");
                case NUMBER -> percentless(columns.labelled().numbers().map(Exploration.Numbers::mean).orElse(0.0));
            };
        }

        private static String percentless(double value) {
            String text = new java.math.BigDecimal(value).round(new java.math.MathContext(4)).stripTrailingZeros().toPlainString();
            return text.startsWith("-") ? ProposedLines.quoted(text) : text;
        }

        private String baseline(Exploration.Rule rule) {
            Profile profile = columns.read().stream().filter(one -> one.name().equals(rule.column())).findFirst().orElseThrow();
            String name = columns.name(profile);
            String test = switch (rule.test()) {
                case "above" -> name + (rule.not() ? " <= " : " > ") + number(rule.value());
                case "contains" -> (rule.not() ? "not " : "") + "contains(lower(" + name + "), '" + ProposedColumns.text(rule.value()) + "')";
                default -> profile.kind() == Kind.BOOLEAN ? (truth(rule.value()) != rule.not() ? "" : "not ") + name
                        : name + (rule.not() ? " != '" : " = '") + ProposedColumns.text(rule.value()) + "'";
            };
            String whole = switch (label.task()) {
                case BINARY -> test;
                case NUMBER -> number(rule.then()) + " if " + test + " else " + number(rule.otherwise());
                case CLASSES -> "'" + ProposedColumns.text(rule.then()) + "' if " + test + " else '" + ProposedColumns.text(rule.otherwise()) + "'";
            };
            return ProposedLines.scalar(whole);
        }

        private static String number(String text) {
            return text.startsWith("-") ? "(" + text + ")" : text;
        }

        private static boolean truth(String word) {
            return List.of("true", "yes", "t", "y", "1", "1.0").contains(word.toLowerCase(Locale.ROOT));
        }

        private void data() {
            lines.add(0, "data:").add(1, "sources:").add(2, place.source() + ":").add(3, "from: " + ProposedLines.scalar(place.file()), "elsewhere: --source " + place.source()
                    + "=FILE");
            List<String> format = new ArrayList<>();
            place.format().forEach((key, value) -> format.add(key + ": " + value));
            List<String> missing = columns.missing();
            if (!missing.isEmpty()) format.add("missing: [" + missing.stream().map(ProposedLines::quoted).collect(Collectors.joining(", ")) + "]");
            if (!format.isEmpty()) lines.add(3, "format: {" + String.join(", ", format) + "}", "as the file is written");
            Optional<Timeline> timeline = found.timeline();
            timeline.ifPresent(this::time);
            lines.add(3, "columns:");
            columns.write(lines, 4);
            List<String> checks = checks();
            if (!checks.isEmpty()) lines.guess(3, "checks: [" + String.join(", ", checks) + "]", "what holds for every row of this file; requests that break it are refused");
            model.features(lines);
            lines.blank();
        }

        private void time(Timeline timeline) {
            boolean offset = found.column(timeline.column()).flatMap(Profile::times).map(Exploration.Times::hasOffset).orElse(false);
            if (!offset) lines.guess(3, "with: {zone: UTC}", "its times carry no offset; name the zone of its clocks, such as Europe/Berlin");
            String line = "time: " + columns.timeName();
            if (timeline.sure()) lines.add(3, line, timeline.why());
            else lines.guess(3, line, timeline.why());
        }

        private List<String> checks() {
            return columns.inputs().stream().filter(profile -> profile.kind() == Kind.NUMBER && profile.numbers().map(numbers -> numbers.lowest() >= 0).orElse(false))
                    .sorted(java.util.Comparator.comparing((Profile profile) -> !profile.name().toLowerCase(Locale.ROOT)
                            .matches(".*(age|price|amount|count|number|duration|time|days|weight|size|length).*")))
                    .limit(3).map(profile -> columns.name(profile) + " >= 0").toList();
        }
    }
}
