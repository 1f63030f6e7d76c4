package septet.loop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import septet.model.Stage;

/// Stages follow one another, so that what they may take adds up.
final class Deadlines {
    private Deadlines() {}

    /// Empty where no stage has one.
    static Optional<Duration> sum(SystemDesign design) {
        List<Duration> deadlines = design.model().stages().stream().filter(stage -> stage.ahead().isEmpty()).map(Stage::deadline).flatMap(Optional::stream).toList();
        return deadlines.stream().reduce(Duration::plus);
    }
}
