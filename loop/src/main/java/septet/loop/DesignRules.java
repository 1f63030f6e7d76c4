package septet.loop;

import java.util.List;
import java.util.function.BiConsumer;
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

/// Every rule of `check`, by hand, so that one page shows what is looked at. Each lives in the last room whose step it mentions.
final class DesignRules {
    record Rule(String name, BiConsumer<SystemDesign, Findings> finds) {}

    /// What every design is asked.
    static final List<Rule> OF_ALL = List.of(
            new Rule("tasksAreBuilt", NotYetRules::tasksAreBuilt),
            new Rule("headsAreBuilt", NotYetRules::headsAreBuilt),
            new Rule("originsAreBuilt", NotYetRules::originsAreBuilt),
            new Rule("columnTypesAreBuilt", NotYetRules::columnTypesAreBuilt),
            new Rule("watchedMetricsAreBuilt", NotYetRules::watchedMetricsAreBuilt),
            new Rule("outcomesAreMeasured", OnlineRules::outcomesAreMeasured),
            new Rule("personalColumnsAreProtected", (d, f) -> PersonalRules.personalColumnsAreProtected(d.requirements(), d.framing(), d.data(), f)),
            new Rule("personalColumnsAreWords", (d, f) -> PersonalRules.personalColumnsAreWords(d.requirements(), d.framing(), d.data(), f)),
            new Rule("personalValuesAreNotRead", PersonalUse::personalValuesAreNotRead),
            new Rule("keysLastAsLongAsTheyAreNeeded", (d, f) -> PersonalRules.keysLastAsLongAsTheyAreNeeded(d.requirements(), d.framing(), d.data(), f)),
            new Rule("positionIsCorrectedFor", (d, f) -> RolloutRules.positionIsCorrectedFor(d.framing(), d.model(), d.serving(), f)),
            new Rule("negativesFitTheirStage", (d, f) -> RankingRules.negativesFitTheirStage(d.framing(), d.model(), f)),
            new Rule("indexesHaveAnAge", (d, f) -> RankingRules.indexesHaveAnAge(d.requirements(), d.data(), d.model(), f)),
            new Rule("stagesHaveDeadlines", (d, f) -> RankingRules.stagesHaveDeadlines(d.requirements(), d.model(), f)),
            new Rule("deadlinesFitTheLatency", (d, f) -> RankingRules.deadlinesFitTheLatency(d.requirements(), d.model(), f)),
            new Rule("weighedHeadsAreCalibrated", (d, f) -> RankingRules.weighedHeadsAreCalibrated(d.framing(), d.model(), f)),
            new Rule("listsAreJudgedWhole", (d, f) -> CatalogueRules.listsAreJudgedWhole(d.framing(), d.evaluation(), f)),
            new Rule("whatIsFoundIsMeasured", (d, f) -> CatalogueRules.whatIsFoundIsMeasured(d.model(), d.evaluation(), f)),
            new Rule("breadthIsLookedAt", (d, f) -> CatalogueRules.breadthIsLookedAt(d.framing(), d.evaluation(), f)),
            new Rule("theNewIsLookedAt", (d, f) -> CatalogueRules.theNewIsLookedAt(d.framing(), d.data(), d.evaluation(), f)),
            new Rule("experimentsEnd", (d, f) -> ExperimentRules.experimentsEnd(d.evaluation(), f)),
            new Rule("experimentsAreLargeEnough", (d, f) -> ExperimentRules.experimentsAreLargeEnough(d.requirements(), d.evaluation(), f)),
            new Rule("somethingIsProtected", (d, f) -> ExperimentRules.somethingIsProtected(d.evaluation(), f)),
            new Rule("armsDoNotMeet", (d, f) -> ExperimentRules.armsDoNotMeet(d.framing(), d.data(), d.evaluation(), f)),
            new Rule("rolloutsBeginSmall", (d, f) -> RolloutRules.rolloutsBeginSmall(d.serving(), f)),
            new Rule("holdbackLeavesTheOthers", (d, f) -> RolloutRules.holdbackLeavesTheOthers(d.serving(), f)),
            new Rule("keptAnswersStayFresh", (d, f) -> RolloutRules.keptAnswersStayFresh(d.requirements(), d.serving(), f)),
            new Rule("somethingElseIsShown", (d, f) -> RolloutRules.somethingElseIsShown(d.framing(), d.serving(), f)),
            new Rule("refreshesKeepModelsYoung", (d, f) -> RefreshRules.refreshesKeepModelsYoung(d.requirements(), d.serving(), d.monitoring(), f)),
            new Rule("stepsSeeEnough", (d, f) -> RefreshRules.stepsSeeEnough(d.requirements(), d.serving(), d.monitoring(), f)),
            new Rule("outcomesAreKnownInTime", OutcomeTimes::outcomesAreKnownInTime),
            new Rule("indexesAreWatched", (d, f) -> RefreshRules.indexesAreWatched(d.data(), d.model(), d.monitoring(), f)));

