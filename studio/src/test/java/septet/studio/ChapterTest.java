package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.loop.LoopReport.Entry;
import septet.world.Chance;

class ChapterTest {
    private static Entry entry(long at, String action, String version, String verdict, String sentence) {
        return new Entry(at, action, version, verdict, sentence, List.of());
    }

    private static final List<Entry> STORY = List.of(
            entry(0, "promote", "v1", "", "It stands at the beginning."),
            entry(7, "retrain", "", "", "A retraining begins: a new version is due every 7d."),
            entry(8, "gate", "v2", "pass", "The candidate passes."),
            entry(8, "shadow", "v2", "", "The step begins."),
            entry(9, "world", "", "", "From now on traffic is 3 times what it was."),
            entry(10, "shadow", "v2", "advance", "The step is passed."),
            entry(11, "fault", "", "", "Injected: disk full."),
            entry(11, "fault", "", "", "The server takes nothing more."),
            entry(12, "restart", "", "", "The process starts again."),
            entry(12, "canary", "v2", "again", "The step begins again."),
            entry(13, "promote", "v2", "advance", "v2 serves instead of v1."),
            entry(14, "alarm", "v2", "", "Inputs drift: amount lies elsewhere."),
            entry(14, "retrain", "", "hold", "No retraining yet."),
            entry(15, "retrain", "", "", "A retraining begins: answers have become worse."),
            entry(15, "gate", "v3", "fail", "Refused by the gates."),
            entry(20, "roll back", "v2", "roll back", "v2 is worse than v1 was; v1 serves again."));

    @Test
    void whatBelongsTogetherIsTold() {
        List<Chapter> chapters = Chapter.of(STORY);
        assertThat(chapters).extracting(Chapter::title).containsExactly("v1 serves from the beginning", "v2 takes over", "The world changes", "Disk full", "Inputs drift",
                "v3 is refused", "v2 goes back");
        assertThat(chapters).extracting(Chapter::tone).containsExactly("none", "good", "none", "bad", "bad", "bad", "bad");
        assertThat(chapters).extracting(Chapter::at).containsExactly(0L, 13L, 9L, 11L, 14L, 15L, 20L);
        assertThat(chapters.get(1).summary()).isEqualTo("A new version is due every 7d. The candidate passes. v2 serves instead of v1.");
        assertThat(chapters.get(3).summary()).isEqualTo("Injected: disk full. The process starts again.");
    }

    /// Whatever the story, each entry is told once.
    @Test
    void nothingIsLeftOut() {
        List<String> actions = List.of("gate", "shadow", "canary", "rollout", "promote", "roll back", "alarm", "fault", "restart", "world", "change", "retrain");
        for (int seed = 0; seed < 200; seed++) {
            Chance chance = Chance.of(seed);
            List<Entry> story = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String action = actions.get(chance.nextInt(actions.size()));
                story.add(entry(i, action, "v" + chance.nextInt(4), List.of("", "pass", "fail", "hold", "undecided", "advance").get(chance.nextInt(6)), "Sentence " + i + "."));
            }
            List<Entry> told = new ArrayList<>();
            Chapter.of(story).forEach(chapter -> told.addAll(chapter.entries()));
            assertThat(told).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(story);
        }
    }

    @Test
    void ofNothingThereIsNothingToTell() {
        assertThat(Chapter.of(List.of())).isEmpty();
        assertThat(Chapter.of(STORY.subList(1, 2))).extracting(Chapter::title).containsExactly("A retraining is under way");
    }
}
