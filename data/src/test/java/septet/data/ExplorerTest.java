package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Profile;
import septet.data.Exploration.Word;
import septet.world.Chance;

class ExplorerTest {
    @Test
    void countsWhatStandsThere() {
        Grid grid = new Grid("age", "job");
        grid.row("30", "cook").row(" 40 ", "cook").row("?", "NA").row("", "smith").row(null, "cook").row("50.5", "n/a");
        Profile age = grid.explored().columns().getFirst();
        assertThat(age.kind()).isEqualTo(Kind.NUMBER);
        assertThat(age.missing()).isEqualTo(3);
        assertThat(age.missingAs()).containsExactly(new Word("", 2), new Word("?", 1));
        assertThat(age.distinct()).isEqualTo(3);
        assertThat(age.numbers().orElseThrow()).satisfies(numbers -> {
            assertThat(numbers.lowest()).isEqualTo(30);
            assertThat(numbers.highest()).isEqualTo(50.5);
            assertThat(numbers.mean()).isCloseTo(120.5 / 3, within(1e-9));
            assertThat(numbers.whole()).isFalse();
        });
        Profile job = grid.explored().columns().getLast();
        assertThat(job.words()).containsExactly(new Word("cook", 3), new Word("smith", 1));
        assertThat(job.missing()).isEqualTo(2);
    }

    /// A profile that takes every text for a value, quoted spellings of missing too, would call the column words and miss nothing.
    @Test
    void aProfileThatCountsSpelledMissingAsValuesIsCaught() {
        Grid grid = new Grid("x");
        for (int i = 0; i < 50; i++) grid.row(i % 5 == 0 ? "NA" : i % 7 == 0 ? "unknown" : i);
        Profile found = grid.explored().columns().getFirst();
        long planted = 0;
        assertThat(found.missing()).isEqualTo(10 + 6).isNotEqualTo(planted);
        assertThat(found.kind()).isEqualTo(Kind.NUMBER);
    }

    @Test
    void wordsThatMayBeValuesAreMissingOnlyAmongNumbers() {
        Grid grid = new Grid("housing", "size");
        for (int i = 0; i < 60; i++) grid.row(List.of("own", "rent", "unknown").get(i % 3), i % 3 == 2 ? "-" : i);
        Exploration found = grid.explored();
        assertThat(found.columns().getFirst().missing()).isZero();
        assertThat(found.columns().getFirst().words()).contains(new Word("unknown", 20));
        assertThat(found.columns().getLast().missing()).isEqualTo(20);
    }

    /// With them taken for words, a column of numbers would be one of 48 categories.
    @Test
    void whatIsNotFiniteIsMissingAmongNumbers() {
        Grid grid = new Grid("ratio");
        for (int i = 0; i < 50; i++) grid.row(i == 7 ? "inf" : i == 9 ? "-Infinity" : i);
        Profile found = grid.explored().columns().getFirst();
        assertThat(found.kind()).isEqualTo(Kind.NUMBER);
        assertThat(found.missing()).isEqualTo(2);
    }

    /// Against a plain count in other structures, over random tables.
    @Test
    void agreesWithAPlainCount() {
        for (int seed = 0; seed < 30; seed++) {
            Chance chance = Chance.of(seed);
            Grid grid = new Grid("a");
            Set<String> distinct = new HashSet<>();
            TreeMap<String, Long> counts = new TreeMap<>();
            long missing = 0;
            int rows = 1 + chance.nextInt(5_000);
            for (int i = 0; i < rows; i++) {
                String text = chance.nextInt(10) == 0 ? "" : "w" + chance.nextInt(1 + chance.nextInt(3_000));
                grid.row(text);
                if (text.isEmpty()) missing++;
                else {
                    distinct.add(text);
                    counts.merge(text, 1L, Long::sum);
                }
            }
            Profile found = grid.explored().columns().getFirst();
            assertThat(found.missing()).as("seed %d", seed).isEqualTo(missing);
            assertThat(found.distinct()).as("seed %d", seed).isEqualTo(distinct.size());
            assertThat(found.exact()).isTrue();
            long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
            if (!found.words().isEmpty() && distinct.size() < 2_000) assertThat(found.words().getFirst().rows()).as("seed %d", seed).isEqualTo(most);
        }
    }

