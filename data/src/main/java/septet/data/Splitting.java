package septet.data;

import septet.design.Phrase;

/// How one row becomes many: `body into 300 tokens overlapping 50`, `film into frames every 5s`.
public record Splitting(String column, String rule) {
    public static Splitting read(Phrase line) {
        String column = line.name();
        line.expect("into");
        String rule;
        if (line.take("frames", "every")) {
            rule = "frames every " + line.duration();
        } else {
            int size = line.count();
            line.expect("tokens");
            rule = size + " tokens" + (line.take("overlapping") ? " overlapping " + line.count() : "");
        }
        return new Splitting(column, rule);
    }
}
