package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutlinesTest {
    @Test
    void theExampleInItsOwnWords() throws IOException {
        Outline outline = outline(Files.readString(Path.of("../examples/card-fraud/design.yaml")));
        assertThat(outline.system()).isEqualTo("card-fraud");
        assertThat(outline.sources()).containsExactly(new Outline.Source("payments", "generate card payments", 4, true, java.util.List.of("fraud after 7d")));
        assertThat(outline.features()).extracting(Outline.Group::by).containsExactly("row", "card", "terminal");
        assertThat(outline.features().getFirst().names()).containsExactly("night", "weekend", "spend_vs_usual");
        assertThat(outline.learners()).containsExactly(new Outline.Learner("simple", "logistic regression"), new Outline.Learner("strong", "boosted trees"));
        assertThat(outline.stages()).singleElement().satisfies(stage -> assertThat(stage.with()).containsExactly("simple or strong"));
        assertThat(outline.decisions()).containsExactly("block when score >= 0..1", "review when score >= 0..1", "approve");
        assertThat(outline.gates()).contains("strong > simple > baseline");
        assertThat(outline.budgets()).extracting(Outline.Budget::path)
                .containsExactly("traffic.mean", "freshness.features", "training.within", "traffic.peak", "latency.p99", "availability");
    }

    @Test
    void aDesignOfALaterWaveHasAPictureToo() {
        Outline outline = outline("""
                septet: 1
                system: videos
                framing:
                  task: ranking
                  for each: impressions
                  choose: video
                  predict: {minutes: sum(watches.minutes) by impression within 1d}
                  baseline: seen_today
                data:
                  sources:
                    impressions: {from: impressions/*.parquet, time: at, id: impression, columns: {viewer: viewer, video: video, position: number known later}}
                    watches: {from: watches.csv, time: at, columns: {impression: key, viewer: viewer, video: video, minutes: number}}
                    videos: {from: videos.parquet, key: video, columns: {channel: key, length: number}}
                  features:
                    seen_today: count(watches) by viewer, video.channel over 1d
                    rate: (count(watches) over 1d) / 10
                model:
                  learners: {linear: logistic regression, mine: {from: model.ubj}}
                  stages:
                    - retrieve: {fresh: top 100 by video.length where video.length > 3}
                      keep: 80
                      deadline: 40ms
                    - rank: linear or mine
                    - rerank: [at most 2 per video.channel in first 10, spread by video.length]
                evaluation: {split: {train: 14d, test: 2d}, metrics: [ndcg at 10]}
                serving: {rollout: [shadow for 1d, 5% for 2d, all]}
                monitoring: {retrain: {every: 1d, when: [drift]}}
                """);
        assertThat(outline.sources().getFirst().later()).containsExactly("position");
        assertThat(outline.features()).extracting(Outline.Group::by).containsExactly("viewer and video.channel", "all rows");
        assertThat(outline.learners()).extracting(Outline.Learner::kind).containsExactly("logistic regression", "from model.ubj");
        assertThat(outline.stages()).extracting(Outline.Stage::verb).containsExactly("retrieve", "rank", "rerank");
        assertThat(outline.stages().getFirst().with()).containsExactly("fresh: top 100 by video.length where video.length > 3");
        assertThat(outline.stages().getFirst().limits()).containsExactly("keep 80", "deadline 40ms");
        assertThat(outline.stages().getLast().with()).containsExactly("at most 2 per video.channel in first 10", "spread by video.length");
        assertThat(outline.rollout()).containsExactly("shadow for 1d", "5% for 2d", "all");
        assertThat(outline.retrain()).isEqualTo("every 1d, when drift");
    }

    private static Outline outline(String text) {
        DesignFile file = DesignFile.read(text, "design.yaml");
        return Outlines.of(file.bound().orElseThrow(() -> new AssertionError(file.problems())).value());
    }
}
