package septet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A learner that sees some inputs as other numbers than their type gives: words by their mean label or share, numbers by their range.
/// The numbers of a training row come from other rows ([TargetMeans]); those of a row that is judged or served from all training rows.
public final class ExpandingLearner implements GrowingLearner {
    private final Learner learner;
    private final Map<String, EncoderChoice> choices;
    private final Moments moments;

    /// When the rows behind the places of training rows were, and when their labels became known: microseconds; both empty where rows have no time.
    public record Moments(long[] times, long[] knownAt) {}

    private ExpandingLearner(Learner learner, Map<String, EncoderChoice> choices, Moments moments) {
        this.learner = learner;
        this.choices = new TreeMap<>(choices);
        this.moments = moments;
    }

    /// The learner itself where nothing is chosen.
    public static Learner over(Learner learner, Map<String, EncoderChoice> choices, Moments moments) {
        if (choices.isEmpty()) return learner;
        ExpandingLearner expanding = new ExpandingLearner(learner, choices, moments);
        return learner instanceof GrowingLearner ? expanding : new Plain(expanding);
    }

    /// The same where nothing grows.
    private record Plain(ExpandingLearner expanding) implements Learner {
        @Override
        public String kind() {
            return expanding.kind();
        }

        @Override
        public List<Parameter> parameters() {
            return expanding.parameters();
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            return expanding.fit(train, settings, fitting);
        }

        @Override
        public double effort(Settings settings) {
            return expanding.effort(settings);
        }
    }

    /// The rows as the learner sees them, and what has become of each input; nothing for one that stays as it is.
    private record Expanded(TrainingRows rows, List<List<Expansion>> expansions) {}

    @Override
    public String kind() {
        return learner.kind();
    }

    @Override
    public List<Parameter> parameters() {
        return learner.parameters();
    }

    @Override
    public String along() {
        return ((GrowingLearner) learner).along();
    }

    @Override
    public double effort(Settings settings) {
        return learner.effort(settings);
    }

    @Override
    public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
        if (train.size() == 0) return learner.fit(train, settings, fitting);
        Expanded expanded = expanded(train);
        return wrapped(learner.fit(expanded.rows(), settings, fitting), train, expanded);
    }

    @Override
    public Fit grow(TrainingRows train, Settings settings, Fitting fitting, Growth growth) throws InterruptedException {
        if (train.size() == 0) return learner.fit(train, settings, fitting);
        Expanded expanded = expanded(train);
        return wrapped(((GrowingLearner) learner).grow(expanded.rows(), settings, fitting, new Growth() {
            @Override
            public List<Integer> sizes() {
                return growth.sizes();
            }

            @Override
            public boolean reached(int size, Model model) throws InterruptedException {
                return growth.reached(size, model(model, train, expanded));
            }
        }), train, expanded);
    }

    private static Fit wrapped(Fit fit, TrainingRows train, Expanded expanded) {
        return switch (fit) {
            case Fit.Learned(Model model) -> new Fit.Learned(model(model, train, expanded));
            case Fit.NotLearned not -> not;
        };
    }

    /// The same model over the inputs as they come.
    private static Model model(Model model, TrainingRows train, Expanded expanded) {
        FittedModel fitted = (FittedModel) model;
        List<Encoding> encodings = new ArrayList<>();
        int next = 0;
        for (List<Expansion> expansion : expanded.expansions()) {
            if (expansion.isEmpty()) {
                encodings.add(fitted.encoder().encodings().get(next++));
                continue;
            }
            int width = expansion.getFirst().width();
            encodings.add(new Encoding.Expanded(expansion.getFirst(), fitted.encoder().encodings().subList(next, next + width)));
            next += width;
        }
        return new FittedModel(fitted.provenance(), fitted.heads(), new Encoder(train.inputs(), encodings), fitted.scores(), fitted.link());
    }

    private Expanded expanded(TrainingRows train) {
        return train.once(Expanded.class, () -> expand(train));
    }

    private Expanded expand(TrainingRows train) {
        List<Input> inputs = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        List<List<Expansion>> expansions = new ArrayList<>();
        for (int i = 0; i < train.inputs().size(); i++) {
            Input input = train.inputs().get(i);
            EncoderChoice choice = choices.get(input.name());
            boolean fits = choice != null && input.kind() == (choice.ofNumbers() ? Input.Kind.NUMBER : Input.Kind.CATEGORY);
            if (!fits) {
                inputs.add(input);
                columns.add(train.column(i));
                expansions.add(List.of());
                continue;
            }
            Expansion expansion = switch (choice) {
                case EncoderChoice.ByTarget _ -> {
                    columns.add(TargetMeans.outOfFold(train, i, moments));
                    yield TargetMeans.of(train, i);
                }
                case EncoderChoice.ByFrequency _ -> {
                    Expansion.OfWords shares = WordShares.of(train, i);
                    columns.add(WordShares.column(shares, train, i));
                    yield shares;
                }
                case EncoderChoice.Binned(int bins) -> {
                    Expansion.OfNumbers ranges = Ranges.of(train.column(i), bins);
                    columns.addAll(Ranges.columns(ranges, train.column(i)));
                    yield ranges;
                }
            };
            for (int place = 0; place < expansion.width(); place++) {
                inputs.add(new Input(expansion.width() == 1 ? input.name() : input.name() + " " + (place + 1), Input.Kind.NUMBER));
            }
            expansions.add(List.of(expansion));
        }
        return new Expanded(TrainingRows.of(inputs, columns.toArray(double[][]::new), train.target(), train.weight(), train.words()), expansions);
    }
}
