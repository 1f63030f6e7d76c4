package septet.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words and their codes, in the order in which they were first met. One dictionary serves a whole system.
/// A code never leaves the process: what is stored speaks in words.
public final class Dictionary {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /// The code of the word; an unknown word gets the next one.
    public int code(String word) {
        Integer code = codes.putIfAbsent(word, words.size());
        if (code != null) return code;
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
