package septet.loop;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.features.FeaturePlan;
import septet.model.ArtifactFolder;
import septet.model.Input;
import septet.model.InputSection;
import septet.model.LearnerSection;
import septet.model.Setting;
import septet.model.Settings;

/// Models that the design brings along: their files lie beside it. What they hold is kept as data in the version, by its hash.
final class Bringing {
    private static final String FILE = "MODEL-BROUGHT-FILE";
    private final Job job;
    private final FeaturePlan plan;

    Bringing(Job job, FeaturePlan plan) {
        this.job = job;
        this.plan = plan;
    }

    /// @throws Refused where there is no such file (MODEL-BROUGHT-FILE), or none that can be served (MODEL-BROUGHT)
    Teachers.Teacher teacher(String name, LearnerSection.Brought section) {
        String place = "model.learners." + name + ".from " + section.from();
        byte[] file = read(place, job.folder().resolve(section.from()));
        List<InputSection> named = section.inputs().orElse(job.design().model().inputs());
        List<Input> inputs = Input.of(Contestants.seen(named, plan));
        Settings settings = Settings.NONE.with("from", new Setting.Word(section.from())).with("sha256", new Setting.Word(ArtifactFolder.hash(file)));
        return new Teachers.Teacher(name, job.engines().brought().read(place, file, inputs), settings, section.inputs());
    }

    private byte[] read(String place, Path path) {
        try {
            return job.world().disk().read(path);
        } catch (UncheckedIOException e) {
            throw new Refused(Fault.DESIGN, Problem.error(place, path + " cannot be read", "there is no learner", "Put the file beside the design, or write where it lies.", FILE));
        }
    }
}
