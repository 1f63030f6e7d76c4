package septet.loop;

import java.util.ArrayList;
import java.util.List;
import septet.data.SourceSection;
import septet.data.TimeOfRow;
import septet.features.FeaturePlan;

/// How the rows of each source are told as a caller would tell them.
///
/// @param events one for each source of a plan
/// @param named  whether the rows of each have an id
record Spoken(List<RawEvent> events, List<Boolean> named) {
    static Spoken of(SystemDesign design, Ingested ingested, FeaturePlan plan) {
        List<RawEvent> events = new ArrayList<>();
        List<Boolean> named = new ArrayList<>();
        for (int source = 0; source < plan.sources(); source++) {
            SourceSection section = design.data().sources().get(plan.schema(source).source());
            String time = section.time().filter(TimeOfRow.Column.class::isInstance).map(each -> ((TimeOfRow.Column) each).name()).orElse("time");
            events.add(RawEvent.of(plan.schema(source), ingested.dictionary(), section.id().orElse("id"), time));
            named.add(section.id().isPresent());
        }
        return new Spoken(List.copyOf(events), List.copyOf(named));
    }
}
