package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import septet.design.Bound;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// What a good interviewer would say of a design: sixty questions, what answers each, and what is asked next of the three weakest answers.
///
/// @param run   the last run; empty where there is none yet
/// @param items in the order of the questions
/// @param next  the weakest first
public record Review(String system, Check check, Optional<RunReport> run, List<Item> items, List<Next> next) {
    private static final int ASKED_NEXT = 3;
    private static final Map<String, Function<ReviewCase, ReviewAnswer>> ANSWERS = new HashMap<>();

    static {
        List.of(RequirementsReview.ANSWERS, FramingReview.ANSWERS, DataReview.ANSWERS, ModelReview.ANSWERS, EvaluationReview.ANSWERS, ServingReview.ANSWERS,
                MonitoringReview.ANSWERS).forEach(ANSWERS::putAll);
    }

    /// A question and what the design says to it.
    ///
    /// @param doubts problems of `check` or of the last run that put the answer in doubt
    public record Item(ReviewQuestion question, ReviewAnswer answer, List<Problem> doubts) {
        public Item {
            doubts = List.copyOf(doubts);
        }

        /// 0 for an answer that a run has measured and nothing puts in doubt.
        double weakness() {
            double doubt = doubts.stream().mapToDouble(problem -> problem.isError() ? 4 : 3).max().orElse(0);
            double answered = switch (answer) {
                case ReviewAnswer.Open it -> it.isForLater() ? 2 : 3;
                case ReviewAnswer.ForAPerson _ -> 1;
                case ReviewAnswer.Answered it when !it.lacking().isEmpty() -> it.ground() == ReviewAnswer.Ground.MEASUREMENT ? 2.5 : 2;
                case ReviewAnswer.Answered it -> switch (it.ground()) {
                    case LINE -> 0.5;
                    case ARITHMETIC -> 0.25;
                    case MEASUREMENT -> 0;
                };
            };
            return question.weight() * Math.max(doubt, answered);
        }
    }

    /// What is asked next, with figures.
    public record Next(ReviewQuestion question, String ask) {}

    /// @throws Refused where the file is too broken to be asked anything
    public static Review of(DesignFile file, Optional<RunReport> run) {
        Check check = Check.of(file);
        Bound<SystemDesign> bound = file.bound().orElseThrow(() -> new Refused(Fault.DESIGN, check.problems()));
        ReviewCase asked = new ReviewCase(bound.value(), bound.resolved(), check, run);
        List<Problem> problems = problems(check, bound, run);
        List<Item> items = ReviewQuestions.read().stream().map(question -> new Item(question, ANSWERS.get(question.id()).apply(asked),
                problems.stream().filter(problem -> question.codes().contains(problem.code())).toList())).toList();
        return new Review(bound.value().system(), check, run, items, next(items, new ReviewFollowUp(asked)));
    }

    /// What `check` finds now, what the last run found, and what its replay found since.
    private static List<Problem> problems(Check check, Bound<SystemDesign> bound, Optional<RunReport> run) {
        List<Problem> problems = new ArrayList<>(check.problems());
        run.ifPresent(report -> {
            problems.addAll(measured(report));
            problems.addAll(MeasuredMistakes.delivered(report, bound));
        });
        return problems;
    }

    /// What the run found beyond what `check` found in its design, which may have been changed since.
    static List<Problem> measured(RunReport report) {
        Set<String> written = Check.of(report.text(), "design.yaml").problems().stream().map(Problem::code).collect(Collectors.toSet());
        return report.warnings().stream().filter(warning -> !written.contains(warning.code())).toList();
    }

    private static List<Next> next(List<Item> items, ReviewFollowUp figures) {
        Comparator<Item> weakest = Comparator.comparingDouble(Item::weakness).reversed();
        return items.stream().sorted(weakest.thenComparing(item -> !figures.hasFigures(item.question()))).limit(ASKED_NEXT)
                .map(item -> new Next(item.question(), figures.of(item.question()))).toList();
    }

    /// Whether the last run was made by another version of this design.
    public boolean isOutdated() {
        return !check.hasErrors() && run.map(report -> !report.lineage().design().equals(check.file().fingerprint())).orElse(false);
    }

    public long open() {
        return items.stream().filter(item -> item.answer() instanceof ReviewAnswer.Open).count();
    }

    public long forAPerson() {
        return items.stream().filter(item -> item.answer() instanceof ReviewAnswer.ForAPerson).count();
    }

    public long answered(ReviewAnswer.Ground ground) {
        return items.stream().filter(item -> item.answer() instanceof ReviewAnswer.Answered it && it.ground() == ground).count();
    }
}
