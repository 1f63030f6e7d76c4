package septet.benchmarks;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import septet.world.Chance;

/// Whether the time that `plan` tells before a first run is right within a factor of two: over generated designs of numbers, of texts and of payments, and over the examples
/// whose data lies here. Seconds of the processor, with one working thread, of a program that has just started.
final class PlannedTimes {
    static final String NAME = "planned-times";

    private PlannedTimes() {}

    private record Planned(String design, Map<String, Path> places) {}

    static Outcome run(Size size) throws Exception {
        Path folder = Files.createTempDirectory("septet-planned");
        try {
            Map<String, Object> values = new LinkedHashMap<>();
            boolean met = true;
            boolean caught = true;
            for (Map.Entry<String, Planned> each : designs(folder, size).entrySet()) {
                PlannedRun ran = PlannedRun.of(each.getValue().design(), each.getValue().places());
                values.put(each.getKey() + ", planned / taken", String.format(Locale.ROOT, "%.1f s / %.1f s = %.2f", ran.planned(), ran.took(), ran.ratio()));
                met &= ran.isWithinTwo();
                caught &= !new PlannedRun(ran.planned() * 5, ran.took()).isWithinTwo();
            }
            return new Outcome(NAME, "1", values.size(), values, Map.of("a plan that says five times as much", caught), met);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static Map<String, Planned> designs(Path folder, Size size) throws Exception {
        Map<String, Planned> all = new LinkedHashMap<>();
        int rows = size == Size.DEEP ? 100_000 : 20_000;
        all.put("numbers", new Planned(numbers(rows), Map.of("rows", RunOverhead.table(folder.resolve("rows.csv"), rows))));
        all.put("texts", new Planned(texts(), Map.of("notes", notes(folder.resolve("notes.csv"), 6_000))));
        all.put("payments", new Planned(Files.readString(Repository.ROOT.resolve("examples/card-bank/design.yaml")), Map.of()));
        Map<String, String[]> examples = new TreeMap<>(Map.of("adult", new String[] {"people", "adult/adult-*.csv.gz"}, "bank-marketing", new String[] {"calls",
            "bank-marketing/bank-additional.csv"}, "beijing-air", new String[] {"hours", "beijing-pm25/pollution.csv"}, "hotel-bookings", new String[] {"bookings",
                "hotel-bookings/hotel_bookings.csv.zip"}, "phishing", new String[] {"pages", "phishing/phishing.csv"}, "sms-spam", new String[] {"messages", "sms-spam/sms.tsv"},
            "stormfront", new String[] {"sentences", "stormfront/stormfront.csv"}, "health-passages", new String[] {"passages", "medquad/medquad.jsonl.gz"}));
        for (Map.Entry<String, String[]> example : examples.entrySet()) {
            String design = Files.readString(Repository.ROOT.resolve("examples/" + example.getKey() + "/design.yaml"));
            if (size == Size.DEEP) all.put(example.getKey(), new Planned(design, Map.of(example.getValue()[0], NotHere.data("README.md").resolveSibling(example.getValue()[1]))));
        }
        return all;
    }

    private static String numbers(int rows) {
        return RunOverhead.design().replace("system: overhead\n", "system: overhead\nrequirements: {scale: {rows: " + rows + "}}\n")
                .replace("rounds: 200", "rounds: 50..400").replace("  calibrate: isotonic", "  tune: {metric: roc auc, trials: 8}\n  calibrate: isotonic");
    }

    private static String texts() {
        return """
                septet: 1
                system: notes
                requirements: {scale: {notes: 6000}}
                framing:
                  task: multiclass classification
                  for each: notes
                  predict: topic
                  baseline: "'a'"
                data:
                  sources:
                    notes:
                      from: notes.csv
                      columns: {topic: category known later, size: number, note: text}
                  features:
                    note_words: "tfidf(words(note, 1, 2))"
                    note_pieces: "tfidf(chars(note, 2, 5))"
                model:
                  learners:
                    counts: {naive bayes: {inputs: [note_words], smoothing: 0.01..1}}
                    linear: {linear svm: {inputs: [note_words, note_pieces, size], c: 0.01..10}}
                  tune: {metric: macro f1, trials: 6}
                evaluation:
                  split: {train: 60%, validate: 20%, test: 20%}
                  metrics: [macro f1, accuracy]
                  gates: [linear > counts > baseline]
                serving: {reasons: 2}
                """;
    }

    private static Path notes(Path file, int rows) throws Exception {
        Chance chance = Chance.of(3);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("topic,size,note\n");
            for (int row = 0; row < rows; row++) {
                int topic = chance.nextInt(3);
                StringBuilder note = new StringBuilder();
                for (int word = 6 + chance.nextInt(18); word > 0; word--) {
                    int which = (int) Math.pow(2_000, chance.nextDouble());
                    note.append(chance.nextInt(12) == 0 ? "t" + topic + Integer.toString(chance.nextInt(60), 36) : "w" + Integer.toString(which * 7_919, 36)).append(' ');
                }
                out.write("abc".charAt(topic) + "," + chance.nextInt(100) + "," + note.toString().strip() + "\n");
            }
        }
        return file;
    }
}
