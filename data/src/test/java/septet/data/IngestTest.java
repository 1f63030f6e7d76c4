package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.world.Chance;

class IngestTest {
    private static final long SEED = 17;
    private static final String PAYMENTS = """
            from: payments.csv
            time: TX_DATETIME
            id: TRANSACTION_ID
            columns:
              card: key from CUSTOMER_ID
              amount: money EUR from TX_AMOUNT
              fraud: boolean from TX_FRAUD known after 7d
            checks: [amount between 0 and 1000]
            """;
    private static final String HEADER = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TX_AMOUNT,TX_FRAUD\n";

    @Test
    void textBecomesAPartOfTheTable() {
        Ingest.Result result = new Source(PAYMENTS).file("payments.csv", HEADER + "1,2018-04-01 00:00:31,596,57.16,0\n0,2018-04-01 00:00:30,4961,81.51,1\n").read();
        assertThat(Source.rows(result.table())).containsExactly(
                "2018-04-01T00:00:30Z 0 4961 815100e-4 true",
                "2018-04-01T00:00:31Z 1 596 571600e-4 false");
        assertThat(result.report().read()).isEqualTo(2);
        assertThat(result.report().kept()).isEqualTo(2);
        assertThat(result.report().columns().get(1)).isEqualTo(new IngestReport.ColumnSummary("amount", "money EUR", 0, 2, "57.16", "81.51"));
    }

    @Test
    void eachBrokenRowIsCountedOnceByItsFirstReason() {
        Ingest.Result result = new Source(PAYMENTS).file("payments.csv", HEADER
                + "1,2018-04-01 00:00:31,1,57.16,0\n"
                + "2,yesterday,1,57.16,0\n"
                + "3,,1,57.16,0\n"
                + "4,2018-04-01,1,much,0\n"
                + "5,2018-04-01,1,5.123456,0\n"
                + "6,2018-04-01,,5,0\n"
                + "7,2018-04-01,1,5,perhaps\n"
                + "8,2018-04-01,1,5\n"
                + "9,2018-04-01,1,5000,0\n"
                + "10,2018-04-01,\"1\"x,5,0\n"
                + "1,2018-04-02,1,57.16,0\n"
                + "11,2018-04-01,1,5,\n").read();
        assertThat(Source.rows(result.table())).containsExactly("2018-04-01T00:00:00Z 11 1 50000e-4 -", "2018-04-01T00:00:31Z 1 1 571600e-4 false");
        assertThat(result.report().quarantined()).extracting(each -> each.code() + " " + each.at() + " " + each.rows() + " " + each.samples().getFirst().line()).containsExactly(
                "DATA-NOT-A-TIME time 1 3", "DATA-NO-TIME time 1 4", "DATA-NOT-MONEY amount 1 5", "DATA-MONEY-DECIMALS amount 1 6", "DATA-MISSING-VALUE card 1 7",
                "DATA-NOT-A-BOOLEAN fraud 1 8", "DATA-RAGGED-ROW  1 9", "DATA-CHECK-FAILED amount between 0 and 1000 1 10", "DATA-QUOTES  1 11", "DATA-REPEATED-ID id 1 12");
        assertThat(result.report().checks().getFirst().failed()).isEqualTo(1);
        assertThat(result.report().checks().getFirst().samples().getFirst().row()).isEqualTo("9,2018-04-01,1,5000,0");
    }

