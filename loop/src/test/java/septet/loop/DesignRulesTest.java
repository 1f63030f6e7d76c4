package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import septet.data.DataRules;
import septet.data.PersonalRules;
import septet.design.Findings;
import septet.evaluation.CatalogueRules;
import septet.evaluation.EvaluationRules;
import septet.evaluation.ExperimentRules;
import septet.features.FeatureRules;
import septet.model.ModelRules;
import septet.model.RankingRules;
import septet.model.SettingRules;
import septet.monitoring.MonitoringRules;
import septet.monitoring.RefreshRules;
import septet.monitoring.SliceRules;
import septet.requirements.RequirementRules;
import septet.serving.RolloutRules;
import septet.serving.ServingRules;

class DesignRulesTest {
    private static final List<Class<?>> ROOMS = List.of(RequirementRules.class, DataRules.class, FeatureRules.class, ModelRules.class, SettingRules.class, EvaluationRules.class,
            ServingRules.class, MonitoringRules.class, NotYetRules.class, OnlineRules.class,
            PersonalRules.class, PersonalUse.class, RankingRules.class, CatalogueRules.class, ExperimentRules.class, RolloutRules.class, RefreshRules.class, SliceRules.class,
            OutcomeTimes.class);

    /// A rule is a public function that ends in findings; none is forgotten in the list.
    @Test
    void theListHoldsEveryRule() {
        List<String> functions = ROOMS.stream().flatMap(room -> Arrays.stream(room.getDeclaredMethods())).filter(DesignRulesTest::isRule).map(Method::getName).sorted().toList();
        List<String> listed = Stream.concat(DesignRules.OF_ALL.stream(), DesignRules.OF_BUILT.stream()).map(DesignRules.Rule::name).sorted().toList();
        assertThat(listed).isEqualTo(functions).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    private static boolean isRule(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return Modifier.isPublic(method.getModifiers()) && method.getReturnType() == void.class && parameters[parameters.length - 1] == Findings.class;
    }
}
