package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.data.CsvReader;
import septet.data.Exploration;
import septet.data.Explorer;
import septet.data.Format;
import septet.data.TextTable;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

class ProposalTest {
    private static final Pattern GUESSED = Pattern.compile("^\\s*(goal|traffic|latency|training|pass if.*|act if.*|owner|slices|checks|with):");

    private static Exploration explored(GeneratedTables.Made made) {
        return explored(made, Explorer.Aim.NONE.predicting(made.label()));
    }

    private static Exploration explored(GeneratedTables.Made made, Explorer.Aim aim) {
        Disk disk = new SimulatedDisk(Chance.of(1));
        Path file = Path.of("/tables").resolve(made.name());
        disk.createFolders(file.getParent());
        try (Disk.Appender appender = disk.append(file)) {
            appender.write(ByteBuffer.wrap(made.text().getBytes(StandardCharsets.UTF_8)));
        }
        try (TextTable table = new CsvReader(disk).open(file, Format.DEFAULT)) {
            return Explorer.of(table, made.name(), aim);
        }
    }

    private static Proposal proposal(GeneratedTables.Made made) {
        return proposal(made, explored(made));
    }

    private static Proposal proposal(GeneratedTables.Made made, Exploration found) {
        return Proposal.of(found, new Proposal.Place("made", "rows", "/tables/" + made.name(), Map.of(), "runbook.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credit", "shop", "medicine", "cars", "students", "tweets", "mails"})
    void aTableOfEachKindGivesADesignThatPasses(String kind) {
        for (int seed = 1; seed <= 3; seed++) {
            Proposal proposal = proposal(GeneratedTables.ALL.get(kind).apply(Chance.of(seed)));
            assertThat(proposal.check().problems()).as("seed %d\n%s", seed, proposal.text()).noneMatch(Problem::isError);
        }
    }

    @Test
    void decidesTheTaskAndTheSplit() {
        assertThat(text("credit")).contains("task: binary classification", "class_is_bad: boolean from class = 'bad' else 'good' known later", "split: {folds: 5}");
        assertThat(text("shop")).contains("time: order_date", "date(column('Order Date'), 'M/d/yyyy H:mm')", "split: {train: 60%, validate: 20%, test: 20%}",
                "left out: InvoiceNo", "customer_id: key");
        assertThat(text("medicine")).contains("format: {missing: [\"?\"]}", "chol: number optional", "thal: category optional");
        assertThat(text("cars")).contains("task: regression", "from number(replace(column('city l/100km'), ',', '.'))", "metrics: [mean absolute error");
        assertThat(text("students")).contains("G3: number known later", "higher: boolean");
        assertThat(text("tweets")).contains("task: multiclass classification", "left out: tweet_id", "tfidf(words(text, 1, 2))", "together: text", "naive bayes", "linear svm");
        assertThat(text("mails")).contains("spam: boolean known later", "contains(lower(text), '");
    }

    private static String text(String kind) {
        return proposal(GeneratedTables.ALL.get(kind).apply(Chance.of(1))).text();
    }

    /// Numbers that only tell an order: rows are divided in it, and nothing is made of weekdays that they do not have.
    @ParameterizedTest
    @ValueSource(ints = {1, 10_000_000})
    void numbersThatAPersonNamesDivideRowsInTime(int unit) {
        StringBuilder rows = new StringBuilder("step,x,y\n");
        Chance chance = Chance.of(8);
        for (int row = 0; row < 300; row++) rows.append(row / 3 * unit).append(",").append(chance.nextGaussian()).append(",").append(chance.nextInt(2)).append("\n");
        GeneratedTables.Made made = new GeneratedTables.Made("steps.csv", rows.toString(), "y");
        Explorer.Aim aim = new Explorer.Aim(Optional.of("y"), Optional.of("step"), Optional.empty(), 1, _ -> {});
        Proposal proposal = proposal(made, explored(made, aim));
        assertThat(proposal.check().problems()).as(proposal.text()).noneMatch(Problem::isError);
        assertThat(proposal.text()).contains("row_time: time from epoch(number(step)" + (unit == 1 ? " * 86400" : "") + ", 's')", "time: row_time", "step: number",
                "split: {train: 60%, validate: 20%, test: 20%}").doesNotContain("weekday");
    }

    /// The first of a month stands for all of it: its weekday says nothing.
    @Test
    void monthsHaveNoWeekdays() {
        Chance chance = Chance.of(9);
        for (String form : List.of("%04d-%02d", "%04d-%02d-17")) {
            StringBuilder rows = new StringBuilder("month,x,y\n");
            for (int row = 0; row < 720; row++) {
                rows.append(String.format(java.util.Locale.ROOT, form, 2015 + row / 240, row / 20 % 12 + 1)).append(",").append(chance.nextGaussian()).append(",").append(chance.nextInt(2)).append("\n");
            }
            String text = proposal(new GeneratedTables.Made("sales.csv", rows.toString(), "y")).text();
            assertThat(text).contains("month_of_year: month(time)");
            assertThat(text.contains("weekday(time)")).as(text).isEqualTo(form.endsWith("17"));
        }
    }

    /// Artists with few works each: a word that stands in three rows has no column, but a mean; one that stands in fifty has a column.
    @ParameterizedTest
    @ValueSource(strings = {"price", "sold"})
    void wideCategoriesAreToldByTheirMeanLabel(String label) {
        Chance chance = Chance.of(12);
        StringBuilder rows = new StringBuilder("artist,form,price,sold\n");
        for (int row = 0; row < 600; row++) {
            int artist = row % 180;
            rows.append("artist").append(artist).append(",form").append(row % 12).append(",").append(900 + 10 * artist + chance.nextInt(400)).append(",").append(artist % 3 == 0
                    || chance.nextInt(4) == 0 ? "yes" : "no").append("\n");
        }
        Proposal proposal = proposal(new GeneratedTables.Made("works.csv", rows.toString(), label));
        assertThat(proposal.check().problems()).as(proposal.text()).noneMatch(Problem::isError);
        assertThat(proposal.text().lines().filter(line -> line.contains("encode: {artist: target}"))).hasSize(2);
        assertThat(proposal.text()).doesNotContain("form: target");
    }

    /// Prices of things with names: a line sees their words, trees see them in few columns; and engines are measured in CC.
    @Test
    void numbersOfTextsAreToldByTheirWords() {
        Chance chance = Chance.of(4);
        StringBuilder rows = new StringBuilder("name,engine,price\n");
        for (int row = 0; row < 400; row++) {
            List<String> words = List.of("Maruti", "Swift", "Honda", "City", "BMW", "X5", "Sport", "VX", "LXi", "Diesel");
            String name = String.join(" ", java.util.stream.IntStream.range(0, 4).mapToObj(_ -> words.get(chance.nextInt(words.size()))).toList()) + " " + chance.nextInt(300);
            int price = (name.contains("BMW") ? 900_000 : 200_000) + chance.nextInt(90_000);
            for (int same = 0; same < 2; same++) rows.append(name).append(",").append(800 + 100 * chance.nextInt(20)).append(" CC,").append(price + same).append("\n");
        }
        Proposal proposal = proposal(new GeneratedTables.Made("autos.csv", rows.toString(), "price"));
        assertThat(proposal.check().problems()).as(proposal.text()).extracting(Problem::code).containsOnly("EVALUATION-NOT-TOGETHER");
        assertThat(proposal.text()).contains("rows of one name stand on both sides", "name_words: tfidf(words(name))", "name_few: tfidf(hashed(words(name), 256))",
                "linear regression: {inputs: [name_words, name_length", "boosted trees: {inputs: [name_few, name_length",
                        "engine: number from number(replace(engine, ' CC', ''))").doesNotContain(", together: ");
    }

    /// As in the file of messages that everybody has: two columns, and three behind them that a few messages ran over into.
    @Test
    void whatHardlyARowHasIsNoColumn() {
        Chance chance = Chance.of(5);
        StringBuilder rows = new StringBuilder("v1,v2,,,\n");
        for (int row = 0; row < 600; row++) {
            boolean spam = chance.nextInt(5) == 0;
            rows.append(spam ? "spam" : "ham").append(",message ").append(row).append(spam ? " win a prize now" : " see you later then").append(" number ").append(row * 7);
            rows.append(row % 150 == 3 ? ",and more words ran over " + row + ",," : ",,,").append("\n");
        }
        String text = proposal(new GeneratedTables.Made("messages.csv", rows.toString(), "v1")).text();
        assertThat(text).contains("left out: column 3: guess: hardly a row has one, 596 of 600 have none", "together: v2").doesNotContain("column_3_words");
    }

    /// Classes of different sizes weigh alike, which needs no calibration where no costs are asked for.
    @Test
    void unevenClassesWeighAlike() {
        assertThat(text("tweets")).contains("weight: balanced, c: ");
        assertThat(proposal(GeneratedTables.ALL.get("tweets").apply(Chance.of(1))).check().problems()).extracting(Problem::code).doesNotContain("MODEL-WEIGHTS-UNCALIBRATED");
    }

    @Test
    void everyGuessSaysSo() {
        for (String kind : GeneratedTables.ALL.keySet()) {
            List<String> lines = text(kind).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (!GUESSED.matcher(lines.get(i)).find()) continue;
                assertThat(lines.get(i) + lines.get(i - 1)).as(kind).contains("# guess:");
            }
            assertThat(lines).as(kind).anyMatch(line -> line.contains("known later") || line.contains("# guess: the label"));
        }
    }

