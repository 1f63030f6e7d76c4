package septet.studio;

import static septet.studio.Markup.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import septet.design.Problem;
import septet.loop.Review;
import septet.loop.ReviewAnswer;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewStep;

/// A design review as a page that opens offline. The same review gives the same bytes.
public final class ReviewPage {
    private ReviewPage() {}

    public static String of(Review review) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("next", "Where I would go on asking", next(review)));
        Arrays.stream(ReviewStep.values()).forEach(step -> sections.add(step(review, step)));
        Markup body = html("""
                <a class="skip" href="#main">Skip to the review</a>
                <header class="head">
                <p class="eyebrow"><span class="mark">Septet</span> design review <span class="dot">{}</span></p>
                <h1 class="said">{}</h1>
                <p class="lead">{}</p>
                </header>
                <div class="columns">
                <nav aria-label="Contents"><ol>{}</ol></nav>
                <main id="main">
                {}
                </main>
                </div>
                <footer><p>Answers come from the design, its arithmetic and its last run. This file needs no network and sends nothing.</p></footer>
                """, review.system(), title(review), ReviewText.summary(review), sections.stream().map(Section::entry).toList(), sections.stream().map(Section::markup).toList());
        return Page.whole("Review of " + review.system(), title(review), body, List.of());
    }

    private static String title(Review review) {
        long answered = review.items().size() - review.open() - review.forAPerson();
        return answered + " of " + review.items().size() + " questions answered";
    }

    private static Markup next(Review review) {
        return html("<ol>{}</ol>", review.next().stream().map(next -> html("<li><b>{}</b> <a href=\"#{}\">{}</a><p>{}</p><p><small>{}</small></p></li>",
                next.question().title(), anchor(next.question().id()), next.question().id(), next.ask(), next.question().why())).toList());
    }

    private static Section step(Review review, ReviewStep step) {
        List<Markup> items = review.items().stream().filter(item -> item.question().step() == step).map(ReviewPage::item).toList();
        return new Section(step.name().toLowerCase(Locale.ROOT), step.title(), html("<ul class=\"gates\">{}</ul>", items));
    }

    private static Markup item(Review.Item item) {
        return html("<li id=\"{}\">{}<div><b>{} {}</b> {}{}{}{}<details><summary>Why it is asked</summary><p>{}</p></details></div></li>", anchor(item.question().id()),
                badge(item), item.question().id(), item.question().title(), item.question().ask(), evidence(item.answer().evidence()), said(item.answer()),
                item.doubts().stream().map(ReviewPage::doubt).toList(), item.question().why());
    }

    private static Markup evidence(List<Evidence> evidence) {
        return Markup.join(evidence.stream().map(it -> html("<p><code>{}</code> {}</p>", it.place(), it.says())).toList());
    }

    private static Markup said(ReviewAnswer answer) {
        return switch (answer) {
            case ReviewAnswer.Answered it -> it.lacking().isEmpty() ? Markup.NONE : html("<p>But: {}</p>", Numbers.sentence(it.lacking()));
            case ReviewAnswer.Open it -> html("<p>Write: {}</p>", Numbers.sentence(it.write()));
            case ReviewAnswer.ForAPerson it -> html("<p>Ask {}: {}</p>", it.whom(), it.ask());
        };
    }

    private static Markup doubt(Problem problem) {
        return html("<p>Doubt: {} {} <code>{}</code></p>", Numbers.sentence(problem.cause() + "; " + problem.consequence()), problem.remedy(), problem.code());
    }

    private static Markup badge(Review.Item item) {
        return switch (item.answer()) {
            case ReviewAnswer.Answered _ when !item.doubts().isEmpty() -> Badge.badge("bad", "!", "doubtful");
            case ReviewAnswer.Answered it when !it.lacking().isEmpty() -> Badge.badge("open", "\u2713", it.ground().text());
            case ReviewAnswer.Answered it -> Badge.badge("good", "\u2713", it.ground().text());
            case ReviewAnswer.Open _ -> Badge.badge("bad", "?", "open");
            case ReviewAnswer.ForAPerson _ -> Badge.badge("none", "\u2192", "a person");
        };
    }

    private static String anchor(String id) {
        return "question-" + id.toLowerCase(Locale.ROOT);
    }
}
