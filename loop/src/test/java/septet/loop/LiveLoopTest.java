package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.data.DecisionRecord;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.LoopRecord;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;
import septet.design.Refused;
import septet.features.Feature;
import septet.model.Artifacts;
import septet.model.CalibratedModel;
import septet.model.Draft;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Provenance;
import septet.model.Version;
import septet.monitoring.StepVerdict;
import septet.serving.Audited;

/// The closed loop beside a server, in virtual time.
class LiveLoopTest {
    private static final long DAY = LiveTown.DAY;
    /// Nothing is retrained while a changed design is taken.
    private static final String QUIET = LiveTown.DESIGN.replace("retrain: {every: 4d}", "retrain: {every: 40d}");

    /// Of each id its arm, in the rollout of a version.
    private static Map<String, String> arms(LiveTown town, String rollout) {
        Map<String, String> arms = new HashMap<>();
        for (DecisionRecord each : town.decisions()) {
            if (!each.arm().startsWith(rollout + " ")) continue;
            String arm = each.arm().substring(rollout.length() + 1);
            String card = town.card(each.request());
            assertThat(arms.merge(card, arm, (before, _) -> before)).as("card %s keeps its arm", card).isEqualTo(arm);
            assertThat(each.version().equals("v" + rollout.substring(rollout.indexOf("-v") + 2))).isEqualTo(arm.equals("challenger"));
            assertThat(each.candidates().getFirst().propensity()).isEqualTo(arm.equals("champion") ? 0.5 : 0.25);
        }
        return arms;
    }

    private static List<String> told(LiveTown town, String version) {
        return town.story().stream().filter(each -> each.version().equals(version)).map(each -> each.action() + (each.verdict().isEmpty() ? "" : " " + each.verdict())).toList();
    }

