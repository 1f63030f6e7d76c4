package septet.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.design.Problem;
import septet.loop.DesignFile;
import septet.loop.Review;
import septet.loop.ReviewAnswer;
import septet.loop.RunReport;
import septet.studio.ReviewPage;
import septet.studio.ReviewText;
import septet.studio.Terminal;

@Command(name = "review", mixinStandardHelpOptions = true, sortOptions = false,
        description = "The questions of a design review, step by step: answered by which line, arithmetic or measurement; open; or for a person.",
        footer = {"", "  septet review design.yaml", "  septet review design.yaml --page review.html   the same as a page", "",
            "Runs nothing and asks nobody: answers come from the design, its arithmetic and its last run, if there is one. Designs for later versions are reviewed too.",
            "Exit code 0 also where much is open; 2 where the file cannot be read as a design."})
final class ReviewCommand implements Callable<Integer> {
    private final Console console;
    @Parameters(paramLabel = "DESIGN", description = "The design file.")
    private Path design;
    @Option(names = "--store", paramLabel = "FOLDER", defaultValue = "", description = "Where the system lives (default: .septet/NAME beside the design).")
    private String store;
    @Option(names = "--page", paramLabel = "FILE", description = "Also writes it as a page that opens offline.")
    private Path page;

    ReviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DesignFile file = DesignFile.read(Work.bytes(design), Work.name(design));
        Review review = Review.of(file, lastRun(file));
        console.lines(ReviewText.of(review, Terminal.WIDTH));
        events(review);
        if (page == null) return 0;
        Outputs.write(Composition.world().disk(), page, ReviewPage.of(review).getBytes(StandardCharsets.UTF_8));
        console.result("page: " + page);
        console.event("page", Map.of("file", page.toString()));
        return 0;
    }

    private Optional<RunReport> lastRun(DesignFile file) {
        return file.bound().flatMap(bound -> Runs.last(store.isEmpty() ? Work.folder(design).resolve(".septet").resolve(bound.value().system()) : Path.of(store)));
    }

    private void events(Review review) {
        for (Review.Item item : review.items()) console.event("question", event(item));
        for (Review.Next next : review.next()) console.event("next", Map.of("id", next.question().id(), "title", next.question().title(), "ask", next.ask(), "why",
                next.question().why()));
        console.event("review", Map.of("system", review.system(), "questions", review.items().size(), "open", review.open(), "person", review.forAPerson(),
                "run", review.run().map(run -> run.about().run()).orElse("")));
    }

    private static Map<String, Object> event(Review.Item item) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", item.question().id());
        event.put("step", item.question().step().title());
        event.put("title", item.question().title());
        event.put("ask", item.question().ask());
        event.put("why", item.question().why());
        switch (item.answer()) {
            case ReviewAnswer.Answered it -> event.putAll(Map.of("answer", it.ground().text(), "lacking", it.lacking()));
            case ReviewAnswer.Open it -> event.putAll(Map.of("answer", "open", "write", it.write()));
            case ReviewAnswer.ForAPerson it -> event.putAll(Map.of("answer", "person", "whom", it.whom(), "askThem", it.ask()));
        }
        event.put("evidence", item.answer().evidence().stream().map(it -> Map.of("ground", it.ground().text(), "place", it.place(), "says", it.says())).toList());
        event.put("doubts", item.doubts().stream().map(Problem::code).toList());
        event.put("weight", item.question().weight());
        return event;
    }
}
