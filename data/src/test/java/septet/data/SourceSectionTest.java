package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.design.Binder;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problems;
import septet.design.TreeReader;
import septet.design.Type;

class SourceSectionTest {
    @Test
    void aColumnSaysItsTypeItsOriginAndWhenItIsKnown() {
        ColumnType label = type("boolean from column(1) = 'spam' else 'ham' known later");
        assertThat(label.type()).isEqualTo(new Type.Bool());
        assertThat(label.from().orElseThrow().text()).isEqualTo("column(1) = 'spam'");
        assertThat(label.otherwise()).contains("ham");
        assertThat(label.known()).isEqualTo(new Known.Later());
        ColumnType amount = type("money EUR optional from TX_AMOUNT known after 7d");
        assertThat(amount.type()).isEqualTo(new Type.Money("EUR"));
        assertThat(amount.optional()).isTrue();
        assertThat(amount.known()).isEqualTo(new Known.After(Duration.ofDays(7)));
        assertThat(type("number known at closed").known()).isEqualTo(new Known.At("closed"));
        assertThat(type("user").type()).isEqualTo(new Type.Key("user"));
        assertThat(type("list of category").list()).isTrue();
        assertThat(type("video file").type()).isEqualTo(new Type.Later("video file"));
        assertThat(type("vector 384").type()).isEqualTo(new Type.Later("vector 384"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"money", "money eur", "number known", "number known soon", "number else 'b'",
        "boolean from x else 'b'", "boolean from x = 'a' else b", "", "number number",
        "vector", "list category", "number optional known after 7d from x"})
    void whatIsNoColumnTypeIsRefused(String text) {
        Problems problems = new Problems();
        assertThat(Phrase.read(text, new Mark("f", 1, 1), "p", problems, ColumnType::read)).isEmpty();
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void aKeyIsNamedAfterItsColumn() {
        SourceSection source = source("{from: a.csv, columns: {card: key, payee: card}}");
        assertThat(source.columns().get("card").type()).isEqualTo(new Type.Key("card"));
        assertThat(source.columns().get("payee").type()).isEqualTo(new Type.Key("card"));
    }

    @Test
    void anOriginIsToldByItsForm() {
        assertThat(source("{from: payments/*.parquet}").from()).isEqualTo(new Origin.File("payments/*.parquet"));
        assertThat(source("{from: generate card payments}").from()).isEqualTo(new Origin.Generated("card payments"));
        assertThat(source("{from: videos}").from()).isEqualTo(new Origin.Source("videos"));
        assertThat(source("{from: 'https://example.org/a.csv'}").from()).isEqualTo(new Origin.Address("https://example.org/a.csv"));
        assertThat(source("{from: each monday 00:00 for customers where active}").from()).isInstanceOfSatisfying(Origin.Schedule.class, schedule -> {
            assertThat(List.of(schedule.day(), schedule.timeOfDay(), schedule.source())).containsExactly("monday", "00:00", "customers");
            assertThat(schedule.where().orElseThrow().text()).isEqualTo("active");
        });
    }

    @Test
    void timesAreAColumnOrRegular() {
        assertThat(source("{from: a.csv, time: TX_DATETIME}").time()).contains(new TimeOfRow.Column("TX_DATETIME"));
        assertThat(source("{from: a.csv, time: from 1996-05-07 every 30m}").time())
                .contains(new TimeOfRow.Regular(LocalDateTime.of(1996, 5, 7, 0, 0), Duration.ofMinutes(30)));
        assertThat(source("{from: a.csv, time: 'from 1996-05-07 12:30 every 1h'}").time())
                .contains(new TimeOfRow.Regular(LocalDateTime.of(1996, 5, 7, 12, 30), Duration.ofHours(1)));
    }

    @Test
    void aFileMaySayHowItIsWritten() {
        Format format = source("{from: a.tsv, format: {separator: tab, quote: none, header: false, missing: [NA, '']}}").format().format();
        assertThat(format).isEqualTo(new Format(Optional.of('\t'), Optional.of(new Symbol(Optional.empty())), Optional.of(false), Optional.empty(), Optional.empty(),
                List.of("", "NA")));
        assertThat(source("{from: a.csv}").format().format()).isEqualTo(Format.DEFAULT);
        assertThat(source("{from: a.csv, format: {separator: semicolon, quote: \"'\"}}").format().format().separator()).contains(';');
    }

    @ParameterizedTest
    @ValueSource(strings = {"{from: 'http://example.org/a.csv'}", "{from: each monday for customers}", 
        "{from: a.csv, time: from yesterday every 1h}", "{from: a.csv, time: from 1996-05-07}",
        "{from: a.csv, time: from 1996-05-07 every 0s}", "{from: a.csv, format: {separator: ab}}", "{from: a.csv, split: body into pieces}", "{from: a.csv, late by: soon}"})
    void whatIsNoSourceIsRefused(String yaml) {
        Problems problems = new Problems();
        TreeReader.read(yaml, "f.yaml", problems).ifPresent(tree -> Binder.bind(SourceSection.class, tree, problems));
        assertThat(problems.list()).anyMatch(problem -> !problem.code().equals("DESIGN-NOT-YET"));
    }

    private static ColumnType type(String text) {
        Problems problems = new Problems();
        Optional<ColumnType> type = Phrase.read(text, new Mark("f", 1, 1), "p", problems, ColumnType::read);
        assertThat(problems.list()).isEmpty();
        return type.orElseThrow();
    }

    private static SourceSection source(String yaml) {
        Problems problems = new Problems();
        SourceSection source = Binder.bind(SourceSection.class, TreeReader.read(yaml, "f.yaml", problems).orElseThrow(), problems).orElseThrow().value();
        assertThat(problems.list()).isEmpty();
        return source;
    }
}