    @Test
    void retrainsAndTakesTheCandidateStepByStep() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.until("serves instead of v1", 18);
            String taken = town.system.version().id();
            assertThat(told(town, taken).stream().filter(each -> !each.endsWith("hold")).toList()).containsExactly("gate pass", "shadow", "shadow advance", "canary", "canary advance", "promote advance");
            assertThat(arms(town, "refresh-" + taken).values()).contains("challenger", "control", "champion");
            assertThat(town.system.monitor().acts()).extracting(LoopRecord::sentence).allMatch(sentence -> sentence.endsWith("."));
            Version version = town.job.store().registry().version(taken);
            assertThat(version.parent()).contains("v1");
            assertThat(unproven(town)).isZero();
            assertThat(Rehearsal.version(town.job, Ingestion.of(town.job), RehearsalTerms.days(3)).id()).as("what a run made is rehearsed").isEqualTo("v1");
            assertThat(version.artifacts()).containsKeys(RetrainingFound.LOSSES, PastFailures.ROLE, Refit.KEPT_BACK, JudgedShift.ROLE);
            asServed(town);
            asAnswered(town);
        }
    }

    /// What a gate holds against a candidate is what the served version answered, bit for bit, whatever the order of its inputs.
    private static void asAnswered(LiveTown town) {
        Ingested ingested = Ingestion.of(town.job);
        Heads heads = new Heads.Truth("fraud");
        Examples examples = Examples.of(town.job.design(), ingested, heads, new Examples.Span(town.began, Long.MAX_VALUE),
                (plan, tables, request) -> LoggedSet.of(ServedSystem.setup(town.job.design(), plan, ingested, heads), plan, tables, request, town::reader));
        Version first = town.job.store().registry().version("v1");
        CalibratedModel model = Artifacts.calibrated("v1", town.job.store().artifacts().get(first.artifacts().get(Release.MODEL + "simple")));
        List<String> order = examples.material().inputs().stream().map(Feature::name).toList();
        assertThat(model.model().inputs()).extracting(Input::name).as("another order").isNotEqualTo(order.stream().filter(LiveLoopTest::isInput).toList());
        List<DecisionRecord> decisions = town.decisions();
        int[] rows = java.util.stream.IntStream.range(examples.material().size() - decisions.size(), examples.material().size()).toArray();
        double[] said = Said.by(model, examples.material(), rows)[0];
        int compared = 0;
        for (int i = 0; i < rows.length; i++) {
            if (!decisions.get(i).version().equals("v1")) continue;
            assertThat(said[i]).isEqualTo(decisions.get(i).candidates().getFirst().heads()[0]);
            compared++;
        }
        assertThat(compared).isGreaterThan(100);
    }

    private static boolean isInput(String name) {
        return !name.equals("kind");
    }

    /// What a retraining learns from is what decisions saw, bit for bit.
    private static void asServed(LiveTown town) {
        Ingested ingested = Ingestion.of(town.job);
        FeaturePlan plan = Preparation.plan(town.job.design(), ingested);
        int label = plan.schema().slot("fraud");
        TrainingSet set = LoggedSet.of(ServedSystem.setup(town.job.design(), plan, ingested, new Heads.Truth("fraud")), plan, ingested.tables(),
                new TrainingSet.Request(town.began, Long.MAX_VALUE, plan.inputs(), label, Optional.empty(), List.of()), town::reader);
        List<DecisionRecord> decisions = town.decisions();
        int first = set.size() - decisions.size();
        int labelled = 0;
        for (int i = 0; i < decisions.size(); i++) {
            FeatureRow seen = decisions.get(i).candidates().getFirst().features();
            for (int column = 0; column < plan.inputs().size(); column++) {
                double learned = set.inputs()[column][first + i];
                double served = seen.isMissing(column) ? Double.NaN : seen.isWord(column) ? plan.dictionary().code(seen.word(column)) : seen.number(column);
                assertThat(Double.doubleToLongBits(learned)).as("%s of %s", plan.inputs().get(column).name(), decisions.get(i).request()).isEqualTo(Double.doubleToLongBits(served));
            }
            if (set.labels()[first + i] == septet.data.Values.MISSING) continue;
            labelled++;
            assertThat(set.knownAt()[first + i]).isGreaterThanOrEqualTo(set.times()[first + i] + 7 * DAY);
        }
        assertThat(labelled).isGreaterThan(100);
    }

    /// What becomes known after the moment of a fit changes nothing in it.
    @Test
    void onlyWhatWasKnownAtItsMomentIsLearnedFrom() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN.replace("retrain: {every: 4d}", "retrain: {every: 40d}"), LoopParts.OURS)) {
            town.pass(9 * DAY);
            long asOf = town.now();
            RetrainingFound then = town.fit(asOf, LoopParts.OURS);
            RetrainingFound hasty = town.fit(asOf, LoopParts.OURS.known((knownAt, at) -> true));
            town.pass(4 * DAY);
            assertThat(town.fit(asOf, LoopParts.OURS).bytes()).isEqualTo(then.bytes());
            assertThat(then.rows()).isPositive();
            // the planted bug: labels count before they are known
            assertThat(town.fit(asOf, LoopParts.OURS.known((knownAt, at) -> true)).bytes()).isNotEqualTo(hasty.bytes());
        }
    }

    @Test
    void goesOnInTheMiddleOfACanaryAndPromotesNothingWithoutEvidence() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.until("The step begins: 25% for 1d", 8);
            town.pass(DAY / 2);
            String under = town.story().getLast().version();
            Map<String, String> before = arms(town, "refresh-" + under);
            town.restart();
            int acts = town.story().size();
            town.pass(DAY / 2 - DAY / 12);
            assertThat(town.story().subList(acts, town.story().size())).as("no verdict before the step has lasted").noneMatch(each -> each.verdict().equals("advance"));
            town.pass(DAY / 2);
            Map<String, String> after = arms(town, "refresh-" + under);
            assertThat(before).isNotEmpty();
            before.forEach((card, arm) -> assertThat(after).containsEntry(card, arm));
            assertThat(after.size()).isGreaterThan(before.size());
            town.pass(4 * DAY);
            assertThat(unproven(town)).isZero();
        }
    }

    /// How many versions were promoted although the challenger of their last step had hardly answered since it began.
    private static long unproven(LiveTown town) {
        List<LoopRecord> story = town.story();
        return story.stream().filter(each -> each.action().equals("promote") && each.verdict().equals("advance")).filter(promoted -> {
            long began = story.stream().filter(each -> each.version().equals(promoted.version()) && each.action().equals("canary") && (each.verdict().isEmpty()
                    || each.verdict().equals(LoopRecord.AGAIN))).mapToLong(LoopRecord::at).max().orElse(Long.MAX_VALUE);
            return town.decisions().stream().filter(each -> each.at() >= began && each.at() <= promoted.at() && each.arm().endsWith(" challenger")).count() < 100;
        }).count();
    }

    /// The planted bug: after a restart in a canary nobody waits for evidence.
    @Test
    void aPromotionWithoutEvidenceIsCaught() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS.judge((watch, over, last) -> new StepVerdict(over || restarted[0] ? StepVerdict.Outcome.ADVANCE
                : StepVerdict.Outcome.HOLD, "all is well", List.of())))) {
            town.until("The step begins: 25% for 1d", 8);
            restarted[0] = true;
            town.restart();
            town.until("serves instead of v1", 3);
            assertThat(unproven(town)).isEqualTo(1);
        }
    }

    private final boolean[] restarted = new boolean[1];

    @Test
    void aFitThatEndsBadlyIsACandidateThatFailed() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.ending = _ -> new SeparateProcess.Died("it was killed (signal 9)");
            town.until("The retraining gave no candidate: it was killed", 5);
            town.ending = _ -> new SeparateProcess.Wrote(new byte[] {1, 2, 3});
            town.until("what it wrote cannot be read", 5);
            town.ending = ended -> new SeparateProcess.Wrote(Arrays.copyOf(((SeparateProcess.Wrote) ended).found(), 5_000));
            int tried = town.said.size();
            town.pass(5 * DAY);
            assertThat(town.said.subList(tried, town.said.size())).anyMatch(line -> line.contains("what it wrote cannot be read"));
            assertThat(town.job.store().registry().versions().all()).hasSize(1);
            assertThat(town.decisions().getLast()).satisfies(last -> {
                assertThat(last.version()).isEqualTo("v1");
                assertThat(last.degraded()).isEmpty();
            });
        }
    }

    @Test
    void aMistakeCostsOneActAndNotTheLoop() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.broken = true;
            town.until("loop: this act failed, and the loop goes on: java.lang.IllegalStateException: it was planted", 5);
            town.broken = false;
            town.until("A retraining begins", 5);
            town.pass(DAY / 24);
            assertThat(town.story().getLast().action()).isNotEqualTo("promote");
            assertThat(town.orders).hasSize(1);
        }
    }

    /// What is worse on matured labels goes, and what waited behind the rollout that ends with it has its turn.
    @Test
    void afterAComparisonThatWasLostWhatWaitedFollows() throws InterruptedException {
        int[] advances = {3};
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN.replace("within 95%", "within 50%"), LoopParts.OURS.judge((watch, over, last) -> new StepVerdict(over && advances[0]-- > 0
                ? StepVerdict.Outcome.ADVANCE : StepVerdict.Outcome.HOLD, "all is well", List.of())))) {
            town.ending = ended -> town.orders.getLast().before().isEmpty() ? ended : new SeparateProcess.Wrote(RetrainingFound.of(new Workshop.Compared(true, "0.1 less", 500)).bytes());
            town.until("It waits until", 14);
            String waiting = town.story().getLast().version();
            town.until("is worse than v1 was: 0.1 less on 500 matured rows", 5);
            assertThat(told(town, waiting)).containsExactly("gate pass", "rollout hold", "shadow");
            assertThat(town.system.version().id()).isEqualTo("v1");
            assertThat(told(town, "v2")).last().isEqualTo("roll back roll back");
        }
    }

    /// Also where nothing is ever retrained, and so no beginning was written down.
    @Test
    void theMonitorKnowsWhatServesAfterAPersonRolledBack() throws InterruptedException {
        String never = LiveTown.DESIGN.replace("monitoring:\n  retrain: {every: 4d}\n", "").replace("  refresh: [shadow for 12h, 25% for 1d, all]\n", "");
        assertThat(never).doesNotContain("retrain", "shadow");
        try (LiveTown town = LiveTown.open(never, LoopParts.OURS)) {
            town.pass(DAY / 24);
            Version next = town.job.store().registry().register(draft(town), town.now());
            town.loop.ask(new ByHand.Promote(next.id(), "ada", "to see"));
            town.pass(DAY / 24);
            assertThat(served(town)).isEqualTo(next.id());
            town.loop.ask(new ByHand.RollBack("ada", "seen"));
            town.pass(DAY / 24);
            assertThat(town.system.version().id()).isEqualTo("v1");
            assertThat(served(town)).isEqualTo("v1");
        }
    }

    /// The same as v1 once more.
    private static Draft draft(LiveTown town) {
        Version version = town.system.version();
        Map<String, byte[]> files = new HashMap<>();
        version.artifacts().forEach((role, hash) -> files.put(role, town.job.store().artifacts().get(hash)));
        return new Draft(Optional.of("v1"), version.provenance(), version.metrics(), files);
    }

    /// An upgrade of the program may tell the same design by another fingerprint: what was fitted before is no changed design for that.
    @Test
    void aVersionThatAnotherProgramMadeIsOfTheSameDesign() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.pass(DAY / 24);
            Draft draft = draft(town);
            Provenance made = draft.provenance();
            Version old = town.job.store().registry().register(new Draft(Optional.of("v1"), new Provenance("of a program before", made.data(), made.learner(), made.settings(), made.seed(), made.from(),
                    made.until(), made.rows(), made.program()), draft.metrics(), draft.artifacts()), town.now());
            town.loop.ask(new ByHand.Promote(old.id(), "ada", "it was made before the upgrade"));
            town.until("The step begins: ", 8);
            String under = town.story().getLast().version();
            assertThat(town.system.version()).isEqualTo(old);
            town.pass(DAY / 8);
            assertThat(told(town, under)).endsWith("shadow");
            town.until("The step begins: 25% for 1d", 2);
            town.pass(DAY / 8);
            assertThat(arms(town, "refresh-" + under)).isNotEmpty();
        }
    }

    /// By its monitor.
    private static String served(LiveTown town) {
        StateWriter state = new StateWriter(new Dictionary());
        town.system.monitor().write(state);
        StateReader reader = new StateReader(state.blocks(), new Dictionary());
        reader.section("monitor 8");
        return reader.text();
    }

    /// Outcomes are counted by what is estimated.
    @Test
    void aDesignThatEstimatesSomethingElseCannotTakeOver() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            String other = LiveTown.DESIGN.replace("fraud", "swindle").replace("boolean known after 7d", "boolean from fraud known after 7d");
            assertThatThrownBy(() -> town.change(other)).isInstanceOf(Refused.class).hasMessageContaining("v2 estimates swindle; v1, which serves, estimates fraud")
                    .hasMessageContaining("[SERVING-OTHER-HEADS]");
            town.loop.ask(new ByHand.Promote("v2", "ada", "all the same"));
            town.pass(DAY / 24);
            assertThat(town.said).last().asString().contains("SERVING-OTHER-HEADS");
            assertThat(town.job.store().registry().versions().served().orElseThrow().id()).isEqualTo("v1");
        }
    }

    @Test
    void aPersonOverrulesIt() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.until("The step begins: shadow for 12h", 8);
            String under = town.story().getLast().version();
            town.loop.ask(new ByHand.RollBack("jan", "it looks odd"));
            town.pass(DAY / 24);
            assertThat(told(town, under)).last().isEqualTo("roll back by hand");
            assertThat(town.story().getLast().sentence()).contains("Withdrawn in shadow for 12h: by hand, jan: it looks odd");
            town.loop.ask(new ByHand.Promote(under, "ada", "it does not"));
            town.pass(DAY / 24);
            assertThat(town.system.version().id()).isEqualTo(under);
            assertThat(town.decisions().getLast().version()).isEqualTo(under);
            town.loop.ask(new ByHand.Promote("v99", "ada", "a slip"));
            town.loop.ask(new ByHand.RollBack("jan", "no"));
            town.pass(DAY / 24);
            assertThat(town.said).anyMatch(line -> line.contains("MODEL-VERSION-UNKNOWN"));
            assertThat(town.system.version().id()).isEqualTo("v1");
        }
    }

    /// With a further feature, and steps of its own.
    private static String changed(String design, String steps) {
        return design.replace("    terminal_risk:", "    card_most: max(amount) by card over 14d\n    terminal_risk:")
                .replace("card_spend, terminal_risk]", "card_spend, card_most, terminal_risk]").replace("  refresh: [shadow for 12h", "  rollout: [" + steps + "]\n  refresh: [shadow for 12h");
    }

    /// What was fitted for the old design while a changed one came never serves again by itself.
    @Test
    void aRefitOfTheDesignBeforeThatWaitedIsDropped() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS.judge((watch, over, last) -> new StepVerdict(over ? StepVerdict.Outcome.ADVANCE : StepVerdict.Outcome.HOLD,
                "all is well", List.of())))) {
            town.pass(5 * DAY / 2);
            Version changed = town.change(changed(LiveTown.DESIGN, "shadow for 12h, 25% for 3d, all"));
            town.until("It waits until " + changed.id(), 5);
            String waiting = town.story().getLast().version();
            town.until(changed.id() + " answers from now on", 5);
            assertThat(told(town, waiting)).containsExactly("gate pass", "rollout hold", "rollout");
            assertThat(town.said).anyMatch(line -> line.contains(waiting + ": It is dropped: it was fitted for the design before."));
            town.pass(DAY);
            assertThat(town.decisions().getLast().version()).isEqualTo(changed.id());
            assertThat(town.system.version()).isEqualTo(changed);
        }
    }

    /// A fit that goes on while a changed design takes over is stopped, and begins again for that one.
    @Test
    void aFitThatIsUnderWayWhenTheDesignTurnsBlocksNoOther() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.hangs = true;
            town.until("A retraining begins", 5);
            Version changed = town.change(changed(LiveTown.DESIGN, "all"));
            town.until(changed.id() + " answers from now on", 1);
            assertThat(town.stopped).isEqualTo(1);
            assertThat(town.orders).extracting(RetrainingOrder::version).containsExactly("v1", changed.id());
            town.hangs = false;
            int acts = town.story().size();
            town.pass(DAY / 24);
            assertThat(town.story().subList(acts, town.story().size())).extracting(LoopRecord::action).contains("gate");
        }
    }

    /// A changed design whose new source went away while the server was down costs its rollout, and no server.
    @Test
    void aChallengerThatCannotBeMadeAgainIsWithdrawn() throws InterruptedException {
        try (LiveTown town = LiveTown.open(QUIET, LoopParts.OURS)) {
            town.pass(DAY);
            Version version = town.change(changed(QUIET, "shadow for 12h, 25% for 2d, all"));
            town.until("The step begins: 25% for 2d", 4);
            town.damage(version.artifacts().get(Release.ROLE));
            town.restart();
            assertThat(town.said).anyMatch(line -> line.contains(version.id() + ": Withdrawn in 25% for 2d") && line.contains("MODEL-ARTIFACT-DAMAGED"));
            town.pass(DAY / 24);
            assertThat(town.decisions().getLast().version()).isEqualTo("v1");
            assertThat(LoopPast.of(town.story()).under()).isEmpty();
        }
    }

    /// A file that went bad while the server was down costs the rollout that needs it, and no start.
    @Test
    void aChallengerWhoseDesignIsDamagedFailsAndTheServerStarts() throws InterruptedException {
        for (String step : List.of("The step begins: shadow for 12h", "The step begins: 25% for 2d")) {
            try (LiveTown town = LiveTown.open(QUIET, LoopParts.OURS)) {
                town.pass(DAY);
                Version version = town.change(changed(QUIET, "shadow for 12h, 25% for 2d, all"));
                town.until(step, 4);
                town.damage(version.artifacts().get(Release.DESIGN));
                town.restart();
                assertThat(town.story()).last().satisfies(last -> {
                    assertThat(last.action() + " " + last.verdict()).isEqualTo("roll back lost");
                    assertThat(last.version()).isEqualTo(version.id());
                    assertThat(last.sentence()).contains("[MODEL-ARTIFACT-DAMAGED]").endsWith("v1 answers everything.");
                });
                town.pass(DAY / 24);
                assertThat(town.decisions().getLast().version()).isEqualTo("v1");
                town.restart();
                assertThat(told(town, version.id())).as("it is over").filteredOn("roll back lost"::equals).hasSize(1);
                town.loop.ask(new ByHand.Promote(version.id(), "ada", "all the same"));
                town.pass(DAY / 24);
                assertThat(town.said).last().asString().contains("MODEL-ARTIFACT-DAMAGED");
                assertThat(town.system.version().id()).isEqualTo("v1");
            }
        }
    }

    /// What cannot answer is promoted by nobody, and the registry says so.
    @Test
    void aVersionThatLacksIsNotPromotedByHandEither() throws InterruptedException {
        try (LiveTown town = LiveTown.open(LiveTown.DESIGN, LoopParts.OURS)) {
            town.until("The step begins: shadow for 12h", 8);
            String under = town.story().getLast().version();
            town.damage(town.job.store().registry().version(under).artifacts().get(Release.ROLE));
            town.loop.ask(new ByHand.Promote(under, "ada", "now"));
            town.pass(DAY / 24);
            assertThat(town.said).anyMatch(line -> line.contains("MODEL-ARTIFACT-DAMAGED"));
            assertThat(town.job.store().registry().versions().served().orElseThrow().id()).isEqualTo("v1");
            assertThat(town.system.version().id()).isEqualTo("v1");
        }
    }

    /// One whose rollout gave way to a newer one heard nothing since; by hand it serves from a state that was made anew.
    @Test
    void aChangedDesignThatGaveWayIsPromotedByHandWithAWholeState() throws InterruptedException {
        try (LiveTown town = LiveTown.open(QUIET, LoopParts.OURS)) {
            town.pass(DAY);
            Version left = town.change(changed(QUIET, "shadow for 12h, 25% for 2d, all"));
            town.pass(DAY / 8);
            Version newer = town.change(changed(QUIET, "shadow for 2d, all").replace("over 14d\n", "over 5d\n"));
            town.pass(DAY);
            assertThat(told(town, left.id())).endsWith("rollout");
            assertThat(told(town, newer.id())).endsWith("shadow");
            town.loop.ask(new ByHand.Promote(left.id(), "ada", "after all"));
            town.pass(DAY);
            assertThat(town.decisions().getLast().version()).isEqualTo(left.id());
            Audited audited = Auditing.of(town.job, left, 1, town::reader);
            assertThat(audited.compared()).isGreaterThan(100);
            assertThat(audited.differences()).isZero();
        }
    }

    @Test
    void aChangedDesignIsTakenStepByStepToo() throws InterruptedException {
        try (LiveTown town = LiveTown.open(QUIET, LoopParts.OURS)) {
            town.pass(DAY);
            Version version = town.change(changed(QUIET, "shadow for 12h, 25% for 2d, all"));
            town.until("The step begins: 25% for 2d", 4);
            town.pass(DAY / 2);
            Map<String, String> before = arms(town, "rollout-" + version.id());
            assertThat(Auditing.of(town.job, version, 1, town::reader).differences()).as("beside the one that serves").isZero();
            town.restart();
            town.until("v2 answers from now on, v1 did until now", 9);
            arms(town, "rollout-" + version.id()).forEach((card, arm) -> assertThat(before.getOrDefault(card, arm)).isEqualTo(arm));
            assertThat(told(town, "v2").stream().filter(each -> !each.endsWith("hold")).toList()).startsWith("change pass", "shadow", "shadow advance", "canary").endsWith("promote advance");
            town.pass(DAY);
            assertThat(town.decisions().getLast().version()).isEqualTo("v2");
            town.job.store().log().flush();
            Audited audited = Auditing.of(town.job, version, 1, town::reader);
            assertThat(audited.compared()).isGreaterThan(300);
            assertThat(audited.differences()).isZero();
        }
    }
}
