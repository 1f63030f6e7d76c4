package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import septet.design.Type;
import septet.world.Chance;

class TermCutterTest {
    private static final String[] PIECES = {"Free", "ENTRY", "INFINITE", " ", "  ", "\t", "don't", "'", "123", "4u", "!!!", "?", "£", "$5", "http://x.y/z?q=1", "www.a.de", "é",
            "E\u0301",
        "Straße", "ΟΔΥΣΣΕΥΣ", "привет", "日本語", "カタカナ", "สวัสดี", "नमस्ते",
        "\uD83D\uDE00", "\uD83D\uDC4D\uD83C\uDFFD", "\uD83C\uDDE9\uD83C\uDDEA", "\u200B", "’s", "٣",
                "\uD800", "ﬁ", "…"};

    private static List<String> words(String text, int shortest, int longest) {
        return cut(text, new Type.Terms(Type.Terms.Cut.WORDS, shortest, longest, 0, false));
    }

    private static List<String> chars(String text, int shortest, int longest) {
        return cut(text, new Type.Terms(Type.Terms.Cut.CHARACTERS, shortest, longest, 0, false));
    }

    private static List<String> cut(String text, Type.Terms terms) {
        List<String> found = new ArrayList<>();
        new TermCutter(terms).cut(text, (characters, from, to) -> found.add(new String(characters, from, to - from)));
        return found;
    }

    @Test
    void wordsAreFoldedAndDigitsAreClasses() {
        assertThat(words("FREE entry: call 08000-930705 NOW!!!", 1, 1)).containsExactly("free", "entry", ":", "call", "00000", "-", "000000", "now", "!");
        assertThat(words("Don’t pay £5 or $5", 1, 1)).containsExactly("don't", "pay", "£", "0", "or", "$", "0");
        assertThat(words("rock 'n' roll's", 1, 1)).containsExactly("rock", "'", "n", "'", "roll's");
        assertThat(words("a b c", 1, 2)).containsExactly("a", "a b", "b", "b c", "c");
        assertThat(words("a b c", 2, 3)).containsExactly("a b", "a b c", "b c");
        assertThat(words("", 1, 2)).isEmpty();
        assertThat(words(" \t\n", 1, 2)).isEmpty();
    }

    @Test
    void addressesAreOneWord() {
        assertThat(words("see https://a.b/c?d=1, or WWW.X.com now", 1, 1)).containsExactly("see", "<url>", "or", "<url>", "now");
        assertThat(words("awww.x", 1, 1)).containsExactly("awww", ".", "x");
    }

    /// An emoji is one word, whatever its skin, and so are those that are joined.
    @Test
    void emojiAreWords() {
        assertThat(words("ok\uD83D\uDE00\uD83D\uDE00", 1, 1)).containsExactly("ok", "\uD83D\uDE00", "\uD83D\uDE00");
        assertThat(words("\uD83D\uDC4D\uD83C\uDFFD", 1, 1)).isEqualTo(words("\uD83D\uDC4D\uD83C\uDFFB", 1, 1)).containsExactly("\uD83D\uDC4D");
        assertThat(words("\uD83D\uDC68\u200D\uD83D\uDC69", 1, 1)).hasSize(1);
        assertThat(words("\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDEB\uD83C\uDDF7", 1, 1)).containsExactly("\uD83C\uDDE9\uD83C\uDDEA", "\uD83C\uDDEB\uD83C\uDDF7");
        assertThat(words("\u2764\uFE0F", 1, 1)).containsExactly("\u2764");
    }

    @Test
    void otherLanguagesHaveWordsToo() {
        assertThat(words("Straße STRASSE", 1, 1)).containsExactly("strasse", "strasse");
        assertThat(words("ὈΔΥΣΣΕΎΣ ὀδυσσεύς", 1, 1)).containsExactly("ὀδυσσεύσ", "ὀδυσσεύσ");
        assertThat(words("Привет, МИР", 1, 1)).containsExactly("привет", ",", "мир");
        assertThat(words("cafe\u0301 CAFÉ ﬁn", 1, 1)).containsExactly("café", "café", "fin");
        assertThat(words("日本語", 1, 2)).containsExactly("日", "日 本", "本", "本 語", "語").as("languages without spaces are cut at each character");
        assertThat(words("नमस्ते दुनिया", 1, 1)).hasSize(2);
        assertThat(words("٣ ３", 1, 1)).containsExactly("0", "0");
    }

    @Test
    void charactersRunOverAndInsideWords() {
        assertThat(chars("Ab c", 2, 3)).containsExactly(" a", " ab", "ab", "ab ", "b ", "b c", " c", " c ", "c ");
        assertThat(chars("  A  b ", 2, 2)).containsExactly(" a", "a ", " b", "b ").as("spaces count as one");
        assertThat(chars("a1", 1, 1)).containsExactly("a", "0");
        assertThat(chars("\uD83D\uDE00b", 2, 2)).containsExactly(" \uD83D\uDE00", "\uD83D\uDE00b", "b ").as("no half of a character");
        assertThat(chars("", 1, 3)).isEmpty();
        assertThat(chars("  ", 1, 3)).isEmpty();
    }

