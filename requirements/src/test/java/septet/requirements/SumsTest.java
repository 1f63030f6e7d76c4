package septet.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import septet.design.Binder;
import septet.design.Findings;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Tree;
import septet.design.TreeReader;

class SumsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"ROWS;210000;210,000 rows", "ROWS;999;999 rows", "BYTES;0;0 B", "BYTES;18440000;18 MB", "BYTES;1700000000;1.7 GB", "BYTES;999600;1 MB",
        "BYTES_A_DAY;4560000;4.6 MB a day", "SECONDS;0.000187;187 us", "SECONDS;0.0032;3.2 ms", "SECONDS;77;77 s", "SECONDS;126;2.1 min", "SECONDS;9000;2.5 h",
        "PER_SECOND;1234567;1,234,567/s"})
    void valuesAreWrittenAsPeopleWriteThem(Unit unit, double value, String text) {
        assertThat(unit.text(value)).isEqualTo(text);
    }

    @Test
    void estimatesAreHeldAgainstWhatIsAsked() {
        Requirements asked = bind("{traffic: {peak: 500/s}, latency: {p50: 1ms, p99: 20ms}, training: {within: 3m}, availability: 99.9%}", new Problems());
        List<Line> lines = Sums.lines(asked, List.of(new Estimate(Estimate.TAIL, 0.0032, Unit.SECONDS, "so"), new Estimate(Estimate.MEDIAN, 0.002, Unit.SECONDS, "so"),
                new Estimate(Estimate.RATE, 400, Unit.PER_SECOND, "so")));
        assertThat(lines).containsExactly(
                new Line("traffic.peak", "at least 500/s", Optional.of("400/s"), Optional.empty(), Line.Verdict.DOUBTFUL),
                new Line("latency.p50", "at most 1ms", Optional.of("2 ms"), Optional.empty(), Line.Verdict.DOUBTFUL),
                new Line("latency.p99", "at most 20ms", Optional.of("3.2 ms"), Optional.empty(), Line.Verdict.PROMISED),
                new Line("availability", "at least 99.9%", Optional.empty(), Optional.empty(), Line.Verdict.NOT_MEASURED),
                new Line("training.within", "at most 3m", Optional.empty(), Optional.empty(), Line.Verdict.NOT_MEASURED));
    }

    @Test
    void costsKeepTheirConditionsAndOrder() {
        Requirements asked = bind("{costs: {approve if fraud and amount > 5: amount, review: 3 EUR}}", new Problems());
        assertThat(asked.costs()).extracting(Cost::decision).containsExactly("approve", "review");
        assertThat(asked.costs().getFirst().when().orElseThrow().text()).isEqualTo("fraud and amount > 5");
        assertThat(asked.costs().getLast().amount().text()).isEqualTo("3 EUR");
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThat(codes("{traffic: {peak: 1/s, mean: 100000/d}}")).containsExactly("REQUIREMENTS-PEAK-BELOW-MEAN");
        assertThat(codes("{latency: {p50: 3s, p99: 2s}}")).containsExactly("REQUIREMENTS-LATENCY-ORDER");
        assertThat(codes("{traffic: {peak: 2/s, mean: 100000/d}, latency: {p50: 2s, p99: 2s}}")).isEmpty();
    }

    private static List<String> codes(String yaml) {
        Problems problems = new Problems();
        Requirements requirements = bind(yaml, problems);
        Findings findings = new Findings(TreeReader.read(yaml, "f.yaml", problems).orElseThrow(), problems);
        RequirementRules.peakCarriesTheMean(requirements, findings);
        RequirementRules.halfIsNoSlowerThanNearlyAll(requirements, findings);
        return problems.list().stream().map(Problem::code).toList();
    }

    private static Requirements bind(String yaml, Problems problems) {
        Tree tree = TreeReader.read(yaml, "f.yaml", problems).orElseThrow();
        Requirements requirements = Binder.bind(Requirements.class, tree, problems).orElseThrow().value();
        assertThat(problems.list()).isEmpty();
        return requirements;
    }
}
