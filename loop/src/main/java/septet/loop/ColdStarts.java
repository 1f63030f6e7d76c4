package septet.loop;

import java.util.regex.Pattern;

/// Whether a part of the rows is about what is new: a count of zero, something missing, or a young age.
final class ColdStarts {
    private static final Pattern NEW = Pattern.compile("(= 0\\b|< ?= ?[0-3]\\b|is missing|_age\\b.*<|age\\b.* < \\d|\\bnew\\b|joined|bands of degree|degree <)");

    private ColdStarts() {}

    static boolean named(String slice) {
        return NEW.matcher(slice).find();
    }
}
