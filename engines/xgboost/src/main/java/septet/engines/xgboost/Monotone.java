package septet.engines.xgboost;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import septet.design.Problem;
import septet.model.Encoder;
import septet.model.Fitting;
import septet.model.Input;
import septet.model.Settings;

/// Inputs along which a score may only rise, or only fall: `amount up, age down`.
final class Monotone {
    private Monotone() {}

    /// Why this cannot be kept; empty where it can.
    static Optional<Problem> objection(Settings settings, Encoder encoder, Fitting fitting) {
        for (String part : parts(settings)) {
            String name = part.substring(0, part.indexOf(' '));
            boolean number = encoder.inputs().stream().anyMatch(input -> input.name().equals(name) && input.kind() == Input.Kind.NUMBER);
            if (number) continue;
            return Optional.of(Problem.error(fitting.place() + ".boosted trees.monotone", name + " is no number among the inputs of " + fitting.learner(),
                    "nothing could rise or fall with it", "Name one of its inputs that is a number.", "MODEL-MONOTONE"));
        }
        return Optional.empty();
    }

    /// In XGBoost's words, `(0,1,-1)`: one for each column.
    static String constraints(Settings settings, Encoder encoder) {
        int[] directions = new int[encoder.width()];
        for (String part : parts(settings)) {
            for (int input = 0; input < encoder.inputs().size(); input++) {
                if (part.startsWith(encoder.inputs().get(input).name() + " ")) directions[encoder.start(input)] = part.endsWith(" up") ? 1 : -1;
            }
        }
        return Arrays.stream(directions).mapToObj(String::valueOf).collect(Collectors.joining(",", "(", ")"));
    }

    static boolean isAsked(Settings settings) {
        return parts(settings).length > 0;
    }

    private static String[] parts(Settings settings) {
        String written = settings.word("monotone");
        return written.equals("none") ? new String[0] : written.split(", ");
    }
}
