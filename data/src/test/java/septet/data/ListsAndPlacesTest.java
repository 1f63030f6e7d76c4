package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import septet.design.Type;
import septet.world.Chance;

/// Values that are more than a number or a word: lists, places, combinations.
class ListsAndPlacesTest {
    private static final Type PLACE = new Type.Place();
    private static final Type SHOPS = new Type.ListOf(new Type.Category());

    private static TestScope scope() {
        TestScope scope = new TestScope().category("shop", "kiosk").key("card", "c1").number("hour", 7).text("note", "bakery").truth("online", true)
                .money("amount", 12.5).put("home", PLACE, Places.of(52.52, 13.405)).put("nowhere", PLACE, Values.MISSING).raw("file", "48.8566 2.3522")
                .put("none", SHOPS, Values.MISSING);
        scope.list("shops", SHOPS, "bakery", "kiosk", "bakery").list("amounts", new Type.ListOf(new Type.Money("EUR")), "12.5", "3");
        return scope.list("items", Type.Terms.items(), "kiosk", "a b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "shop in shops|true", "shop not in shops|false", "note in shops|true", "'baker' in shops|false", "'bakery' in shops|true", "length(shops)|3", "length(none)|missing",
            "shop in none|missing", "amount in amounts|true", "12.5 in amounts|true", "3 EUR in amounts|true", "4 in amounts|false", "length(amounts)|2",
            "shop in items|true", "'a b' in items|true", "'a' in items|false", "length(items)|2",
            "cross(shop, hour)|'kiosk × 7'", "cross(shop, online)|'kiosk × true'", "cross(card, shop, amount)|'c1 × kiosk × 12.5'", "cross(shop, hour) = 'kiosk × 7'|true",
            "cross(shop, log(-1))|missing",
            "distance(home, home)|0", "distance(home, nowhere)|missing", "round(distance(home, file), 1)|877.5", "round(distance(home, '48.8566, 2.3522'))|877",
            "distance(home, place(52.52, 13.5)) < 50 km|true", "place(91, 0) is missing|true", "place(0, 180.1) is missing|true", "home = '52.52, 13.405'|true",
            "home != place(52.52, 13.405)|false", "round(distance(place(90, 0), place(-90, 7)), 3)|20015.114", "distance(place(10, 180), place(10, -180))|0",
    })
    void values(String expression, String value) {
        assertThat(Answers.of(expression, scope())).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "shop in note|f:1:9 x: in needs a list, but this is a text.", "hour in shops|f:1:1 x: one side is number, the other list of category",
            "amount in shops|cannot be compared", "shop in amounts|cannot be compared", "shops + 1|list of category", "shops < shops|list of category has no order",
            "cross(shop)|It is written cross(a, b, ...).", "cross(shop, note)|f:1:13 x: cross needs a category, key, boolean or number, but this is a text. Declare the text as category.",
            "distance(home, hour)|f:1:16 x: distance needs a place, but this is a number.", "distance(home, 'Paris')|distance needs a place, but this is a text",
            "home < home|place has no order", "place(shop, 1)|f:1:7 x: place needs a number", "mean(home) + 1|mean has neither by nor over", "hour > 50 px|50 px is no value of an expression",
    })
    void problems(String expression, String problem) {
        assertThat(Answers.problems(expression, scope())).contains(problem);
    }

    @Test
    void placesAreReadAsTheyAreWritten() {
        Typing typing = Typing.of(PLACE, List.of("?"), java.time.ZoneOffset.UTC, new Dictionary());
        assertThat(typing.value("52.52, 13.405")).isEqualTo(Places.of(52.52, 13.405)).isEqualTo(typing.value("52.52;13.405")).isEqualTo(typing.value(" 52.52 13.405 "));
        assertThat(typing.value("?")).isEqualTo(Values.MISSING);
        for (String wrong : List.of("", "Berlin", "52.52", "91, 0", "0, -181", "1, 2, 3", "NaN, 1", ", 4")) {
            assertThat(typing.value(wrong)).as(wrong).isEqualTo(Typing.UNREADABLE);
        }
        assertThat(typing.complaint("Berlin").code()).isEqualTo("DATA-NOT-A-PLACE");
        Chance chance = Chance.of(5);
        for (int i = 0; i < 10_000; i++) {
            double latitude = chance.nextInt(1_800_000_001) / 1e7 - 90;
            double longitude = chance.nextInt(Integer.MAX_VALUE) / 1e7 * (chance.nextInt(2) * 2 - 1);
            long place = Places.of(latitude, longitude);
            if (place == Values.MISSING) continue;
            assertThat(Places.value(Places.text(place))).as("%s, %s", latitude, longitude).isEqualTo(place);
            assertThat(Places.latitude(place)).isCloseTo(latitude, within(1e-7));
            assertThat(Places.longitude(place)).isCloseTo(longitude, within(1e-7));
        }
    }

    /// Another formula for the same arc: the angle between two unit vectors (Vincenty 1975 on a sphere).
    @Test
    void distancesAgreeWithVectors() {
        Chance chance = Chance.of(6);
        for (int i = 0; i < 20_000; i++) {
            double nearness = chance.nextInt(3) == 0 ? 1e-4 : 1;
            double a = (chance.nextDouble() - 0.5) * 180;
            double b = (chance.nextDouble() - 0.5) * 360;
            long from = Places.of(a, b);
            long to = Places.of(Math.clamp(a + (chance.nextDouble() - 0.5) * 180 * nearness, -90, 90), Math.clamp(b + (chance.nextDouble() - 0.5) * 360 * nearness, -180, 180));
            double vectors = Math.atan2(length(cross(vector(from), vector(to))), dot(vector(from), vector(to))) * Places.RADIUS;
            assertThat(Places.distance(from, to)).as("seed 6, pair %s", i).isCloseTo(vectors, within(1e-6));
            assertThat(Places.distance(to, from)).isEqualTo(Places.distance(from, to));
        }
    }

    private static double[] vector(long place) {
        double latitude = Math.toRadians(Places.latitude(place));
        double longitude = Math.toRadians(Places.longitude(place));
        return new double[] {Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /// Beyond what it remembers a combination is written anew, to the same word.
    @Test
    void everyCombinationHasItsOwnWord() {
        TestScope scope = new TestScope().category("a", "x").category("b", "y").number("n", 0);
        Formula cross = Answers.formula("cross(a, b, n)", scope);
        Chance chance = Chance.of(7);
        List<String> words = List.of("x", "×", "x × y", "\\", "\\×", " ", "", "x ×", "× y", "\\\\");
        Map<List<Object>, Long> seen = new HashMap<>();
        List<List<Object>> drawn = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            List<Object> values = i % 2 == 0 || drawn.isEmpty() ? List.of(words.get(chance.nextInt(10)), words.get(chance.nextInt(10)), chance.nextInt(3_000))
                    : drawn.get(chance.nextInt(drawn.size()));
            drawn.add(values);
            scope.row.values[0] = scope.dictionary().code((String) values.get(0));
            scope.row.values[1] = scope.dictionary().code((String) values.get(1));
            scope.row.values[2] = Values.number((int) (Integer) values.get(2));
            Long code = cross.value(scope.row);
            assertThat(seen.computeIfAbsent(values, _ -> code)).isEqualTo(code);
        }
        assertThat(seen.values().stream().distinct()).hasSize(seen.size()).hasSizeGreaterThan(1 << 16);
    }

    @Test
    void entriesOfAListAreTerms() {
        List<String> terms = new ArrayList<>();
        new TermCutter(Type.Terms.items()).cut("Bäckerei 7\u001F\u001Fx,y", (characters, from, to) -> terms.add(new String(characters, from, to - from)));
        assertThat(terms).containsExactly("Bäckerei 7", "x,y");
        Formula hashed = Answers.formula("tfidf(hashed(shops, 64))", scope());
        assertThat(hashed.type()).isEqualTo(new Type.Terms(Type.Terms.Cut.ITEMS, 1, 1, 64, true));
    }
}
