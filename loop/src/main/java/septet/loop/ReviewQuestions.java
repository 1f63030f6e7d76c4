package septet.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The questions of a design review, as they stand in `review.md`.
public final class ReviewQuestions {
    private static final String RESOURCE = "review.md";
    private static final Pattern HEADING = Pattern.compile("(\\p{Upper}\\d+) (.+) \u00b7 ([123])");
    private static final String WHY = "**Why.** ";
    private static final String THEN = "**Then.** ";
    private static final String CODES = "**Codes.** ";

    private final List<ReviewQuestion> questions = new ArrayList<>();

    private ReviewQuestions() {}

    /// In the order of the steps.
    public static List<ReviewQuestion> read() {
        return of(text());
    }

    static List<ReviewQuestion> of(String text) {
        ReviewQuestions read = new ReviewQuestions();
        String[] parts = text.split("\n## ");
        for (int i = 1; i < parts.length; i++) read.add(parts[i]);
        return Collections.unmodifiableList(read.questions);
    }

    private void add(String section) {
        String[] paragraphs = section.strip().split("\n+");
        Matcher heading = HEADING.matcher(paragraphs[0]);
        if (!heading.matches() || paragraphs.length < 4) throw new IllegalStateException("no question in " + RESOURCE + ": " + paragraphs[0]);
        String codes = paragraph(paragraphs, CODES);
        questions.add(new ReviewQuestion(heading.group(1), heading.group(2), Integer.parseInt(heading.group(3)), paragraphs[1], paragraph(paragraphs, WHY),
                paragraph(paragraphs, THEN), codes.isEmpty() ? List.of() : List.of(codes.split(" "))));
    }

    private static String paragraph(String[] paragraphs, String mark) {
        for (String paragraph : paragraphs) if (paragraph.startsWith(mark)) return paragraph.substring(mark.length());
        return "";
    }

    static String text() {
        try (InputStream stream = ReviewQuestions.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) throw new IllegalStateException("no " + RESOURCE);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
