package septet.data;

import septet.world.Chance;

/// Reads texts.
final class Texts {
    /// A text that is made of others is cut here: no line of a design can fill the memory.
    static final int LONGEST = 1 << 20;

    private Texts() {}

    /// Every occurrence replaced, from left to right; of an empty text there is none.
    static String replaced(String text, String old, String by) {
        int next = old.isEmpty() ? -1 : text.indexOf(old);
        if (next < 0) return text;
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        while (next >= 0 && replaced.length() <= LONGEST) {
            replaced.append(text, from, next).append(by);
            from = next + old.length();
            next = text.indexOf(old, from);
        }
        return cut(replaced.append(text, from, Math.min(text.length(), from + LONGEST)));
    }

    /// Never between the two halves of a character.
    static String cut(StringBuilder text) {
        if (text.length() <= LONGEST) return text.toString();
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /// A decimal number such as `12`, `-0.5`, `1e-3`, encoded as [Values] says; anything else is missing.
    static long number(String text) {
        long value = NumberText.value(text.strip());
        return value == Typing.UNREADABLE ? Values.MISSING : value;
    }

    /// The share of code points that are digits or capitals; of an empty text it is missing.
    static long share(String text, boolean digits) {
        int all = 0;
        int found = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            all++;
            if (digits ? Character.isDigit(point) : Character.isUpperCase(point)) found++;
        }
        return Values.number((double) found / all);
    }

    /// A number from 0 to 1 that depends on the words alone, evenly spread (SplitMix64 over the characters).
    static double spread(String text) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < text.length(); i++) hash = Chance.mix(hash + text.charAt(i) + 1);
        return unit(hash);
    }

    static double spread(long bits) {
        return unit(Chance.mix(bits + 0x9E3779B97F4A7C15L));
    }

    private static double unit(long hash) {
        return (Chance.mix(hash) >>> 11) * 0x1.0p-53;
    }
}
