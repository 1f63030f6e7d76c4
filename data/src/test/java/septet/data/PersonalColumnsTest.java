package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.world.Chance;
import septet.world.SimulatedWorld;
import septet.world.World;

/// Personal columns of a source stand as pseudonyms, in the order in which their values would stand, and nowhere else.
class PersonalColumnsTest {
    private static final Map<String, String> PERSONAL = Map.of("card", "card", "mail", "mail");
    private static final String SOURCE = """
            from: rows.csv
            time: at
            columns:
              card: key
              mail: category optional
              amount: money EUR
              digits: number optional from share_of_digits(mail)
            """;
    private final SimulatedWorld simulated = new SimulatedWorld(3, 1_700_000_000_000_000L);
    private final World world = simulated.world();

    private Source source(String rows) {
        return new Source(SOURCE, world.disk()).file("rows.csv", "at,card,mail,amount\n" + rows);
    }

    private Subjects subjects() {
        world.disk().createFolders(Path.of("/keys"));
        return Subjects.open(world, Path.of("/keys/keys"), false);
    }

    private static Ingest.Result read(Source source, Dictionary dictionary, Map<String, String> personal) {
        return new Ingest(source.disk, Readers.ofText(source.disk), Source.STORE, dictionary, (_, _) -> { })
                .read(new Ingest.Request("rows", source.section, Source.FOLDER, Optional.empty(), personal));
    }

    /// Many rows of one time, so that their content decides the order.
    private static String ties(long seed) {
        Chance chance = Chance.of(seed);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            rows.append("2024-01-0").append(1 + chance.nextInt(2)).append(",c").append(chance.nextInt(9)).append(',').append(chance.nextInt(4) == 0 ? "" : "m" + chance.nextInt(5) + "@x.example")
                    .append(',').append(chance.nextInt(3)).append('\n');
        }
        return rows.toString();
    }

    /// Rows with their values instead of pseudonyms.
    private List<String> rows(Table table, Subjects subjects) {
        Map<String, String> behind = new HashMap<>();
        for (int i = 0; i < 9; i++) behind.put(subjects.pseudonym("card", "c" + i), "c" + i);
        for (int i = 0; i < 5; i++) behind.put(subjects.pseudonym("mail", "m" + i + "@x.example"), "m" + i + "@x.example");
        List<String> rows = new ArrayList<>();
        for (String row : Source.rows(table)) {
            String told = row;
            for (Map.Entry<String, String> each : behind.entrySet()) told = told.replace(each.getKey(), each.getValue());
            rows.add(told);
        }
        return rows;
    }

    @Test
    void rowsStandInTheOrderOfWhatIsBehind() {
        for (long seed = 1; seed <= 20; seed++) {
            Source source = source(ties(seed));
            Subjects subjects = subjects();
            Table table = read(source, Dictionary.of(subjects), PERSONAL).table();
            assertThat(Source.rows(table)).as("seed " + seed).noneMatch(row -> row.contains(" c"));
            assertThat(rows(table, subjects)).as("seed " + seed).isEqualTo(Source.rows(read(source, new Dictionary(), Map.of()).table()));
        }
    }

    /// A table in which pseudonyms decide ties stands in another order: what the test above must see.
    @Test
    void tiesOrderedByPseudonymsAreSeen() {
        int seen = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Source source = source(ties(seed));
            Subjects subjects = subjects();
            List<String> right = Source.rows(read(source, new Dictionary(), Map.of()).table());
            StringBuilder hashed = new StringBuilder();
            for (String line : ties(seed).split("\n")) {
                String[] cells = line.split(",", -1);
                hashed.append(cells[0]).append(',').append(subjects.pseudonym("card", cells[1])).append(',').append(cells[2]).append(',').append(cells[3]).append('\n');
            }
            if (!rows(read(source(hashed.toString()), new Dictionary(), Map.of()).table(), subjects).equals(right)) seen++;
        }
        assertThat(seen).isGreaterThan(15);
    }

    @Test
    void aKeptTableHasTheSamePseudonymsAndNoFileHoldsAValue() {
        String rows = "2024-01-01,c1,m1@x.example,1\n2024-01-01,c2,m2@x.example,much\n2024-01-02,c1\n,c3,m3@x.example,2\n2024-01-03,c4,,3\n";
        Source source = source(rows);
        Subjects subjects = subjects();
        Ingest.Result first = read(source, Dictionary.of(subjects), Map.of("card", "card", "mail", "mail"));
        Ingest.Result second = read(source, Dictionary.of(subjects()), Map.of("card", "card", "mail", "mail"));
        assertThat(second.reused()).isTrue();
        assertThat(Source.rows(second.table())).isEqualTo(Source.rows(first.table()));
        assertThat(first.report().read()).isEqualTo(5);
        assertThat(first.report().kept()).isEqualTo(2);
        assertThat(first.report().quarantined()).flatExtracting(IngestReport.Quarantined::samples).extracting(BrokenRow::row)
                .containsExactlyInAnyOrder("2024-01-01,***,***,much", "*** (13 characters)", ",***,***,2");
        for (Path file : world.disk().list(Source.STORE)) {
            assertThat(new String(world.disk().read(file), StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain("x.example");
        }
    }

    /// A process that reads beside the one that keeps the keys leaves no table whose pseudonyms nobody knows.
    @Test
    void aPassingReaderKeepsNoTableForOthers() {
        Source source = source("2024-01-01,c1,m1@x.example,1\n");
        Dictionary passing = Dictionary.of(Subjects.open(world, keys("/passing"), true));
        world.disk().createFolders(Path.of("/keys"));
        world.disk().replace(Path.of("/keys/keys"), world.disk().read(Path.of("/passing/keys")));
        read(source, passing, PERSONAL);
        Ingest.Result kept = read(source, Dictionary.of(subjects()), PERSONAL);
        assertThat(kept.reused()).isFalse();
    }

    private Path keys(String folder) {
        world.disk().createFolders(Path.of(folder));
        return Path.of(folder).resolve("keys");
    }

    /// What is computed of a personal value is no value of it, so nobody finds it in the cause by its letters.
    @Test
    void aCauseQuotesNothingThatIsComputedOfAPersonalValue() {
        String address = "Quentin.Beauregard.de.la.Fontaine.of.Upper.Normandy.and.the.Isles@x.example";
        Source source = new Source("""
                from: rows.csv
                time: at
                columns:
                  mail: category
                  first: boolean from lower(mail) = '12' else '14'
                  amount: number
                """, world.disk()).file("rows.csv", "at,mail,amount\n2024-01-01,Quentin@x.example,1\n2024-01-02," + address + ",1\n2024-01-04,12,much\n2024-01-05,12,3\n");
        Ingest.Result result = read(source, Dictionary.of(subjects()), Map.of("mail", "mail"));
        assertThat(result.report().quarantined()).flatExtracting(IngestReport.Quarantined::samples).extracting(BrokenRow::cause)
                .containsExactlyInAnyOrder("*** is neither '12' nor '14'", "*** is neither '12' nor '14'", "'much' is not a number");
    }

    @Test
    void aMaskHidesWhatItIsGiven() {
        assertThat(Masked.in("a,4711,x 4711", List.of("4711", " "))).isEqualTo("a,***,x ***");
        assertThat(Masked.whole("4711")).isEqualTo("*** (4 characters)");
    }
}