    @Test
    void whatIsTooLongIsReadInPart() {
        String text = "a".repeat(TermCutter.MOST_CHARACTERS) + "b";
        assertThat(chars(text, 1, 1)).hasSize(TermCutter.MOST_CHARACTERS).doesNotContain("b");
    }

    /// A second way to cut, by regular expressions and lists.
    private static List<String> naive(String text, Type.Terms terms) {
        String folded = folded(text);
        List<String> units = new ArrayList<>();
        if (terms.cut() == Type.Terms.Cut.CHARACTERS) {
            String spaced = (" " + folded + " ").replaceAll("(?U)[\\s\\x1C-\\x1F&&[^\\u00A0\\u0085\\u2007\\u202F]]+", " ");
            if (!spaced.equals(" ")) spaced.codePoints().forEach(point -> units.add(Character.toString(point)));
        } else {
            Matcher word = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])(?:https?://|www\\.)\\S*|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}&&[\\p{L}\\p{M}\\p{N}]]"
                    + "|(?:[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]|(?<=[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]])'"
                    + "(?=[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]))+"
                    + "|([^\\s\\p{L}\\p{M}\\p{N}\\p{Cf}\\p{Cc}])\\1*").matcher(folded);
            while (word.find()) units.add(word.group(1) != null ? word.group(1) : word.group().startsWith("http") && word.group().contains("://") || word.group()
                    .startsWith("www.") ? "<url>" : word.group());
        }
        List<String> found = new ArrayList<>();
        String between = terms.cut() == Type.Terms.Cut.WORDS ? " " : "";
        for (int first = 0; first < units.size(); first++) {
            for (int count = terms.shortest(); count <= terms.longest() && first + count <= units.size(); count++) {
                String term = String.join(between, units.subList(first, first + count));
                if (!term.equals(" ")) found.add(term);
            }
        }
        return found;
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).codePoints().map(Character::toLowerCase)
                .map(point -> Character.isDigit(point) ? '0' : point == '’' ? '\'' : point).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static String random(Chance chance) {
        StringBuilder text = new StringBuilder();
        for (int pieces = chance.nextInt(12); pieces > 0; pieces--) {
            String piece = PIECES[chance.nextInt(PIECES.length)];
            // The oracle's patterns know neither emoji that are joined nor halves of a character.
            if (piece.equals("’s") || piece.charAt(0) >= 0xD800 && piece.charAt(0) < 0xE000) piece = "x";
            text.append(piece);
            if (chance.nextInt(2) == 0) text.append(' ');
        }
        return text.toString();
    }

    private static String difference(Function<String, String> spoilt) {
        for (long seed = 0; seed < 4_000; seed++) {
            Chance chance = Chance.of(seed);
            String text = random(chance);
            int shortest = 1 + chance.nextInt(3);
            Type.Terms terms = new Type.Terms(Type.Terms.Cut.values()[chance.nextInt(2)], shortest, shortest + chance.nextInt(3), 0, false);
            if (!cut(spoilt.apply(text), terms).equals(naive(text, terms))) return "seed " + seed + ": '" + text + "' " + terms + "\n" + cut(text, terms) + "\n"
                    + naive(text, terms);
        }
        return "";
    }

    @Test
    void twoWaysToCutAgree() {
        assertThat(difference(text -> text)).isEmpty();
    }

    /// In whatever country a text was written down, its terms are the same.
    @Test
    void noLocaleChangesATerm() {
        assertThat(difference(text -> text.toLowerCase(Locale.of("tr")))).isEmpty();
        assertThat(difference(text -> text.toUpperCase(Locale.of("lt")))).isEmpty();
    }

    /// Planted bugs: folding that the default locale, or half of Unicode, would get away with.
    @Test
    void spoiltFoldingIsFound() {
        assertThat(difference(text -> text.replace("ß", "s"))).as("half of a sharp s").isNotEmpty();
        assertThat(difference(text -> text.replace('Σ', 'S'))).as("a letter of another script that looks alike").isNotEmpty();
        assertThat(difference(text -> text.replace("E\u0301", "E"))).as("marks dropped").isNotEmpty();
        assertThat(difference(text -> text.replace('3', 'x'))).as("a digit that is none").isNotEmpty();
    }

    /// Any text is cut, by a cutter that is used again as by a new one.
    @Test
    void cuttersForgetWhatTheyCut() {
        TermCutter used = new TermCutter(new Type.Terms(Type.Terms.Cut.WORDS, 1, 2, 0, false));
        for (long seed = 0; seed < 3_000; seed++) {
            Chance chance = Chance.of(seed);
            StringBuilder text = new StringBuilder();
            for (int pieces = chance.nextInt(20); pieces > 0; pieces--) {
                text.append(chance.nextInt(3) > 0 ? PIECES[chance.nextInt(PIECES.length)] : Character.toString((char) chance.nextInt(65_536)));
            }
            List<String> found = new ArrayList<>();
            used.cut(text.toString(), (characters, from, to) -> found.add(new String(characters, from, to - from)));
            assertThat(found).as("seed " + seed).isEqualTo(words(text.toString(), 1, 2));
            assertThat(found).as("seed " + seed).doesNotContain("");
        }
    }
}
