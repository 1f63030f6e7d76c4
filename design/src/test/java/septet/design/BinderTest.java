package septet.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinderTest {
    enum Colour { DARK_RED, BLUE }

    record Shop(
            @Key(says = "Its name.") String name,
            @Key(says = "When it opens.", byDefault = "8h") Duration opensAt,
            @Key(says = "Its colour.", byDefault = "blue") Colour colour,
            @Key(says = "Its shelves.", byDefault = "{}") Map<String, Shelf> shelves,
            @Key(says = "What it costs.", byDefault = "{}") List<Line> prices,
            @Key(says = "How it is paid.", byDefault = "cash") Pay pay,
            @Key(says = "Not built yet.", wave = 3) Optional<String> robots,
            @Flat Common common) {}

    record Common(@Key(says = "A number.", byDefault = "7") int number, @Key(says = "A share.") Optional<Share> share) {}

    record Shelf(@Key(says = "How many fit.") BigDecimal size, @Key(says = "A condition.") Optional<Expression> when) {}

    record Line(String key, BigDecimal value) {
        static Line read(Phrase key, Phrase value) {
            return new Line(key.name(), value.number());
        }
    }

    sealed interface Pay {
        @Kind(says = "Coins.")
        record Cash() implements Pay {}

        @Kind(says = "A card.")
        record ByCard(@Key(says = "The bank.", byDefault = "any") String bank) implements Pay {}

        @Kind(byKey = "with", says = "Something else.")
        record Other(@Key(says = "What.") String with) implements Pay {}
    }

    @Test
    void keysAreTypedByTheirPlaceAndDefaultsFilled() {
        Shop shop = bind("{name: 007, shelves: {low: {size: 5k}, high: {size: 2, when: a > 3}}, prices: {}, colour: dark red, share: 12%}").value();
        assertThat(shop.name()).isEqualTo("007");
        assertThat(shop.opensAt()).isEqualTo(Duration.ofHours(8));
        assertThat(shop.colour()).isEqualTo(Colour.DARK_RED);
        assertThat(shop.shelves().keySet()).containsExactly("low", "high");
        assertThat(shop.shelves().get("high").when().orElseThrow().text()).isEqualTo("a > 3");
        assertThat(shop.common()).isEqualTo(new Common(7, Optional.of(new Share(new BigDecimal("0.12")))));
        assertThat(shop.robots()).isEmpty();
    }

    @Test
    void aKindIsAWordOrHasSettings() {
        assertThat(bind("{name: a}").value().pay()).isEqualTo(new Pay.Cash());
        assertThat(bind("{name: a, pay: by card}").value().pay()).isEqualTo(new Pay.ByCard("any"));
        assertThat(bind("{name: a, pay: {by card: {bank: mine}}}").value().pay()).isEqualTo(new Pay.ByCard("mine"));
        assertThat(bind("{name: a, pay: {with: shells}}").value().pay()).isEqualTo(new Pay.Other("shells"));
    }

    @Test
    void everyValueKnowsItsOrigin() {
        Bound<Shop> bound = bind("name: a\npay: by card\nprices: {tea: 3}\n");
        assertThat(Resolved.text(bound.resolved())).isEqualTo("""
                name: a  # line 1
                opens at: 8h  # default
                colour: blue  # default
                shelves: {}  # default
                prices:
                  tea: 3  # line 3
                pay:
                  by card:
                    bank: any  # default
                number: 7  # default
                """);
        assertThat(bound.mark("prices.tea")).isEqualTo(new Mark("f.yaml", 3, 15));
        assertThat(bound.mark("opens at").isDefault()).isTrue();
    }

    @Test
    void theResolvedDesignIsTheSameDesign() {
        String text = "{name: 'a: b # c', shelves: {x: {size: 1, when: \"a = 'it''s'\"}}, pay: {by card: {bank: 'two\n\n  lines'}}}";
        Bound<Shop> bound = bind(text);
        Bound<Shop> again = bind(Resolved.text(bound.resolved()));
        assertThat(Resolved.fingerprint(again.resolved())).isEqualTo(Resolved.fingerprint(bound.resolved()));
        assertThat(again.value().pay()).isEqualTo(bound.value().pay());
    }

    @Test
    void theFingerprintIsOfValuesAlone() {
        String first = Resolved.fingerprint(bind("name: a\nshelves: {x: {size: 1}, y: {size: 2}}\nnumber: 7\n").resolved());
        assertThat(Resolved.fingerprint(bind("# said\nshelves:\n  y: {size: 2}   # more\n  x: {size: 1}\nname: 'a'\n").resolved())).isEqualTo(first);
        assertThat(Resolved.fingerprint(bind("{name: a, shelves: {x: {size: 1}, y: {size: 3}}}").resolved())).isNotEqualTo(first);
    }

    @Test
    void allProblemsComeAtOnce() {
        Problems problems = new Problems();
        Optional<Bound<Shop>> bound = bind("""
                nam: a
                opens at: soon
                colour: bleu
                shelves: {low: 3, by: {size: 1}, high: {siez: 2}}
                prices: {tea: much}
                pay: {by crad: {}}
                robots: many
                number: -1
                """, problems);
        assertThat(bound).isEmpty();
        assertThat(problems.list()).extracting(Problem::line).containsExactly(
                "f.yaml:1:1 nam: unknown key; nothing reads it. Did you mean name? [DESIGN-UNKNOWN-KEY]",
                "f.yaml:1:1 name: missing; nothing can stand in for it. [DESIGN-MISSING-KEY]",
                "f.yaml:2:11 opens at: expected a duration such as 7d, found 'soon'; the line is not understood. [DESIGN-SYNTAX]",
                "f.yaml:3:9 colour: unknown word 'bleu'; nothing is made of it. Did you mean blue? [DESIGN-CHOICE]",
                "f.yaml:4:16 shelves.low: expected a mapping, found a text; nothing is made of it. Its keys are size, when. [DESIGN-FORM]",
                "f.yaml:4:19 shelves.by: a name that is a word of the grammar; no expression could call it. Choose another name. [DESIGN-NAME]",
                "f.yaml:4:41 shelves.high.siez: unknown key; nothing reads it. Did you mean size? [DESIGN-UNKNOWN-KEY]",
                "f.yaml:4:40 shelves.high.size: missing; nothing can stand in for it. [DESIGN-MISSING-KEY]",
                "f.yaml:5:15 prices.tea: expected a number, found 'much'; the line is not understood. [DESIGN-SYNTAX]",
                "f.yaml:6:7 pay.by crad: unknown kind; nothing is made of it. Did you mean by card? [DESIGN-UNKNOWN-KIND]",
                "f.yaml:7:1 robots: this key is not built yet; the design cannot run. Remove it, or keep the design for a later version. [DESIGN-NOT-YET]",
                "f.yaml:8:9 number: expected a number, found '-'; the line is not understood. [DESIGN-SYNTAX]");
    }

    @Test
    void whatIsBrokenInAListIsLeftOut() {
        Problems problems = new Problems();
        Bound<Shop> bound = bind("{name: a, shelves: {low: {size: x}, high: {size: 1}}}", problems).orElseThrow();
        assertThat(bound.value().shelves().keySet()).containsExactly("high");
        assertThat(((Tree.Fields) bound.resolved().at("shelves").orElseThrow()).broken()).containsExactly("low");
        assertThat(problems.list()).hasSize(1);
    }

    @Test
    void aLineStandsOnOneLine() {
        Problems problems = new Problems();
        bind("name: two\n  lines\nnumber: 1\n  2\n", problems);
        assertThat(problems.list()).extracting(Problem::code).containsExactly("DESIGN-ONE-LINE");
    }

    private static Bound<Shop> bind(String text) {
        Problems problems = new Problems();
        Optional<Bound<Shop>> bound = bind(text, problems);
        assertThat(problems.list()).isEmpty();
        return bound.orElseThrow();
    }

    private static Optional<Bound<Shop>> bind(String text, Problems problems) {
        return TreeReader.read(text, "f.yaml", problems).flatMap(tree -> Binder.bind(Shop.class, tree, problems));
    }
}
