package septet.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words and their codes, in the order in which they were first met. One dictionary serves a whole system.
/// A code never leaves the process: what is stored speaks in words.
public final class Dictionary {
    private final Map<String, Integer> codes;
    private final List<String> words;
    private final List<String> texts;

    public Dictionary() {
        this(new HashMap<>(), new ArrayList<>(), List.of());
    }

    private Dictionary(Map<String, Integer> codes, List<String> words, List<String> texts) {
        this.codes = codes;
        this.words = words;
        this.texts = texts;
    }

    /// The same words, and these texts behind the numbers that stand for texts. A text never becomes a word, so that what is
    /// served fills no memory.
    public Dictionary reading(List<String> texts) {
        return new Dictionary(codes, words, texts);
    }

    /// The text behind a number.
    public String text(int place) {
        return texts.get(place);
    }

    /// The code of the word; an unknown word gets the next one.
    public int code(String word) {
        Integer code = codes.get(word);
        if (code != null) return code;
        codes.put(word, words.size());
        words.add(word);
        return words.size() - 1;
    }

    /// The code of the word, or -1.
    public int find(String word) {
        return codes.getOrDefault(word, -1);
    }

    public String word(int code) {
        return words.get(code);
    }

    public int size() {
        return words.size();
    }
}
