package septet.loop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Refused;
import septet.model.Artifacts;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.FittedModel;
import septet.model.GrowingLearner;
import septet.model.Learner;
import septet.model.Model;
import septet.model.Parameter;
import septet.model.Provenance;
import septet.model.Settings;
import septet.model.TrainingRows;

/// Learners that fit nothing twice: the same rows, settings and seed give the model that they gave before, byte for byte, only its provenance is that of the run at hand.
final class KeptFits {
    /// Raised when the same rows and settings would give another model.
    private static final String FORMAT = "fit 1";
    private final KeptSteps steps;
    private final String program;

    KeptFits(KeptSteps steps, String program) {
        this.steps = steps;
        this.program = program;
    }

    List<Learner> over(List<Learner> learners) {
        return learners.stream().map(learner -> learner instanceof GrowingLearner growing ? new Growing(growing) : new Plain(learner)).map(Learner.class::cast).toList();
    }

    private String key(Learner learner, TrainingRows train, Settings settings, Fitting fitting) {
        return String.join("\n", FORMAT, program, System.getProperty("os.arch"), learner.kind(), settings.completed(learner.parameters()).written().toString(),
                String.valueOf(fitting.seed()),
                fitting.learner(), fitting.heads().toString(), train.content());
    }

    private Fit fit(Learner learner, TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
        String key = key(learner, train, settings, fitting);
        Optional<Model> kept = steps.read(key).flatMap(bytes -> read(bytes, fitting));
        if (kept.isPresent()) return new Fit.Learned(kept.get());
        Fit fit = learner.fit(train, settings, fitting);
        if (fit instanceof Fit.Learned(Model model)) steps.write(key, model.artifact());
        return fit;
    }

    /// Empty where the file is of a format that this program does not know.
    private static Optional<Model> read(byte[] artifact, Fitting fitting) {
        try {
            if (!(Artifacts.model(fitting.place(), artifact) instanceof FittedModel model)) return Optional.empty();
            Provenance made = model.provenance();
            Provenance now = new Provenance(fitting.design(), fitting.data(), fitting.learner(), made.settings(), fitting.seed(), fitting.from(), fitting.until(), made.rows(),
                    fitting.program());
            return Optional.of(new FittedModel(now, model.heads(), model.encoder(), model.scores(), model.link()));
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    private final class Plain implements Learner {
        private final Learner learner;

        Plain(Learner learner) {
            this.learner = learner;
        }

        @Override
        public String kind() {
            return learner.kind();
        }

        @Override
        public List<Parameter> parameters() {
            return learner.parameters();
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            return KeptFits.this.fit(learner, train, settings, fitting);
        }

        @Override
        public double effort(Settings settings) {
            return learner.effort(settings);
        }
    }

    private final class Growing implements GrowingLearner {
        private final GrowingLearner learner;

        Growing(GrowingLearner learner) {
            this.learner = learner;
        }

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
            return learner.along();
        }

        @Override
        public double effort(Settings settings) {
            return learner.effort(settings);
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            return KeptFits.this.fit(learner, train, settings, fitting);
        }

        /// The stops that were kept are shown again; where the looker-on wants to go on beyond them, the model grows anew, and only what is new is shown.
        @Override
        public Fit grow(TrainingRows train, Settings settings, Fitting fitting, Growth growth) throws InterruptedException {
            String key = key(learner, train, settings, fitting) + "\n" + growth.sizes();
            List<Stop> kept = steps.read(key).map(KeptFits::stops).orElse(List.of());
            Optional<Model> last = Optional.empty();
            for (Stop stop : kept) {
                last = read(stop.artifact(), fitting);
                if (last.isEmpty()) break;
                boolean more = growth.reached(stop.size(), last.get());
                if (!more || stop.size() == growth.sizes().getLast()) return new Fit.Learned(last.get());
            }
            int shown = last.isEmpty() ? 0 : kept.getLast().size();
            List<Stop> made = new ArrayList<>();
            Fit fit = learner.grow(train, settings, fitting, new Growth() {
                @Override
                public List<Integer> sizes() {
                    return growth.sizes();
                }

                @Override
                public boolean reached(int size, Model model) throws InterruptedException {
                    made.add(new Stop(size, model.artifact()));
                    return size <= shown || growth.reached(size, model);
                }
            });
            if (fit instanceof Fit.Learned) steps.write(key, bytes(made));
            return fit;
        }
    }

    private record Stop(int size, byte[] artifact) {}

    private static byte[] bytes(List<Stop> stops) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(); DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(stops.size());
            for (Stop stop : stops) {
                out.writeInt(stop.size());
                out.writeInt(stop.artifact().length);
                out.write(stop.artifact());
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Stop> stops(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<Stop> stops = new ArrayList<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                int size = in.readInt();
                stops.add(new Stop(size, in.readNBytes(in.readInt())));
            }
            return stops;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