    @Test
    void estimatesMoreDifferentValuesThanItKeeps() {
        DistinctCount count = new DistinctCount(4_096);
        for (int i = 0; i < 300_000; i++) count.add(TextHash.of("value " + i % 100_000));
        assertThat(count.isExact()).isFalse();
        assertThat(count.count()).isBetween(90_000L, 110_000L);
    }

    @Test
    void samplesEachRowAlike() {
        Grid grid = new Grid("row");
        for (int i = 0; i < 60_000; i++) grid.row(i);
        RowSample sample = new RowSample(100, Chance.of(3).of("exploration"));
        grid.read(new int[] {0}, new TextTable.Sink() {
            @Override
            public void rows(TextBatch batch) {
                for (int row = 0; row < batch.size(); row++) sample.add(batch, row);
            }

            @Override
            public void broken(long line, String code, String raw) {}
        });
        List<RowSample.Kept> kept = sample.inOrder();
        assertThat(kept).hasSize(40_000);
        assertThat(kept).isSortedAccordingTo((a, b) -> Long.compare(a.number(), b.number()));
        long early = kept.stream().filter(row -> row.number() < 30_000).count();
        assertThat(early).isBetween(19_700L, 20_300L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "age | 17;23;44;61;19;33 | NUMBER", "zip | 01234;94110;02139;10001;60601;73301 | CATEGORY", "vat | 1,5;2,25;3;4,75;10,5;7 | NUMBER",
        "price | $1,200.50;$13.00;$7.25;$99;$1;$15 | NUMBER", "preis | 1.200,50 €;13,00 €;7,25 €;99 €;1 €;1.500 € | NUMBER", "aktiv | Y;n;N;y;Y;N | BOOLEAN", "share | 12%;13%;55%;1.5%;99%;0% | NUMBER",
                "when | 2024-01-05;2024-02-06;2024-02-07;2024-03-01;2024-03-02;2024-03-03 | TIME",
        "day | 13/01/2024;14/02/2024;05/02/2024;01/03/2024;02/03/2024;03/03/2024 | TIME", "day | 1.2.2024;14.2.2024;5.2.2024;1.3.2024;2.3.2024;3.3.2024 | TIME",
        "created | 1500000000;1500000100;1500003000;1500040000;1600000000;1600000001 | TIME", "flag | yes;no;yes;no;no;no | BOOLEAN", "smoker | 0;1;1;0;0;1 | BOOLEAN",
        "color | red;blue;red;blue;green;red | CATEGORY", "same | x;x;x;x;x;x | CONSTANT", "none | ;;NA;;; | EMPTY"})
    void tellsWhatAColumnHolds(String name, String values, Kind kind) {
        Grid grid = new Grid(name, "other");
        String[] texts = values.split(";", -1);
        for (int i = 0; i < texts.length * 10; i++) grid.row(texts[i % texts.length], i);
        Profile found = grid.explored().columns().getFirst();
        assertThat(found.kind()).as(found.why()).isEqualTo(kind);
        assertThat(found.unread()).isZero();
    }

    @Test
    void saysHowOddNumbersAndDatesAreRead() {
        Grid grid = new Grid("a", "b", "c", "d");
        for (int i = 1; i <= 28; i++) grid.row(i + ",5", i + ",234", "1." + (i + 999) + "," + i, i + "/02/2021");
        List<Profile> found = grid.explored().columns();
        assertThat(found.get(0).reading()).isEqualTo("number(replace($, ',', '.'))");
        assertThat(found.get(1).reading()).isEqualTo("number(replace($, ',', ''))");
        assertThat(found.get(1).numbers().orElseThrow().highest()).isEqualTo(28_234);
        assertThat(found.get(3).reading()).isEqualTo("date($, 'd/M/yyyy')");
    }

