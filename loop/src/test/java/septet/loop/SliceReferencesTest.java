package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import septet.evaluation.Slicing;
import septet.features.FeaturePlan;
import septet.model.Version;
import septet.monitoring.WatchedSlice;

class SliceReferencesTest {
    private static Job job;
    private static FeaturePlan plan;
    private static Release release;

    @BeforeAll
    static void run() throws InterruptedException {
        job = Towns.job(Towns.SHORT.replace("  metrics: [average precision, cost]\n", "  metrics: [average precision, cost]\n  slices: [night, 4 bands of amount, top 2 of kind]\n"));
        Run.Result result = Run.of(job);
        plan = Preparation.plan(job.design(), result.ingested());
        Version version = job.store().registry().versions().all().getLast();
        release = Release.read(job.store().artifacts().get(version.artifacts().get(Release.ROLE)), version.id());
    }

    @Test
    void theSlicesOfALineAddUpToAllRows() {
        long[] all = release.references().stream().flatMap(reference -> reference.counts().stream()).mapToLong(Long::longValue).toArray();
        assertThat(release.slices()).extracting(Release.SlicedReference::sentence).containsExactly("night", "4 bands of amount", "top 2 of kind");
        for (Release.SlicedReference line : release.slices()) {
            long[] sum = new long[all.length];
            for (List<Long> slice : line.counts()) for (int bin = 0; bin < sum.length; bin++) sum[bin] += slice.get(bin);
            assertThat(sum).as(line.sentence()).isEqualTo(all);
            assertThat(line.counts()).hasSize(line.slicing().names().size());
        }
    }

    @Test
    void bandsOfAnInputLieWhereTheirEdgesSay() {
        Release.SlicedReference bands = release.slices().get(1);
        int place = IntStream.range(0, release.references().size()).filter(i -> release.references().get(i).input().equals("amount")).findFirst().orElseThrow();
        int begin = release.references().subList(0, place).stream().mapToInt(reference -> reference.counts().size()).sum();
        double first = ((Slicing.Bands) bands.slicing()).edges().getFirst();
        List<Double> edges = release.references().get(place).edges();
        for (int bin = 0; bin < edges.size(); bin++) if (edges.get(bin) >= first) assertThat(bands.counts().getFirst().get(begin + bin + 1)).as("below %s from %s", first, edges.get(bin)).isZero();
    }

    @Test
    void whatIsKnownAtOnceIsWatched() {
        List<WatchedSlice> watched = SliceReferences.read(release.slices(), job.design().evaluation().slices(), plan);
        assertThat(watched).extracting(each -> each.slicing().sentence()).contains("night", "4 bands of amount");
        assertThat(SliceReferences.read(List.of(), job.design().evaluation().slices(), plan)).as("a version of before").isEmpty();
    }

    @Test
    void spansOfTrainingAreKept() {
        List<Double> usual = release.references().stream().filter(reference -> reference.input().equals("night")).findFirst().orElseThrow().usual();
        assertThat(usual.getFirst()).as("an hour of the night, beside days").isGreaterThan(usual.getLast() + 0.2);
    }
}
