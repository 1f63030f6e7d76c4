package septet.data;

import java.util.List;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Mark;
import septet.design.Phrase;

/// Where the rows of a source come from.
public sealed interface Origin {
    /// A path or glob beside the design; the kind by its ending.
    record File(String glob) implements Origin {}

    /// A generator by its name, such as `card payments`.
    record Generated(String name) implements Origin {}

    /// The rows of another source.
    record Source(String name) implements Origin {}

    /// Fetched once; its hash must be given.
    record Address(String url) implements Origin {}

    /// A row for each key of an entity at each of these times: `each monday 00:00 for customers [where C]`.
    record Schedule(String day, String timeOfDay, String source, Optional<Expression> where) implements Origin {}

    /// Paths and addresses are no sentences, so that their characters are free.
    static Origin read(Mark mark, String text) {
        if (text.startsWith("https://")) return new Address(text);
        if (text.startsWith("http://")) throw Phrase.wrong(mark, "an address without encryption", "Write https://.");
        if (text.startsWith("generate ")) return new Generated(text.substring("generate ".length()).strip());
        if (text.startsWith("each ")) return schedule(mark, text);
        boolean file = text.indexOf('.') >= 0 || text.indexOf('/') >= 0 || text.indexOf('*') >= 0;
        return file ? new File(text) : new Source(text);
    }

    private static Origin schedule(Mark mark, String text) {
        List<String> words = List.of(text.split(" +", 6));
        if (words.size() < 5 || !words.get(3).equals("for") || !words.get(2).matches("[0-2][0-9]:[0-5][0-9]")) {
            throw Phrase.wrong(mark, "a schedule that is not understood", "Write it like each monday 00:00 for customers.");
        }
        Optional<Expression> where = Optional.empty();
        if (words.size() == 6) {
            Phrase rest = Phrase.of(words.get(5), mark.plus(text.indexOf(words.get(5))));
            rest.expect("where");
            where = Optional.of(rest.condition());
            rest.end();
        }
        return new Schedule(words.get(1), words.get(2), words.get(4), where);
    }
}