    @Test
    void datesNeedNoZeros() {
        Grid grid = new Grid("at");
        for (int i = 1; i <= 28; i++) grid.row("2021-" + (1 + i % 12) + "-" + i + " " + i % 24 + ":0" + i % 6);
        assertThat(grid.explored().columns().getFirst().reading()).isEqualTo("date($, 'yyyy-M-d H:mm')");
    }

    @Test
    void datesAreCountedByDays() {
        Grid dates = new Grid("at", "x");
        Grid hours = new Grid("at", "x");
        for (int i = 0; i < 200; i++) {
            dates.row("2024-0" + (1 + i / 40) + "-1" + i % 9, i);
            hours.row("2024-01-05 " + (10 + i / 20) + ":" + (10 + i % 20), i);
        }
        assertThat(dates.explored().timeline().orElseThrow().step()).isEqualTo("day");
        assertThat(hours.explored().timeline().orElseThrow().step()).isEqualTo("hour");
    }

    @Test
    void tellsKeysCodesAndTextsApart() {
        Grid grid = new Grid("customer_id", "store_id", "row", "comment", "name");
        for (int i = 0; i < 600; i++) grid.row("C" + i % 200, 100 + i % 24, i + 1, "the " + i + "th order came late and the box was open", "Name" + i);
        List<Profile> found = grid.explored().columns();
        assertThat(found).extracting(Profile::kind).containsExactly(Kind.KEY, Kind.CATEGORY, Kind.KEY, Kind.TEXT, Kind.KEY);
    }

    @Test
    void findsCopies() {
        Grid grid = new Grid("id", "x", "message", "y");
        for (int i = 0; i < 200; i++) grid.row("k" + i, i, "You have won prize number " + "abcdefghij".charAt(i % 10) + "tail" + (char) ('a' + i / 10), i % 2);
        grid.row("k199", 199, "You have won prize number " + "abcdefghij".charAt(9) + "tail" + (char) ('a' + 19), 1);
        grid.row("new", 5, "YOU have won prize number ftaila!!", 0);
        Exploration.Copies copies = grid.explored("y").copies();
        assertThat(copies.exact()).isEqualTo(1);
        assertThat(copies.nearTexts()).isGreaterThanOrEqualTo(2);
        assertThat(copies.textColumn()).isEqualTo("message");
    }

    @Test
    void countsCopiesOfMoreRowsThanItKeepsByAPartOfThem() {
        RowCopies copies = new RowCopies();
        for (int i = 0; i < 3_000_000; i++) copies.add(Chance.mix(i % 2_500_000));
        assertThat(copies.isEstimated()).isTrue();
        assertThat(copies.repeated()).isBetween(450_000L, 550_000L);
    }

    @Test
    void isTheSameForTheSameSeed() {
        Grid grid = new Grid("a", "b", "y");
        Chance chance = Chance.of(4);
        for (int i = 0; i < 3_000; i++) grid.row(chance.nextInt(50), "w" + chance.nextInt(9), chance.nextInt(2));
        assertThat(grid.explored("y").toString()).isEqualTo(grid.explored("y").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Jun 12 1998 | MMM d yyyy | false", "12/Oct/2000:13:55:36 -0700 | d/MMM/yyyy:HH:mm:ss Z | true", "Tue Oct 10 13:55:36 +0000 2000 | EEE MMM d HH:mm:ss Z yyyy | true",
        "Mon, 12 Jun 2017 | EEE, d MMM yyyy | false", "Jun-1998 | MMM-yyyy | false", "1998-06 | yyyy-MM | false", "June 1998 | MMMM yyyy | false", "June 12 1998 3:05 PM | MMMM d yyyy h:mm a | true",
        "12-June-1998 | d-MMMM-yyyy | false"})
    void readsDatesAsPeopleWriteThem(String text, String pattern, boolean clock) {
        Grid grid = new Grid("x");
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        for (int i = 0; i < 40; i++) grid.row(format.format(LocalDateTime.of(1998, 6, 12, 15, 5).plusDays(37 * i).atOffset(ZoneOffset.UTC)));
        grid.row(text);
        Profile found = grid.explored().columns().getFirst();
        assertThat(found.kind()).as(found.why()).isEqualTo(Kind.TIME);
        assertThat(found.reading()).isEqualTo("date($, '" + pattern + "')");
        assertThat(found.unread()).isZero();
        assertThat(found.times().orElseThrow().hasClock()).isEqualTo(clock);
        assertThat(found.times().orElseThrow().hasOffset()).isEqualTo(pattern.contains("Z"));
    }