    /// Every column of the file is read or named with the reason why not.
    @Test
    void noColumnIsForgotten() {
        for (String kind : GeneratedTables.ALL.keySet()) {
            GeneratedTables.Made made = GeneratedTables.ALL.get(kind).apply(Chance.of(2));
            String text = proposal(made).text();
            for (Exploration.Profile profile : explored(made).columns()) {
                String name = Pattern.quote(profile.name());
                assertThat(Pattern.compile("(?m)^ +(" + name + ": |# left out: " + name + ": |.*column\\('" + name + "'\\)|.* from .*\\b" + name + "\\b)").matcher(text)
                        .find()).as("%s: %s", kind, profile.name()).isTrue();
            }
        }
    }

    /// A file may be called as a word of the grammar.
    @ParameterizedTest
    @ValueSource(strings = {"missing", "by", "time", "score", "baseline", "all", "column", "in", "rows", "class", "true"})
    void everyNameOfAFileGivesADesignThatPasses(String name) {
        GeneratedTables.Made made = GeneratedTables.ALL.get("credit").apply(Chance.of(1));
        Proposal proposal = Proposal.of(explored(made), new Proposal.Place(name, name, "/tables/" + name + ".csv", Map.of(), "runbook.md"));
        assertThat(proposal.check().problems()).as(proposal.text()).noneMatch(Problem::isError);
    }

