package septet.studio;

import static septet.studio.Markup.html;

import septet.loop.RunQuality.Ruling;
import septet.loop.RunReport.Met;

/// A verdict as a sign and a word; its colour only repeats them.
final class Badge {
    private Badge() {}

    static Markup of(Met met) {
        return switch (met) {
            case MET -> badge("good", "\u2713", "met");
            case MISSED -> badge("bad", "\u2715", "missed");
            case UNDECIDED -> badge("open", "?", "undecided");
            case NOT_MEASURED -> badge("none", "\u2013", "not measured");
        };
    }

    static Markup of(Ruling ruling) {
        return switch (ruling) {
            case PASS -> badge("good", "\u2713", "pass");
            case FAIL -> badge("bad", "\u2715", "fail");
            case UNDECIDED -> badge("open", "?", "undecided");
        };
    }

    static Markup promoted(boolean promoted) {
        return promoted ? badge("good", "\u2713", "promoted") : badge("bad", "\u2715", "not promoted");
    }

    static Markup badge(String state, String sign, String word) {
        return html("<span class=\"badge {}\"><span aria-hidden=\"true\">{}</span> {}</span>", state, sign, word);
    }
}
