package septet.design;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What the YAML reader says, in words that help.
final class YamlProblem {
    private YamlProblem() {}

    static Problem of(YamlEngineException broken, String text, String file) {
        return switch (broken) {
            case MarkedYamlEngineException marked -> {
                Mark place = marked.getProblemMark().or(marked::getContextMark).map(mark -> new Mark(file, mark.getLine() + 1, mark.getColumn() + 1))
                        .orElse(new Mark(file, 1, 1));
                yield problem(place, cause(marked), remedy(marked));
            }
            case ReaderException reader -> problem(place(text, reader.getPosition(), file), "a control character (" + reader.getCodePoint() + ")", "Remove it.");
            default -> problem(new Mark(file, 1, 1), "no YAML that can be read", "");
        };
    }

    private static Problem problem(Mark mark, String cause, String remedy) {
        return Problem.error(mark + " the file", cause, "nothing of the file is read", remedy, "DESIGN-NOT-YAML");
    }

    private static String cause(MarkedYamlEngineException broken) {
        String problem = broken.getProblem() == null ? "" : broken.getProblem();
        if (problem.contains("TAB")) return "a tab where blanks are expected";
        String context = broken.getContext() == null ? "" : " " + broken.getContext().strip();
        String cause = "broken YAML" + context + (problem.isEmpty() ? "" : ", " + problem.strip());
        return cause.endsWith(".") ? cause.substring(0, cause.length() - 1) : cause;
    }

    private static String remedy(MarkedYamlEngineException broken) {
        String problem = broken.getProblem() == null ? "" : broken.getProblem();
        if (problem.contains("TAB")) return "Indent with blanks.";
        if (problem.contains("mapping values are not allowed")) return "Quote a text that holds ': ', and check the indentation.";
        if (problem.contains("cannot start any token")) return "Quote a text that begins with a special character.";
        if (problem.contains("',' or '")) return "Close the bracket, or quote a text with a comma.";
        return "Check the indentation and the quotes above.";
    }

    private static Mark place(String text, int position, String file) {
        int end = Math.min(position, text.length());
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) != '\n') continue;
            line++;
            start = i + 1;
        }
        return new Mark(file, line, end - start + 1);
    }
}
