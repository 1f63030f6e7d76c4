package septet.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import septet.data.DataRules;
import septet.design.Expression.Constant;
import septet.design.Findings;
import septet.design.MetricSentence;
import septet.evaluation.Online;
import septet.serving.RolloutStep;

/// What a rollout is judged by must be known before it is over.
public final class OutcomeTimes {
    private OutcomeTimes() {}

    /// How long after a unit met its arm an outcome of it is known.
    ///
    /// @param labels how long those take that it reads; zero where it reads none
    private record Known(String name, Duration within, Duration labels) {
        Duration after() {
            return within.plus(labels);
        }

        /// `lost is known 14d after a unit met its arm (within 7d, labels after 7d)`.
        String words() {
            return name + " is known " + Constant.Span.text(after()) + " after a unit met its arm ("
                    + Stream.of(within.isZero() ? "" : "within " + Constant.Span.text(within), labels.isZero() ? "" : "labels after " + Constant.Span.text(labels))
                    .filter(part -> !part.isEmpty()).reduce((a, b) -> a + ", " + b).orElse("at once") + ")";
        }
    }

    public static void outcomesAreKnownInTime(SystemDesign design, Findings findings) {
        design.evaluation().online().ifPresent(online -> {
            Optional<Known> improved = known(design, online.improve());
            improved.filter(each -> online.atMost().filter(end -> end.compareTo(each.after()) <= 0).isPresent()).ifPresent(each -> findings.warning("evaluation.online",
                    "an experiment of at most " + Constant.Span.text(online.atMost().orElseThrow()) + ", but " + each.words(),
                            "it ends undecided whatever is true, and the changed design is withdrawn",
                    "Write at most: " + Constant.Span.text(each.after().multipliedBy(2)) + ", or improve what is known sooner.", "EVALUATION-OUTCOME-TOO-LATE"));
            step(design, online, "serving.refresh", design.serving().refresh(), findings);
            // Where something has to get better, the last share waits for it.
            if (improved.isEmpty()) step(design, online, "serving.rollout", design.serving().rollout(), findings);
        });
    }

    /// The last step in which both arms are compared: units are followed since the first.
    private static void step(SystemDesign design, Online online, String path, List<RolloutStep> steps, Findings findings) {
        List<RolloutStep> compared = steps.stream().filter(step -> step.length().isPresent() && step.share().signum() > 0 && step.share().doubleValue() <= LoopPlay.EVEN).toList();
        if (compared.isEmpty()) return;
        Duration followed = compared.stream().map(step -> step.length().orElseThrow()).reduce(Duration.ZERO, Duration::plus);
        List<MetricSentence> judged = new ArrayList<>(online.protect());
        judged.addFirst(online.improve());
        Optional<Known> first = judged.stream().flatMap(metric -> known(design, metric).stream()).min(Comparator.comparing(Known::after));
        if (first.isEmpty() || first.get().after().compareTo(followed) < 0) return;
        Duration longer = compared.getLast().length().orElseThrow().plus(first.get().after().multipliedBy(2)).minus(followed);
        findings.warning(path, "by the end of the step " + compared.getLast().text() + " units have been followed for " + Constant.Span.text(followed) + ", but " + first.get().words(),
                "no outcome says anything of it, and one that does harm by it passes", "Write " + compared.getLast().with(longer).text()
                        + ", or leave quality to the gates before, on matured labels, and to the watch after, and write shadow and all alone.", "EVALUATION-OUTCOME-TOO-LATE");
    }

    /// Empty where it is not measured, or a step is judged by it at once.
    private static Optional<Known> known(SystemDesign design, MetricSentence metric) {
        String name = OnlineOutcomes.Wanted.of(metric).name();
        if (name.equals(OnlineOutcomes.COST)) return design.requirements().costs().isEmpty() ? Optional.empty() : Optional.of(new Known(name, Duration.ZERO, labels(design)));
        return Optional.ofNullable(design.evaluation().outcomes().get(name)).flatMap(expression -> OutcomeSentence.read(expression, design)).map(sentence -> {
            boolean waits = sentence.source().equals(design.framing().forEach()) && DataRules.labelOf(design.framing(), design.data())
                    .filter(label -> sentence.reads(label.getKey())).isPresent();
            return new Known(name, sentence.within(), waits ? labels(design) : Duration.ZERO);
        });
    }

    private static Duration labels(SystemDesign design) {
        return DataRules.labelOf(design.framing(), design.data()).map(label -> label.getValue().known().delay()).orElse(Duration.ZERO);
    }
}
