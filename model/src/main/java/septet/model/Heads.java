package septet.model;

import java.util.List;

/// What a model estimates, and how truth stands in the target of its training rows.
public sealed interface Heads {
    /// The names of the estimates, in the order in which a [Scorer] gives them.
    List<String> names();

    /// The chance that a column is true; the target is 1 or 0.
    record Truth(String name) implements Heads {
        @Override
        public List<String> names() {
            return List.of(name);
        }
    }

    /// The chance of each class; they add up to 1. The target is the place of the true class among these words, which stand
    /// in rising order: codes of a dictionary decide nothing.
    record Classes(List<String> words) implements Heads {
        public Classes {
            words = List.copyOf(words);
            if (words.size() < 2) throw new IllegalArgumentException("classes " + words);
            for (int i = 1; i < words.size(); i++) {
                if (words.get(i - 1).compareTo(words.get(i)) >= 0) throw new IllegalArgumentException("classes out of order");
            }
        }

        @Override
        public List<String> names() {
            return words;
        }
    }

    /// A number, in its own unit, which is the target.
    ///
    /// @param logarithmic whether learners fit the logarithm of it (`target: log`); estimates are in the head's unit all the same
    record Amount(String name, boolean logarithmic) implements Heads {
        @Override
        public List<String> names() {
            return List.of(name);
        }
    }
}
