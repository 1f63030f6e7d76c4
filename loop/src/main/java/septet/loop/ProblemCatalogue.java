package septet.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What every problem code means, what shows it, what to do: for `explain` and for `docs/problems.md`.
public final class ProblemCatalogue {
    private static final String RESOURCE = "problems.md";
    private static final String HEADING = "\n## ";

    /// The sections of the page, by code, in Markdown.
    private final Map<String, String> sections;

    private ProblemCatalogue(Map<String, String> sections) {
        this.sections = Collections.unmodifiableMap(sections);
    }

    public static ProblemCatalogue read() {
        return of(text());
    }

    static ProblemCatalogue of(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String[] parts = text.split(HEADING);
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            sections.put(parts[i].substring(0, end).strip(), parts[i].substring(end).strip());
        }
        return new ProblemCatalogue(sections);
    }

    /// The codes, section by section of a design.
    public Map<String, String> sections() {
        return sections;
    }

    /// What there is to say of a code.
    public Optional<String> find(String code) {
        return Optional.ofNullable(sections.get(code));
    }

    static String text() {
        try (InputStream stream = ProblemCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) throw new IllegalStateException("no " + RESOURCE);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