    /// Headers and words of every kind break no line.
    @Test
    void oddTablesGiveDesignsThatPassOrAreRefused() {
        int passed = 0;
        for (int seed = 1; seed <= 60; seed++) {
            GeneratedTables.Made made = GeneratedTables.odd(Chance.of(seed));
            try {
                Proposal proposal = proposal(made);
                assertThat(proposal.check().problems()).as("seed %d\n%s", seed, proposal.text()).noneMatch(Problem::isError);
                passed++;
            } catch (Refused refused) {
                assertThat(refused.problems()).as("seed %d", seed).allMatch(problem -> problem.code().startsWith("DATA-"));
            }
        }
        assertThat(passed).isGreaterThan(40);
    }

    /// A writer that forgets to put odd scalars into quotes would be found by such tables.
    @Test
    void aWriterWithoutQuotesIsFound() {
        int broken = 0;
        for (int seed = 1; seed <= 30; seed++) {
            try {
                String text = proposal(GeneratedTables.odd(Chance.of(seed))).text();
                String planted = text.replaceAll("(?m)^( +[a-z_0-9A-Z]+: )\"(.*from.*)\"( *#.*)?$", "$1$2$3").replace("''", "'");
                if (Check.of(planted, "planted.yaml").hasErrors()) broken++;
            } catch (Refused _) {
                // refused before a line is written
            }
        }
        assertThat(broken).isGreaterThan(3);
    }
}