    @Test
    void theFileOfAYearHasItsTimeInParts() {
        Grid grid = new Grid("year", "month", "day", "x");
        for (int i = 0; i < 360; i++) grid.row(2013, 1 + i / 30, 1 + i % 28, i % 7);
        Exploration.Timeline timeline = grid.explored("x").timeline().orElseThrow();
        assertThat(timeline.reading()).isEqualTo("date($year$, $month$, $day$)");
        assertThat(timeline.isDated()).isTrue();
    }

    /// What a person names is taken at their word: years, and numbers that only tell an order; words are refused, and so is the label.
    @Test
    void aNamedColumnOfNumbersTellsTheOrder() {
        Grid grid = new Grid("season", "step", "word", "y");
        for (int i = 0; i < 300; i++) grid.row(1990 + i / 20, i / 3, "w" + i % 7, i % 2);
        Exploration.Timeline years = timed(grid, "season");
        assertThat(years.reading()).isEqualTo("date($season$, 1, 1)");
        assertThat(years.sure()).isTrue();
        assertThat(years.isDated()).isFalse();
        assertThat(years.steps()).hasSize(15).allMatch(step -> step.rows() == 20);
        Exploration.Timeline steps = timed(grid, "step");
        assertThat(steps.reading()).isEqualTo("epoch(number($step$) * 86400, 's')");
        assertThat(steps.sure()).isFalse();
        assertThat(steps.why()).contains("nothing says what its numbers count");
        assertThatThrownBy(() -> timed(grid, "word")).hasMessageContaining("DATA-NOT-A-TIME").hasMessageContaining("7 different values");
        assertThatThrownBy(() -> timed(grid, "y")).hasMessageContaining("the same column");
    }

    private static Exploration.Timeline timed(Grid grid, String time) {
        return Explorer.of(grid, "grid", new Explorer.Aim(Optional.of("y"), Optional.of(time), Optional.empty(), 1, _ -> {})).timeline().orElseThrow();
    }

    @Test
    void refusesWhatCannotBePredicted() {
        Grid grid = new Grid("a", "b", "when");
        for (int i = 0; i < 300; i++) grid.row("word" + i, "same", "2024-01-" + (10 + i % 20));
        assertThatThrownBy(() -> grid.explored("a")).hasMessageContaining("DATA-NO-LABEL").hasMessageContaining("different words");
        assertThatThrownBy(() -> grid.explored("b")).hasMessageContaining("the same value in each row");
        assertThatThrownBy(() -> grid.explored("when")).hasMessageContaining("it is a time");
        assertThatThrownBy(() -> grid.explored("whn")).hasMessageContaining("Did you mean when?");
        assertThatThrownBy(() -> Explorer.of(grid, "grid", new Explorer.Aim(Optional.of("b"), Optional.of("never"), Optional.empty(), 1, _ -> {}))).hasMessageContaining("--time");
        assertThatThrownBy(() -> new Grid("a").explored()).hasMessageContaining("DATA-NO-ROWS");
    }
}
