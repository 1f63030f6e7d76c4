package septet.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import septet.data.Exploration.Broken;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Task;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;

/// Finds out what is in a table, in one pass and bounded memory.
public final class Explorer implements TextTable.Sink {
    private static final int EXACT_CELLS = 8_000_000;
    private static final int MOST_EXACT = 200_000;

    private final List<String> headers;
    private final List<ColumnTally> tallies = new ArrayList<>();
    private final RowSample sample;
    private final RowCopies copies = new RowCopies();
    private final Map<String, Broken> broken = new LinkedHashMap<>();
    private final LongConsumer progress;
    private final int exact;

    private Map<String, Exploration.Kind> declared = Map.of();
    private Optional<List<Leak>> leaks = Optional.empty();

    private Explorer(List<String> headers, Aim aim) {
        this.headers = headers;
        this.progress = aim.progress();
        exact = Math.clamp(EXACT_CELLS / Math.max(1, headers.size()), 4_096, MOST_EXACT);
        for (int i = 0; i < headers.size(); i++) tallies.add(new ColumnTally(exact));
        sample = new RowSample(headers.size(), Chance.of(aim.seed()).of("exploration"));
    }

    /// What is asked.
    ///
    /// @param predict  the column to predict
    /// @param time     the column that says when; empty: found out
    /// @param task     empty: found out
    /// @param progress is told the number of rows now and then
    public record Aim(Optional<String> predict, Optional<String> time, Optional<Task> task, long seed, LongConsumer progress) {
        public static final Aim NONE = new Aim(Optional.empty(), Optional.empty(), Optional.empty(), 1, _ -> {});

        public Aim predicting(String column) {
            return new Aim(Optional.of(column), time, task, seed, progress);
        }
    }

    /// @param file as a person calls it
    /// @throws Refused where a named column lacks, the label cannot be predicted, or no row is whole
    public static Exploration of(TextTable table, String file, Aim aim) {
        aim.predict().ifPresent(column -> exists(file, column, table.headers(), "--predict"));
        aim.time().ifPresent(column -> exists(file, column, table.headers(), "--time"));
        if (aim.time().isPresent() && aim.time().equals(aim.predict())) {
            throw new Refused(Fault.DESIGN, Problem.error(file, "--time and --predict name the same column, " + aim.time().get(), "nothing can be said of it",
                    "Name the column that says when a row happened, or leave --time out.", "DATA-NOT-A-TIME"));
        }
        Explorer explorer = new Explorer(table.headers(), aim);
        table.read(IntStream.range(0, table.headers().size()).toArray(), explorer);
        if (explorer.sample.seen() == 0) {
            throw new Refused(Fault.DATA, Problem.error(file, "there is no whole row", "nothing can be said of it", "Look at the file; the first line should name the columns.",
                    "DATA-NO-ROWS"));
        }
        return explorer.exploration(file, aim);
    }

    /// Rows that a run has read, at most so many of them; their types are those of the design.
    ///
    /// @param most  rows
    /// @param leaks that the run has found: they are not looked for again
    public static Exploration of(Table table, String name, Aim asked, int most, List<Leak> leaks) {
        TableTexts texts = TableTexts.of(table, most);
        Aim aim = new Aim(asked.predict(), texts.timed() ? Optional.of(TableTexts.TIME) : Optional.empty(), asked.task(), asked.seed(), asked.progress());
        Explorer explorer = new Explorer(texts.headers(), aim);
        explorer.declared = texts.kinds();
        explorer.leaks = Optional.of(leaks);
        texts.read(IntStream.range(0, texts.headers().size()).toArray(), explorer);
        Exploration found = explorer.exploration(name, aim);
        return table.rows() <= most ? found : found.of(table.rows());
    }

    private static void exists(String file, String column, List<String> headers, String option) {
        if (headers.contains(column)) return;
        throw new Refused(Fault.DESIGN, Problem.error(file, "no column " + column + " for " + option, "nothing can be said of it", Nearest.remedy(column, headers),
                "DATA-NO-COLUMN"));
    }

    @Override
    public void rows(TextBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            long hash = TextHash.start();
            for (int column = 0; column < tallies.size(); column++) {
                if (batch.lacks(row, column)) {
                    tallies.get(column).lacks();
                    hash = TextHash.chained(hash, "");
                } else {
                    String text = batch.text(row, column);
                    tallies.get(column).add(text);
                    hash = TextHash.chained(hash, text);
                }
            }
            copies.add(Chance.mix(hash));
            sample.add(batch, row);
        }
        progress.accept(sample.seen());
    }

    @Override
    public void broken(long line, String code, String raw) {
        broken.merge(code, new Broken(code, 1, line, raw.length() > 200 ? raw.substring(0, 200) + "..." : raw),
                (first, _) -> new Broken(code, first.rows() + 1, first.line(), first.sample()));
    }

    private Exploration exploration(String file, Aim aim) {
        List<Profile> profiles = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) profiles.add(KindGuess.of(headers.get(i), i + 1, tallies.get(i), Optional.ofNullable(declared.get(headers.get(i)))));
        Optional<Exploration.Label> label = aim.predict().map(name -> label(file, profiles.get(headers.indexOf(name)), tallies.get(headers.indexOf(name)), aim.task()));
        SampleFindings findings = new SampleFindings(profiles, sample.inOrder(), label, aim.time(), leaks);
        List<String> notes = new ArrayList<>();
        long rows = sample.seen();
        if (findings.size() < rows) notes.add("What compares columns or rows rests on a sample of " + findings.size() + " of " + rows + " rows, drawn by the seed "
                + aim.seed() + ".");
        if (profiles.stream().anyMatch(profile -> !profile.exact())) notes.add("More than " + exact + " different values of a column are estimated, with a standard error of 2%.");
        if (headers.size() > Movement.MOST_COLUMNS) notes.add("Only the first " + Movement.MOST_COLUMNS + " columns are compared with each other.");
        return new Exploration(file, rows, findings.size(), aim.seed(), List.copyOf(broken.values()), findings.columns(), label, findings.timeline(rows), findings.copies(copies),
                findings.together(), findings.suspects(), findings.rule(), notes);
    }

    private static Exploration.Label label(String file, Profile profile, ColumnTally tally, Optional<Task> task) {
        try {
            return LabelGuess.of(profile, tally, task);
        } catch (LabelGuess.NoLabel none) {
            throw new Refused(Fault.DATA, Problem.error(file, profile.name() + " cannot be predicted: " + none.getMessage(), "no design can be written",
                    "Name another column with --predict.", "DATA-NO-LABEL"));
        }
    }
}
