package septet.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.model.Draft;
import septet.model.Provenance;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a process of its own gives back, as a file: data only. What is no such file is a candidate that failed.
///
/// @param failed     why there is none; empty where there is one
/// @param provenance of the candidate
/// @param artifacts  of the candidate, by role
/// @param compared   of two versions
record RetrainingFound(int format, String failed, Optional<Provenance> provenance, Map<String, byte[]> artifacts, Optional<Workshop.Judged> judged, int rows,
        Optional<Workshop.Compared> compared) {
    private static final int FORMAT = 1;
    /// The loss of each row that judged, day by day: what later answers are compared with.
    static final String LOSSES = "losses";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RetrainingFound failed(String why) {
        return new RetrainingFound(FORMAT, why, Optional.empty(), Map.of(), Optional.empty(), 0, Optional.empty());
    }

    static RetrainingFound of(Draft draft, Workshop.Judged judged, int rows) {
        return new RetrainingFound(FORMAT, "", Optional.of(draft.provenance()), draft.artifacts(), Optional.of(judged), rows, Optional.empty());
    }

    static RetrainingFound of(Workshop.Compared compared) {
        return new RetrainingFound(FORMAT, "", Optional.empty(), Map.of(), Optional.empty(), 0, Optional.of(compared));
    }

    /// As a file of a version.
    static byte[] losses(double[][] days) {
        return JSON.writeValueAsBytes(days);
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    /// @param parent that it was refitted from
    static Workshop.Result read(byte[] bytes, String parent) {
        try {
            RetrainingFound found = JSON.readValue(bytes, RetrainingFound.class);
            if (found.format() != FORMAT) return new Workshop.Failed("what it wrote is of another format");
            if (!found.failed().isEmpty()) return new Workshop.Failed(found.failed());
            if (found.compared().isPresent()) return found.compared().get();
            if (found.provenance().isEmpty() || found.judged().isEmpty() || !found.artifacts().keySet().containsAll(List.of(Release.DESIGN, Release.ROLE))) {
                return new Workshop.Failed("what it wrote is not whole");
            }
            return new Workshop.Candidate(new Draft(Optional.of(parent), found.provenance().get(), Map.of(), found.artifacts()), found.judged().get(), found.rows());
        } catch (JacksonException _) {
            return new Workshop.Failed("what it wrote cannot be read");
        }
    }
}