    /// What a design is asked whose task is built.
    static final List<Rule> OF_BUILT = List.of(
            new Rule("peakCarriesTheMean", (d, f) -> RequirementRules.peakCarriesTheMean(d.requirements(), f)),
            new Rule("halfIsNoSlowerThanNearlyAll", (d, f) -> RequirementRules.halfIsNoSlowerThanNearlyAll(d.requirements(), f)),
            new Rule("rowsComeFromASource", (d, f) -> DataRules.rowsComeFromASource(d.framing(), d.data(), f)),
            new Rule("theLabelIsAColumnOfTheRow", (d, f) -> DataRules.theLabelIsAColumnOfTheRow(d.framing(), d.data(), f)),
            new Rule("theLabelHasTheTypeOfTheTask", (d, f) -> DataRules.theLabelHasTheTypeOfTheTask(d.framing(), d.data(), f)),
            new Rule("theLabelIsKnownLater", (d, f) -> DataRules.theLabelIsKnownLater(d.framing(), d.data(), f)),
            new Rule("nothingElseIsReadFromTheLabel", (d, f) -> DataRules.nothingElseIsReadFromTheLabel(d.framing(), d.data(), f)),
            new Rule("typesAreKnown", (d, f) -> DataRules.typesAreKnown(d.framing(), d.data(), f)),
            new Rule("timesOfKnowledgeAreColumns", (d, f) -> DataRules.timesOfKnowledgeAreColumns(d.framing(), d.data(), f)),
            new Rule("namesAreFree", (d, f) -> DataRules.namesAreFree(d.framing(), d.data(), f)),
            new Rule("originsExist", (d, f) -> DataRules.originsExist(d.framing(), d.data(), f)),
            new Rule("schedulesHaveTheirThings", (d, f) -> DataRules.schedulesHaveTheirThings(d.framing(), d.data(), f)),
            new Rule("correctionsAreFound", (d, f) -> DataRules.correctionsAreFound(d.framing(), d.data(), f)),
            new Rule("settingsOfSourcesAreKnown", (d, f) -> DataRules.settingsOfSourcesAreKnown(d.framing(), d.data(), f)),
            new Rule("columnsAreRead", (d, f) -> DataRules.columnsAreRead(d.framing(), d.data(), f)),
            new Rule("labelsTakeTime", (d, f) -> FeatureRules.labelsTakeTime(d.framing(), d.data(), f)),
            new Rule("somethingLearns", (d, f) -> ModelRules.somethingLearns(d.model(), f)),
            new Rule("stagesHaveOneVerb", (d, f) -> ModelRules.stagesHaveOneVerb(d.model(), f)),
            new Rule("stagesNameLearners", (d, f) -> ModelRules.stagesNameLearners(d.model(), f)),
            new Rule("learnersAreUsed", (d, f) -> ModelRules.learnersAreUsed(d.model(), f)),
            new Rule("settingsAreWithinBounds", (d, f) -> SettingRules.settingsAreWithinBounds(d.model(), f)),
            new Rule("rangesAreTuned", (d, f) -> ModelRules.rangesAreTuned(d.model(), f)),
            new Rule("trialsAreNotForNothing", (d, f) -> ModelRules.trialsAreNotForNothing(d.model(), f)),
            new Rule("rivalsAreTunedAlike", (d, f) -> ModelRules.rivalsAreTunedAlike(d.model(), f)),
            new Rule("weightedScoresAreCalibrated", (d, f) -> {
                if (!classesCountAlike(d)) ModelRules.weightedScoresAreCalibrated(d.model(), f);
            }),
            new Rule("accuracyIsNotAskedOfRareLabels", (d, f) -> EvaluationRules.accuracyIsNotAskedOfRareLabels(d.requirements(), d.framing(), d.data(), d.evaluation(), f)),
            new Rule("timeIsSplitInTime", (d, f) -> EvaluationRules.timeIsSplitInTime(d.framing(), d.data(), d.evaluation(), f)),
            new Rule("timesNeedATime", (d, f) -> EvaluationRules.timesNeedATime(d.framing(), d.data(), d.evaluation(), f)),
            new Rule("gapsWaitForLabels", (d, f) -> EvaluationRules.gapsWaitForLabels(d.framing(), d.data(), d.evaluation(), f)),
            new Rule("thingsStandOnOneSide", (d, f) -> EvaluationRules.thingsStandOnOneSide(d.framing(), d.data(), d.evaluation(), f)),
            new Rule("theBaselineIsBeaten", (d, f) -> EvaluationRules.theBaselineIsBeaten(d.evaluation(), f)),
            new Rule("costsAreMeasured", (d, f) -> EvaluationRules.costsAreMeasured(d.requirements(), d.evaluation(), f)),
            new Rule("partsAreLookedAt", (d, f) -> EvaluationRules.partsAreLookedAt(d.evaluation(), f)),
            new Rule("gatesNameLearners", (d, f) -> EvaluationRules.gatesNameLearners(d.evaluation(), f)),
            new Rule("metricsHaveNames", (d, f) -> EvaluationRules.metricsHaveNames(d.model(), d.evaluation(), f)),
            new Rule("theLastDecisionAlwaysHolds", (d, f) -> ServingRules.theLastDecisionAlwaysHolds(d.serving(), f)),
            new Rule("costsNameDecisions", (d, f) -> ServingRules.costsNameDecisions(d.requirements(), d.framing(), d.serving(), f)),
            new Rule("decisionsHaveCosts", (d, f) -> ServingRules.decisionsHaveCosts(d.requirements(), d.serving(), f)),
            new Rule("scoresStandAlone", (d, f) -> ServingRules.scoresStandAlone(d.framing(), d.serving(), f)),
            new Rule("thresholdsCanAct", (d, f) -> ServingRules.thresholdsCanAct(d.framing(), d.serving(), f)),
            new Rule("rangesAreChosenByCosts", (d, f) -> ServingRules.rangesAreChosenByCosts(d.requirements(), d.serving(), f)),
            new Rule("choicesHaveRowsOfTheirOwn", (d, f) -> ServingRules.choicesHaveRowsOfTheirOwn(d.evaluation(), d.model(), d.serving(), f)),
            new Rule("fallbacksExist", (d, f) -> ServingRules.fallbacksExist(d.serving(), f)),
            new Rule("somethingAnswersInstead", (d, f) -> ServingRules.somethingAnswersInstead(d.serving(), f)),
            new Rule("limitsNameColumns", (d, f) -> ServingRules.limitsNameColumns(d.framing(), d.data(), d.serving(), f)),
            new Rule("slicesFitIntoMemory", (d, f) -> SliceRules.slicesFitIntoMemory(d.framing(), d.data(), d.evaluation(), f)),
            new Rule("watchedMetricsHaveNames", (d, f) -> MonitoringRules.watchedMetricsHaveNames(d.monitoring(), f)),
            new Rule("alertsCanRise", (d, f) -> MonitoringRules.alertsCanRise(d.framing().task(), d.monitoring(), f)),
            new Rule("qualityIsWatched", (d, f) -> MonitoringRules.qualityIsWatched(d.monitoring(), f)),
            new Rule("somebodyActs", (d, f) -> MonitoringRules.somebodyActs(d.monitoring(), f)),
            new Rule("whatWasPromisedIsWatched", (d, f) -> MonitoringRules.whatWasPromisedIsWatched(d.evaluation(), d.monitoring(), f)));

    private DesignRules() {}

    /// Who tunes for macro f1, and has no costs that need chances, asks for classes that weigh alike.
    private static boolean classesCountAlike(SystemDesign design) {
        return design.requirements().costs().isEmpty() && design.model().tune().filter(tune -> tune.metric().text().equals("macro f1")).isPresent();
    }
}
