package septet.monitoring;

import septet.design.Type;
import septet.evaluation.Anytime;
import tools.jackson.core.JsonGenerator;

/// What is known of quality before and beside the counts of `quality`, as JSON: estimates with what they take for granted, concept drift, labels, versions.
record WatchJson(Monitor monitor, long now) {
    void write(JsonGenerator json) {
        if (monitor.ofTruth()) estimated(json);
        else outcomes(json);
        concept(json, monitor.ofTruth() ? monitor.quality.concept : monitor.outcomes.concept);
        if (monitor.ofTruth()) labels(json);
        versions(json);
        slices(json);
    }

    private void estimated(JsonGenerator json) {
        EstimatedQuality estimated = monitor.quality.estimated;
        json.writeObjectPropertyStart("estimated");
        json.writeNumberProperty("rows", estimated.rows(now));
        number(json, "positive_share", estimated.positiveShare(now));
        number(json, "average_precision", estimated.averagePrecision(now).orElse(Double.NaN));
        json.writeNumberProperty("cost", estimated.cost(now) / (double) Type.Money.SCALE);
        trust(json);
        json.writeEndObject();
    }

    /// Of classes and numbers.
    private void outcomes(JsonGenerator json) {
        json.writeObjectPropertyStart("estimated");
        json.writeNumberProperty("rows", monitor.drift.score(now).now().total());
        json.writeArrayPropertyStart("figures");
        for (LiveFigure figure : monitor.estimated(now)) {
            json.writeStartObject();
            json.writeStringProperty("metric", figure.metric());
            number(json, "value", figure.value());
            json.writeStringProperty("unit", figure.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        trust(json);
        json.writeEndObject();
    }

    private void trust(JsonGenerator json) {
        Trust trust = monitor.trust(now);
        json.writeBooleanProperty("to_be_trusted", trust.holds());
        json.writeArrayPropertyStart("takes_for_granted");
        for (Trust.Check check : trust.checks()) {
            json.writeStartObject();
            json.writeStringProperty("assumption", check.assumption());
            json.writeStringProperty("stands", check.stands().text());
            json.writeStringProperty("evidence", check.evidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void concept(JsonGenerator json, ConceptWatch concept) {
        json.writeObjectPropertyStart("concept");
        String loss = monitor.ofTruth() ? "squared_error" : "loss";
        number(json, loss, concept.loss());
        number(json, loss + "_before", concept.lossBefore());
        json.writeNumberProperty("labels_since", concept.window());
        seen(json, "adwin", concept.adwin());
        seen(json, "page_hinkley", concept.pageHinkley());
        seen(json, "ddm", concept.ddm());
        json.writeEndObject();
    }

    private static void seen(JsonGenerator json, String name, ConceptWatch.Seen seen) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("rises", seen.times);
        json.writeName("last_ms");
        if (seen.times == 0) json.writeNull();
        else json.writeNumber(seen.last / 1_000);
        json.writeEndObject();
    }

    private void labels(JsonGenerator json) {
        LabelWatch labels = monitor.quality.labels;
        json.writeObjectPropertyStart("label_delay_hours");
        number(json, "half_within", labels.within(0.5));
        number(json, "nearly_all_within", labels.within(0.95));
        json.writeEndObject();
        json.writeArrayPropertyStart("labelled");
        for (LabelWatch.Labelled each : labels.labelled()) {
            json.writeStartObject();
            json.writeStringProperty("decision", each.decision());
            json.writeNumberProperty("decided", each.decided());
            json.writeNumberProperty("labelled", each.labelled());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("hides_its_label");
        labels.hidden().ifPresentOrElse(each -> json.writeString(each.decision()), json::writeNull);
    }

    private void versions(JsonGenerator json) {
        json.writeArrayPropertyStart("versions");
        monitor.versions.versions().forEach((name, of) -> {
            json.writeStartObject();
            json.writeStringProperty("version", name);
            json.writeNumberProperty("decisions", of.decisions);
            number(json, "mean_score", of.meanScore());
            between(json, "degraded_share", of.degradedShare());
            json.writeNumberProperty("labels", of.labels);
            json.writeNumberProperty("positives", of.positives);
            number(json, "squared_error", of.loss());
            json.writeNumberProperty("cost", of.cost / (double) Type.Money.SCALE);
            json.writeNumberProperty("baseline_cost", of.baselineCost / (double) Type.Money.SCALE);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    /// What is hidden in the whole: each slice that had rows of late, with each version's matured answers in it.
    private void slices(JsonGenerator json) {
        json.writeArrayPropertyStart("slices");
        for (SliceStanding standing : monitor.slices(now)) {
            json.writeStartObject();
            json.writeStringProperty("slice", standing.slice());
            json.writeStringProperty("name", standing.name());
            json.writeNumberProperty("rows", standing.rows());
            json.writeNumberProperty("lost_beyond_expected", standing.harm());
            json.writeArrayPropertyStart("drifted");
            for (SliceStanding.Moved moved : standing.drifted()) {
                json.writeStartObject();
                json.writeStringProperty("feature", moved.feature());
                json.writeNumberProperty("psi", moved.psi());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("versions");
            for (SliceQuality.Of of : monitor.sliced.of(standing.slice(), standing.key())) {
                json.writeStartObject();
                json.writeStringProperty("version", of.version());
                json.writeNumberProperty("labels", of.labels());
                if (monitor.ofTruth()) json.writeNumberProperty("positives", of.positives());
                number(json, "loss", of.loss());
                number(json, "expected_loss", of.expected());
                json.writeNumberProperty("cost", of.cost() / (double) Type.Money.SCALE);
                json.writeNumberProperty("baseline_cost", of.baselineCost() / (double) Type.Money.SCALE);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("slices_not_watched");
        monitor.slicesNotWatched().forEach(json::writeString);
        json.writeEndArray();
    }

    /// With the ends that hold at any time.
    private static void between(JsonGenerator json, String name, Anytime share) {
        json.writeObjectPropertyStart(name);
        number(json, "value", share.value());
        json.writeNumberProperty("low", share.low());
        json.writeNumberProperty("high", share.high());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        if (Double.isFinite(value)) json.writeNumber(value);
        else json.writeNull();
    }
}
