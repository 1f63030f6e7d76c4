package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.design.Problem;

/// What an expression may ask of a personal value, and what not.
class PersonalUseTest {
    private static final String READ = "DATA-PERSONAL-READ";

    private static String design(String personal, String features) {
        String cards = """
                    cards:
                      from: cards.csv
                      key: card
                      columns: {holder: category, limit: number}
                """.indent(0);
        return Repository.text(Path.of("src/test/resources/good.yaml"))
                .replace("block: 3 EUR}\n", "block: 3 EUR}\n  privacy: {personal: [" + personal + "]}\n")
                .replace("columns: {card: key, amount: money EUR,", "columns: {card: key, other: card, email: category, second: category, note: text, shop: key, amount: money EUR,")
                .replace("  features:\n", cards + "  features:\n" + features).replace("calibrate: isotonic\n", "calibrate: isotonic\n  inputs: [all, except email, except second]\n");
    }

    private static List<String> codes(String design) {
        return Check.of(design, "design.yaml").problems().stream().filter(Problem::isError).map(Problem::code).distinct().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"count() by card over 7d", "distinct(card) by shop over 7d", "count() by email over 7d", "card.limit", "card = other", "card != other", "email is missing",
            "count() where email is not missing by card over 7d", "count() where amount > 5 by card over 7d", "count() by shop, card over 7d", "amount > 5 and card = other",
            "1 if card = other else 0", "count() by card = other over 7d", "last(card) by shop over 7d", "count(note) by card over 7d", "time_since(email) by card over 7d"})
    void whatOnlyTellsApartIsAllowed(String expression) {
        assertThat(codes(design("card, email, note, holder", "    asked: " + expression + "\n"))).as(expression).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email = 'a@b.example'", "not (email = 'a')", "email != second", "card = 'c1'", "card = shop", "ends(email, '.edu')",
            "email in ('a', 'b')", "count() where email = 'a' by card over 7d", "count() where starts(card, '4') by shop over 7d", "share_of_digits(email)",
            "1 if email = 'a' else 0", "card.holder = 'Smith'", "count() by shop = card over 7d", "starts(coalesce(email, second), 'a')", "number(card) > 5", "card < other"})
    void whatAsksForWordsIsRefused(String expression) {
        assertThat(codes(design("card, email, note, holder", "    asked: " + expression + "\n"))).as(expression).contains(READ);
        assertThat(codes(design("nothing", "    asked: " + expression + "\n"))).as(expression + ", where it is not personal").doesNotContain(READ);
    }

    /// The language allows it, and one day a text is read under protection.
    @ParameterizedTest
    @ValueSource(strings = {"length(note)", "words(note)", "contains(lower(note), 'x')", "share_of_digits(note)"})
    void readingAPersonalTextIsNotBuiltYet(String expression) {
        assertThat(codes(design("note", "    asked: " + expression + "\n"))).as(expression).containsExactly("DESIGN-NOT-YET");
        assertThat(codes(design("note", "    asked: " + expression + "\n    also: starts(email, 'a')\n"))).as(expression).containsExactly("DESIGN-NOT-YET");
        assertThat(codes(design("note, email", "    asked: " + expression + "\n    also: starts(email, 'a')\n"))).as(expression).contains("DESIGN-NOT-YET", READ);
    }

    /// What is passed on is still personal under its new name.
    @Test
    void whatIsPassedOnStaysPersonal() {
        assertThat(codes(design("email", "    who: last(email) by card over 7d\n    asked: starts(who, 'a')\n"))).contains(READ);
        assertThat(codes(design("email", "    who: last(email) by card over 7d\n    asked: who = email\n"))).isEmpty();
        assertThat(codes(design("email", "    asked: starts(again, 'a')\n    again: coalesce(who, shop)\n    who: last(email) by card over 7d\n"))).contains(READ);
    }

    /// Who is in a list of such is told apart; from which words it is made is not.
    @Test
    void aListIsSearchedForValuesOfItsKind() {
        String seen = "    seen: last(other, 5) by shop over 7d\n";
        assertThat(codes(design("card", seen + "    asked: card in seen\n"))).isEmpty();
        assertThat(codes(design("card", seen + "    asked: not (card in seen)\n"))).isEmpty();
        assertThat(codes(design("card, email", seen + "    asked: email in seen\n"))).contains(READ);
        assertThat(codes(design("card", seen + "    asked: email in seen\n"))).contains(READ);
        assertThat(codes(design("card", seen + "    asked: \"'c1' in seen\"\n"))).contains(READ);
    }

    @Test
    void aKeyIsPersonalWithItsEntity() {
        assertThat(codes(design("other", "    asked: starts(card, '4')\n"))).contains(READ);
        assertThat(codes(design("card", "    asked: starts(other, '4')\n"))).contains(READ);
    }

    /// No pseudonym stands in a list: what its items are would stand everywhere in plain letters.
    @Test
    void aListOfPersonalThingsIsNotBuiltYet() {
        for (String personal : List.of("card", "other", "linked", "friends", "names")) {
            String design = design(personal, "").replace("note: text, ", "note: text, linked: list of card optional, friends: list of card optional, names: list of category optional, ");
            assertThat(codes(design)).as(personal).containsExactly("DESIGN-NOT-YET");
        }
    }

    @Test
    void aListThatNamesPersonsIsWarnedOf() {
        for (String type : List.of("list of category", "list of key", "list of time", "category")) {
            String design = design("card, email, note, holder", "").replace("note: text, ", "note: text, full_name: " + type + " optional, ");
            assertThat(Check.of(design, "design.yaml").problems()).as(type).extracting(Problem::code).contains("DATA-PERSONAL-UNPROTECTED");
        }
        String numbers = design("card, email, note, holder", "").replace("note: text, ", "note: text, full_name: list of number optional, ");
        assertThat(Check.of(numbers, "design.yaml").problems()).extracting(Problem::code).doesNotContain("DATA-PERSONAL-UNPROTECTED");
    }

    @Test
    void otherSectionsAreLookedAt() {
        String design = design("card, email", "");
        assertThat(codes(design.replace("baseline: amount > 220", "baseline: email = 'a'"))).contains(READ);
        assertThat(codes(design.replace("slices: [4 bands of amount]", "slices: ['email = \"x\"', 4 bands of amount]"))).isNotEmpty();
        assertThat(codes(design.replace("slices: [4 bands of amount]", "slices: [card]"))).isEmpty();
        assertThat(codes(design.replace("decide: [block when score >= 0..1, approve]", "decide: [block when score >= 0..1, review when card = 'c1', approve]"))).contains(READ);
        assertThat(codes(design.replace("      time: at\n", "      time: at\n      checks: [length(email) > 3]\n"))).contains(READ);
    }

    /// Whoever is forgotten before a label is known that looks ahead would be somebody else in it.
    @Test
    void keysLastAsLongAsLabelsLookAhead() {
        String ahead = design("card", "").replace("personal: [card]}", "personal: [card], keep: 40d}").replace("predict: fraud", "predict: {back: any(payments) by card within 41d}");
        assertThat(Check.of(ahead, "design.yaml").problems()).extracting(Problem::line).anyMatch(line -> line.contains("columns.back (design.yaml:21:7) is known after 41d"));
        assertThat(codes(ahead.replace("within 41d", "within 39d"))).doesNotContain("DATA-KEEP-TOO-SHORT");
    }
}