    @Test
    void everyRowIsKeptOrInQuarantine() {
        Chance chance = Chance.of(SEED);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder(HEADER);
            int rows = 1 + chance.nextInt(20);
            text.append("first,2018-01-01,1,1,0\n");
            for (int r = 0; r < rows; r++) text.append(brokenOrNot(r, chance)).append('\n');
            Source source = new Source(PAYMENTS).file("payments.csv", text.toString());
            IngestReport report = source.read().report();
            long quarantined = report.quarantined().stream().mapToLong(IngestReport.Quarantined::rows).sum();
            assertThat(report.read()).as("seed %d file %d\n%s", SEED, i, text).isEqualTo(rows + 1);
            assertThat(report.kept() + quarantined).as("seed %d file %d\n%s", SEED, i, text).isEqualTo(rows + 1);
            long lines = report.quarantine().isEmpty() ? 0 : new String(source.disk.read(Path.of(report.quarantine())), StandardCharsets.UTF_8).lines().count();
            assertThat(lines).isEqualTo(quarantined);
        }
    }

    @Test
    void howRowsComeInBatchesChangesNothing() {
        Chance chance = Chance.of(SEED).of("batches");
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder(HEADER).append("first,2018-01-01,1,1,0\n");
            int kinds = chance.nextInt(3);
            for (int r = chance.nextInt(40); r > 0; r--) text.append(kinds == 0 ? r + ",2018-04-01,1,2.50,1" : brokenOrNot(r, chance)).append('\n');
            String design = kinds == 1 ? PAYMENTS.replace("checks: [amount between 0 and 1000]", "") : PAYMENTS;
            Source whole = new Source(design).file("payments.csv", text.toString());
            Source parted = new Source(design).file("payments.csv", text.toString());
            IngestReport expected = whole.read().report();
            IngestReport found = parted.read(new OneByOne(Readers.ofText(parted.disk))).report();
            assertThat(found).as("seed %d file %d\n%s", SEED, i, text).isEqualTo(expected);
        }
    }

    /// Gives the rows of a file in batches of one.
    private record OneByOne(TableReader reader) implements TableReader {
        @Override
        public boolean reads(Path file) {
            return reader.reads(file);
        }

        @Override
        public TextTable open(Path file, Format format) {
            TextTable table = reader.open(file, format);
            return new TextTable() {
                @Override
                public List<String> headers() {
                    return table.headers();
                }

                @Override
                public FileShape shape() {
                    return table.shape();
                }

                @Override
                public void read(int[] columns, Sink into) {
                    table.read(columns, new Sink() {
                        @Override
                        public void rows(TextBatch batch) {
                            for (int row = 0; row < batch.size(); row++) {
                                TextBatch one = new TextBatch(columns.length);
                                one.add(batch.line(row));
                                for (int column = 0; column < columns.length; column++) if (!batch.lacks(row, column)) one.set(0, column, batch.text(row, column));
                                into.rows(one);
                            }
                        }

                        @Override
                        public void broken(long line, String code, String raw) {
                            into.broken(line, code, raw);
                        }
                    });
                }

                @Override
                public void close() {
                    table.close();
                }
            };
        }
    }

    @Test
    void aTableInMemoryIsTheSameAndLeavesNothing() {
        String text = HEADER + "1,2018-04-01 00:00:31,596,57.16,0\n2,yesterday,1,1,0\n0,2018-04-01 00:00:30,4961,81.51,1\n";
        Source kept = new Source(PAYMENTS).file("payments.csv", text);
        Source source = new Source(PAYMENTS).file("payments.csv", text);
        Table table = source.ingest(Readers.ofText(source.disk)).table(source.request());
        assertThat(Source.rows(table)).isEqualTo(Source.rows(kept.read().table()));
        assertThat(source.disk.list(Source.STORE)).allMatch(file -> file.toString().endsWith(".quarantine.jsonl")).hasSize(1);
        Source broken = new Source(PAYMENTS).file("payments.csv", HEADER + "2,yesterday,1,1,0\n");
        assertThatThrownBy(() -> broken.ingest(Readers.ofText(broken.disk)).table(broken.request())).isInstanceOf(Refused.class).hasMessageContaining("DATA-ALL-BROKEN");
    }

    private static String brokenOrNot(int number, Chance chance) {
        List<String> times = List.of("2018-04-01", "2018-04-01 10:00", "x", "");
        List<String> amounts = List.of("1", "2.5", "-1", "one", "");
        List<String> frauds = List.of("0", "1", "", "maybe");
        String row = chance.nextInt(4) + "," + times.get(chance.nextInt(4)) + "," + (chance.nextInt(5) == 0 ? "" : number) + "," + amounts.get(chance.nextInt(5)) + ","
                + frauds.get(chance.nextInt(4));
        return switch (chance.nextInt(12)) {
            case 0 -> row + ",more";
            case 1 -> "\"" + row;
            case 2 -> "few";
            default -> row;
        };
    }

    @Test
    void theOrderOfTheFileChangesNothing() {
        assertThat(firstDifference((_, shuffled) -> new Source(PAYMENTS).file("payments.csv", shuffled).read().report().fingerprint())).isEmpty();
    }

    @Test
    void anOrderByTimeAloneIsCaught() {
        assertThat(firstDifference((_, shuffled) -> String.join("\n", shuffled.lines().skip(1).sorted(Comparator.comparing(line -> line.split(",")[1])).toList()))).isPresent();
    }

    /// Shuffles rows, many of one time and of one id, and looks whether what is read differs.
    private static Optional<String> firstDifference(BinaryOperator<String> reading) {
        Chance chance = Chance.of(SEED);
        for (int i = 0; i < 40; i++) {
            List<String> rows = new ArrayList<>();
            for (int r = 0; r < 60; r++) rows.add(chance.nextInt(50) + ",2018-04-0" + (1 + chance.nextInt(3)) + ",c" + chance.nextInt(3) + "," + chance.nextInt(4) + ","
                    + chance.nextInt(2));
            String first = reading.apply("", HEADER + String.join("\n", rows));
            for (int at = rows.size() - 1; at > 0; at--) Collections.swap(rows, at, chance.nextInt(at + 1));
            String second = reading.apply("", HEADER + String.join("\n", rows));
            if (!first.equals(second)) return Optional.of("seed " + SEED + " file " + i);
        }
        return Optional.empty();
    }

    @Test
    void theFirstOfRepeatedRowsCounts() {
        Ingest.Result result = new Source(PAYMENTS).file("payments.csv", HEADER + "1,2018-04-02,1,2,0\n1,2018-04-01,1,1,0\n1,2018-04-01,1,3,0\n").read();
        assertThat(Source.rows(result.table())).containsExactly("2018-04-01T00:00:00Z 1 1 10000e-4 false");
        assertThat(result.report().quarantined().getFirst().rows()).isEqualTo(2);
    }

    @Test
    void rowsWithoutIdAreNotRepeated() {
        Ingest.Result result = new Source(PAYMENTS).file("payments.csv", HEADER + ",2018-04-02,1,2,0\n,2018-04-02,1,2,0\n").read();
        assertThat(result.report().kept()).isEqualTo(2);
    }

    @Test
    void columnsOfTheFileCountWhenTheyAreListed() {
        Source source = new Source("from: a.csv\ncolumns: {y: number from b}").file("a.csv", "a,b\n\u00ff,1\n");
        assertThat(Source.rows(source.read().table())).containsExactly("1970-01-01T00:00:00Z  1.0");
    }

    @Test
    void datesAreReadFromThreeColumns() {
        Source source = new Source("""
                from: hotel.csv
                format: {missing: [NULL, NA]}
                time: arrives
                columns:
                  arrives: time from date(join(day, ' ', month, ' ', year), 'd MMMM yyyy')
                  cancelled: boolean from is_canceled known later
                  agent: category optional
                """).file("hotel.csv", "year,month,day,is_canceled,agent\n2015,July,1,0,NULL\n2015,Juli,1,0,9\n2016,February,29,1,9\n2017,February,29,1,9\n");
        Ingest.Result result = source.read();
        assertThat(Source.rows(result.table())).containsExactly("2015-07-01T00:00:00Z  2015-07-01T00:00:00Z false -", "2016-02-29T00:00:00Z  2016-02-29T00:00:00Z true 9");
        assertThat(result.report().quarantined()).extracting(IngestReport.Quarantined::code).containsExactly("DATA-NO-TIME");
    }

    @Test
    void otherHeadersAndWordsAreRead() {
        Source source = new Source("""
                from: bank.csv
                format: {missing: [unknown]}
                columns:
                  subscribed: boolean from y = 'yes' else 'no' known later
                  change: number from column('emp.var.rate')
                  job: category optional from column(1)
                """).file("bank.csv", "\"job\";\"emp.var.rate\";\"y\"\n\"admin.\";-1.8;\"no\"\n\"unknown\";1.1;\"yes\"\n\"x\";1;\"perhaps\"\n");
        Ingest.Result result = source.read();
        assertThat(Source.rows(result.table())).containsExactlyInAnyOrder("1970-01-01T00:00:00Z  false -1.8 admin.", "1970-01-01T00:00:00Z  true 1.1 -");
        assertThat(result.report().quarantined().getFirst().cause()).isEqualTo("'perhaps' is neither 'yes' nor 'no'");
    }

    @Test
    void rowsInFileOrderGetRegularTimes() {
        Source source = new Source("""
                from: a.csv
                with: {zone: Europe/Berlin}
                time: from 1996-05-07 every 30m
                columns: {x: number}
                """).file("a.csv", "x\n1\nbroken\n3\n");
        assertThat(Source.rows(source.read().table())).containsExactly("1996-05-06T22:00:00Z  1.0", "1996-05-06T23:00:00Z  3.0");
    }

    @Test
    void aTimeWithoutOffsetIsReadInTheZone() {
        Source source = new Source("from: a.csv\nwith: {zone: Europe/Berlin}\ntime: at\ncolumns: {x: number optional}")
                .file("a.csv", "at,x\n2018-07-01 12:00,1\n2018-01-01 12:00,\n2018-01-01T12:00Z,2\n");
        assertThat(Source.rows(source.read().table())).containsExactly("2018-01-01T11:00:00Z  -", "2018-01-01T12:00:00Z  2.0", "2018-07-01T10:00:00Z  1.0");
    }

    @Test
    void nothingIsLearnedBeforeItHappened() {
        Source source = new Source("from: a.csv\ntime: at\narrival: seen\ncolumns: {x: number}")
                .file("a.csv", "at,seen,x\n2018-01-02,2018-01-05,1\n2018-01-02,2018-01-01,2\n2018-01-02,,3\n");
        Table table = source.read().table();
        long day = 86_400_000_000L;
        assertThat(List.of(table.arrival(0) - table.time(0), table.arrival(1) - table.time(1), table.arrival(2) - table.time(2))).containsExactlyInAnyOrder(3 * day, 0L, 0L);
    }

    @Test
    void aCheckFailsOnlyWhereItIsKnownToBeFalse() {
        Source source = new Source("from: a.csv\ncolumns: {x: number optional, y: number}\nchecks: [x > 0]").file("a.csv", "x,y\n1,1\n-1,2\n,3\n");
        IngestReport report = source.read().report();
        assertThat(report.kept()).isEqualTo(2);
        assertThat(report.checks()).extracting(check -> List.of(check.passed(), check.failed(), check.unknown())).containsExactly(List.of(1L, 1L, 1L));
    }

    @Test
    void severalFilesAreOneSource() {
        Source source = new Source("from: part-*.csv\ntime: at\ncolumns: {x: number}").file("part-2.csv", "at,x\n2018-01-01,2\n2018-01-03,bad\n")
                .file("part-1.csv", "x,at\n1,2018-01-02\n").file("other.csv", "z\n1\n");
        Ingest.Result result = source.read();
        assertThat(Source.rows(result.table())).containsExactly("2018-01-01T00:00:00Z  2.0", "2018-01-02T00:00:00Z  1.0");
        assertThat(result.report().files()).extracting(IngestReport.ReadFile::name).containsExactly("part-1.csv", "part-2.csv");
        assertThat(result.report().quarantined().getFirst().samples().getFirst()).extracting(BrokenRow::file, BrokenRow::line).containsExactly("part-2.csv", 3L);
    }

    @Test
    void generatedRowsAreReadLikeAnyOthers() {
        Source source = new Source("""
                from: generate card payments
                with: {days: 3, seed: 7, cards: 100, terminals: 200}
                time: at
                id: payment
                columns: {card: key, terminal: key, amount: money EUR, fraud: boolean known after 7d}
                """);
        Ingest.Result result = source.read();
        assertThat(result.report().kept()).isBetween(400L, 800L);
        assertThat(result.report().quarantined()).isEmpty();
        assertThat(Source.rows(result.table()).getFirst()).startsWith("2018-04-01T");
    }
}
