package septet.studio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a page as a browser does, but forgives nothing: every element closed in order, attributes quoted, ids and labels unique, every reference resolved.
final class HtmlCheck {
    private static final Set<String> VOID = Set.of("meta", "br", "hr", "img", "input", "link");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z:-]+=\"[^\"<>]*\")*)\\s*(/?)>|<!doctype html>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z:-]+)=\"([^\"]*)\"");

    final List<String> wrong = new ArrayList<>();
    final Set<String> ids = new HashSet<>();
    final List<String> scripts = new ArrayList<>();
    final Set<String> labels = new HashSet<>();
    private final Set<String> references = new HashSet<>();

    private HtmlCheck() {}

    static HtmlCheck of(String page) {
        HtmlCheck check = new HtmlCheck();
        check.read(page);
        return check;
    }

    private void read(String page) {
        Deque<String> open = new ArrayDeque<>();
        int at = 0;
        while (true) {
            int next = page.indexOf('<', at);
            if (page.substring(at, next < 0 ? page.length() : next).contains(">")) wrong.add("a loose > near " + around(page, at));
            if (next < 0) break;
            Matcher tag = TAG.matcher(page).region(next, page.length());
            if (!tag.lookingAt()) {
                wrong.add("no tag: " + around(page, next));
                at = next + 1;
                continue;
            }
            at = tag.end();
            if (tag.group(2) == null) continue;
            if (!tag.group(1).isEmpty()) close(open, tag.group(2), page, next);
            else at = opened(open, tag, page, at);
        }
        if (!open.isEmpty()) wrong.add("never closed: " + open);
        references.stream().filter(reference -> !ids.contains(reference)).forEach(reference -> wrong.add("nothing has the id " + reference));
    }

    private void close(Deque<String> open, String name, String page, int at) {
        if (open.isEmpty() || !open.pop().equals(name)) wrong.add("closed out of order: " + around(page, at));
    }

    private int opened(Deque<String> open, Matcher tag, String page, int at) {
        String name = tag.group(2);
        attributes(name, tag.group(3));
        if (VOID.contains(name) || !tag.group(4).isEmpty()) return at;
        if (!name.equals("script") && !name.equals("style")) {
            open.push(name);
            return at;
        }
        int end = page.indexOf("</" + name + ">", at);
        if (name.equals("script")) scripts.add(tag.group(3).strip());
        return end + name.length() + 3;
    }

    private void attributes(String element, String text) {
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String value = attribute.group(2);
            switch (attribute.group(1)) {
                case "id" -> {
                    if (!ids.add(value)) wrong.add("twice the id " + value);
                }
                case "aria-labelledby", "data-chart" -> references.add(value);
                case "aria-label" -> {
                    if (value.isBlank() || !labels.add(value)) wrong.add("twice or empty the label " + value);
                }
                case "href" -> {
                    if (value.startsWith("#")) references.add(value.substring(1));
                    else wrong.add("leads out of the page: " + value);
                }
                case "src", "action", "srcset" -> wrong.add("loads " + value);
                default -> {
                    if (attribute.group(1).startsWith("on")) wrong.add(element + " has the handler " + attribute.group(1));
                }
            }
        }
    }

    private static String around(String page, int at) {
        return page.substring(Math.max(0, at - 40), Math.min(page.length(), at + 80)).replace('\n', ' ');
    }
}
