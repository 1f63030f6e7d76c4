package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import septet.design.Mark;
import septet.design.Tree;
import septet.loop.ReviewAnswer.Answered;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.Ground;
import septet.loop.ReviewAnswer.Open;
import septet.requirements.Estimate;
import septet.requirements.Line;
import septet.requirements.Sums;

/// What answers are made from: the design with its places, its arithmetic, and its last run.
///
/// @param tree every value that is used, with its place
/// @param run  empty where there is none yet
record ReviewCase(SystemDesign design, Tree tree, Check check, Optional<RunReport> run) {
    private static final int LONGEST = 90;

    /// Whether the file itself says something at this path.
    boolean says(String path) {
        return tree.at(path).isPresent() && !tree.place(path).orElse(Mark.DEFAULT).isDefault();
    }

    /// What the file says at each of these paths; nothing for those where it is silent.
    List<Evidence> lines(String... paths) {
        return Stream.of(paths).filter(this::says).map(this::line).toList();
    }

    /// What stands at a path, with its place.
    Evidence line(String path) {
        String key = path.substring(path.lastIndexOf('.') + 1);
        return line(path, key.chars().allMatch(Character::isDigit) ? value(path) : key + ": " + value(path));
    }

    /// What stands at a path, as one line.
    String value(String path) {
        return tree.at(path).map(ReviewCase::shortened).orElse("");
    }

    /// The place of a path, with other words.
    Evidence line(String path, String words) {
        return new Evidence(Ground.LINE, place(path), words);
    }

    Evidence sum(String path, String words) {
        return new Evidence(Ground.ARITHMETIC, place(path), words);
    }

    /// The nearest line around a path that the file holds.
    String place(String path) {
        for (String at = path; ; at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            Mark mark = tree.place(at).orElse(Mark.DEFAULT);
            if (!mark.isDefault()) return mark.file() + ":" + mark.line();
            if (at.isEmpty()) return "default";
        }
    }

    /// What the last run says; nothing without one.
    List<Evidence> measured(Function<RunReport, String> words) {
        return run.map(words).filter(said -> !said.isEmpty()).map(said -> new Evidence(Ground.MEASUREMENT, "run " + run.get().about().run(), said)).stream().toList();
    }

    /// A requirement with its estimate; what the last run measured of it stands beside.
    List<Evidence> requirement(String name) {
        List<Evidence> evidence = new ArrayList<>();
        for (Line line : check.lines()) {
            if (line.requirement().equals(name) && line.estimated().isPresent()) {
                evidence.add(sum("requirements." + name, name + " " + line.asked() + ", estimated " + line.estimated().get() + ": " + line.verdict().text()));
            }
        }
        run.stream().flatMap(report -> report.requirements().stream()).filter(line -> line.path().equals("requirements." + name) && !line.measured().isEmpty())
                .forEach(line -> evidence.addAll(measured(_ -> name + " " + line.asked() + ", measured " + line.measured())));
        return evidence;
    }

    Optional<Estimate> estimate(String what) {
        return Sums.find(check.estimates(), what);
    }

    /// Answered where there is evidence, else open.
    static ReviewAnswer answer(List<Evidence> evidence, String write) {
        return evidence.isEmpty() ? new Open(write, List.of()) : new Answered(evidence, "");
    }

    @SafeVarargs
    static List<Evidence> join(List<Evidence>... parts) {
        List<Evidence> all = new ArrayList<>();
        for (List<Evidence> part : parts) all.addAll(part);
        return all;
    }

    static List<Evidence> first(List<Evidence> evidence, int most) {
        return evidence.subList(0, Math.min(most, evidence.size()));
    }

    /// Every path below one at which the file itself writes this key, in its order.
    List<String> written(String below, String key) {
        List<String> found = new ArrayList<>();
        tree.at(below).ifPresent(at -> find(at, below, key, found));
        return found;
    }

    private static void find(Tree tree, String path, String key, List<String> found) {
        switch (tree) {
            case Tree.Scalar _ -> { }
            case Tree.Items items -> {
                for (int i = 0; i < items.items().size(); i++) find(items.items().get(i), path + "." + (i + 1), key, found);
            }
            case Tree.Fields fields -> fields.fields().forEach((name, field) -> {
                if (field.mark().isDefault()) return;
                if (name.equals(key)) found.add(path + "." + name);
                find(field.value(), path + "." + name, key, found);
            });
        }
    }

    private static String shortened(Tree tree) {
        String text = flow(tree);
        return text.codePointCount(0, text.length()) <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 4)) + " ...";
    }

    private static String flow(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar.text();
            case Tree.Items items -> items.items().stream().map(ReviewCase::flow).collect(Collectors.joining(", ", "[", "]"));
            case Tree.Fields fields -> fields.fields().entrySet().stream().filter(field -> !field.getValue().mark().isDefault())
                    .map(field -> field.getKey() + ": " + flow(field.getValue().value())).collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
