package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.data.Dictionary;
import septet.design.Type;
import septet.evaluation.Rates;
import septet.features.Feature;
import septet.model.CalibratedModel;
import septet.model.Heads;
import septet.model.MostLikely;
import septet.model.Predictor;
import tools.jackson.core.type.TypeReference;

/// The regression set: cases that a version got clearly wrong and a later one right. They are kept with the version that repaired them, as it saw them, and each later candidate is
/// asked again: what was repaired shall stay so. The list is a file of the version, named by the hash of what is in it.
///
/// Wrong is a case that is acted upon and need not be, or the other way round; of several classes one whose likeliest class is another. Numbers have no such cases.
final class PastFailures {
    /// The role of the file.
    static final String ROLE = "past failures";
    static final String RULE = "past failures stay repaired";
    private static final int MOST = 200;
    private static final int MOST_OF_ONE = 20;
    private static final int FEWEST = 10;
    private static final double WRONG_AGAIN = 0.2;
    private static final double ALPHA = 0.05;

    /// @param design   by which its inputs mean what they do
    /// @param repaired microseconds: as of when the version that repaired it was fitted
    /// @param truth    as the heads say
    /// @param inputs   by name, as words; what is missing is left out
    record Case(String design, long repaired, long truth, Map<String, String> inputs) {}

    private final Material material;
    private final String design;

    PastFailures(Material material, String design) {
        this.material = material;
        this.design = design;
    }

    static byte[] write(List<Case> cases) {
        return RunJson.MAPPER.writeValueAsBytes(cases);
    }

    static List<Case> read(byte[] bytes) {
        return RunJson.MAPPER.readValue(bytes, new TypeReference<List<Case>>() {});
    }

    /// How a candidate does on them; where a design has changed, its old cases say nothing.
    Workshop.Judged judge(Workshop.Judged promotion, List<Case> cases, Refit.Fresh candidate) {
        List<Case> asked = cases.stream().filter(each -> each.design().equals(design)).toList();
        if (asked.size() < FEWEST) return promotion;
        Predictor predictor = Predictor.of(candidate.model(), material.inputs(), material.words());
        long wrong = asked.stream().filter(each -> isWrong(said(predictor, candidate.model(), each), each.truth(), candidate.thresholds())).count();
        boolean passes = Rates.rate(wrong, asked.size(), ALPHA).low() <= WRONG_AGAIN;
        return promotion.and(RULE, passes, wrong + " of " + asked.size() + " cases that earlier versions got wrong are wrong again");
    }

    private double[] said(Predictor predictor, CalibratedModel model, Case asked) {
        List<septet.model.Input> inputs = model.model().inputs();
        double[] row = new double[inputs.size()];
        String[] texts = new String[inputs.size()];
        for (int i = 0; i < row.length; i++) {
            String name = inputs.get(i).name();
            Feature feature = material.inputs().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
            String written = asked.inputs().getOrDefault(name, "");
            texts[i] = written;
            row[i] = !asked.inputs().containsKey(name) ? Double.NaN : switch (feature.type()) {
                case Type.Category _, Type.Key _ -> material.words().code(written);
                case Type.Terms _ -> 0;
                default -> Double.parseDouble(written);
            };
        }
        double[] heads = new double[predictor.heads().size()];
        predictor.predict(row, texts, heads);
        return heads;
    }

    private boolean isWrong(double[] heads, long truth, double[] thresholds) {
        return switch (material.heads()) {
            case Heads.Truth _ -> heads[0] >= threshold(thresholds) != (truth == 1);
            case Heads.Classes _ -> MostLikely.of(heads) != truth;
            case Heads.Amount _ -> false;
        };
    }

    /// From which score on anything is done.
    private static double threshold(double[] thresholds) {
        return java.util.Arrays.stream(thresholds).filter(each -> !Double.isNaN(each)).min().orElse(0.5);
    }

    /// The old ones, and those of the rows that judged which what serves gets wrong and the candidate does not, the clearest first.
    ///
    /// @param said heads by rows: of the candidate, then of what serves
    List<Case> and(List<Case> cases, int[] judge, List<double[][]> said, List<double[]> thresholds) {
        record Repaired(int row, double by) {}
        List<Repaired> repaired = new ArrayList<>();
        for (int i = 0; i < judge.length && !(material.heads() instanceof Heads.Amount); i++) {
            double[] now = Refit.heads(said.getFirst(), i);
            double[] before = Refit.heads(said.getLast(), i);
            long truth = material.labels()[judge[i]];
            if (isWrong(before, truth, thresholds.getLast()) && !isWrong(now, truth, thresholds.getFirst())) {
                repaired.add(new Repaired(judge[i], Refit.loss(material, judge[i], before) - Refit.loss(material, judge[i], now)));
            }
        }
        repaired.sort(Comparator.comparingDouble(Repaired::by).reversed().thenComparingInt(Repaired::row));
        List<Case> all = new ArrayList<>(cases.stream().filter(each -> each.design().equals(design)).toList());
        repaired.stream().limit(MOST_OF_ONE).map(each -> kept(each.row())).filter(each -> !all.contains(each)).forEach(all::add);
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private Case kept(int row) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Dictionary words = material.words();
        for (int place = 0; place < material.inputs().size(); place++) {
            Feature input = material.inputs().get(place);
            double value = material.columns()[place][row];
            if (Double.isNaN(value)) continue;
            inputs.put(input.name(), switch (input.type()) {
                case Type.Category _, Type.Key _ -> words.word((int) value);
                case Type.Terms _ -> material.text(place, row);
                default -> Double.toString(value);
            });
        }
        return new Case(design, material.knownAt()[row], material.labels()[row], inputs);
    }
}
