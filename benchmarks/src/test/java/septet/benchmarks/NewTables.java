package septet.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Exploration;
import septet.data.Explorer;
import septet.data.Format;
import septet.data.Readers;
import septet.data.TextTable;
import septet.loop.Proposal;
import septet.world.RealWorld;

/// Designs that `septet new` drafts from real tables, unedited: each passes `check`, and what it reaches stands beside an independent solution
/// with scikit-learn on the same kind of division (gradient boosting with encoded words and linear models; on texts a linear support vector machine
/// on words and characters; the better one counts). Seven tables lie with the real data; others, of the kinds that people bring, in the folder that `SEPTET_TABLES` names, as
/// `independent-tables.py` describes them, which is the independent solution. Of those that are not there it is said.
final class NewTables {
    static final String NAME = "new-tables";
    private static final double NEAR = 0.02;

    /// @param metric      by which both are compared
    /// @param independent what scikit-learn reached
    private record Asked(String file, String predict, String metric, double independent) {}

    private static final List<Asked> ALL = List.of(
            new Asked("bank-marketing/bank-additional.csv", "y", "roc auc", 0.932),
            new Asked("adult/adult-train.csv.gz", "column15", "roc auc", 0.928),
            new Asked("phishing/phishing.csv", "target", "roc auc", 0.995),
            new Asked("hotel-bookings/hotel_bookings.csv.zip", "is_canceled", "roc auc", 0.897),
            new Asked("beijing-pm25/pollution.csv", "pm2.5", "r2", 0.507),
            new Asked("sms-spam/sms.tsv", "column1", "f1", 0.965),
            new Asked("stormfront/stormfront.csv", "label", "weighted f1", 0.861));
    /// Below `SEPTET_TABLES`.
    private static final List<Asked> ELSEWHERE = List.of(
            new Asked("airline-tweets.csv", "airline_sentiment", "macro f1", 0.770),
            new Asked("students.csv", "G3", "r2", 0.837),
            new Asked("hungarian.csv", "column14", "roc auc", 0.884),
            new Asked("breast-cancer-wisconsin.data", "Class", "roc auc", 0.992),
            new Asked("german-credit.csv", "Default", "roc auc", 0.751),
            new Asked("shoppers.csv", "column18", "roc auc", 0.933),
            new Asked("cars.csv", "selling_price", "r2", 0.969),
            new Asked("cars-small.csv", "selling_price", "r2", 0.886));

    private NewTables() {}

    static Outcome run(Size size) throws Exception {
        List<String> lines = new ArrayList<>();
        Map<String, Boolean> caught = new LinkedHashMap<>();
        long rows = 0;
        int sound = 0;
        int near = 0;
        Map<Asked, Path> asked = size == Size.DEEP ? here(lines) : Map.of(ALL.getFirst(), NotHere.data(ALL.getFirst().file()));
        for (Map.Entry<Asked, Path> entry : asked.entrySet()) {
            Asked each = entry.getKey();
            Path file = entry.getValue();
            Proposal proposal = proposal(file, each.predict());
            rows += 1;
            if (proposal.check().hasErrors()) {
                lines.add(each.file() + ": " + proposal.check().problems().getFirst().line());
                continue;
            }
            sound++;
            TrialRun run = TrialRun.of(proposal.text(), Map.of("rows", file));
            double reached = run.report().quality().contestants().stream().filter(one -> !one.name().equals("baseline"))
                    .mapToDouble(one -> run.metric(one.name(), each.metric())).max().orElse(Double.NaN);
            if (isNear(reached, each)) near++;
            lines.add(each.file() + ": " + each.metric() + " " + Shown.text(reached) + ", independently " + Shown.text(each.independent()) + ", serving " + run.taken());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("designs that pass check", sound + " of " + asked.size());
        values.put("figures no more than 0.02 below an independent solution", near + " of " + asked.size());
        values.put("each", lines);
        caught.put("a solution that is 0.05 worse", !isNear(ALL.getFirst().independent() - 0.05, ALL.getFirst()));
        caught.put("a draft that keeps what decides the label", keepsTheLeak());
        return new Outcome(NAME, "1", rows, values, caught, sound == asked.size() && near >= asked.size() * 0.8);
    }

    private static Map<Asked, Path> here(List<String> lines) {
        Map<Asked, Path> here = new LinkedHashMap<>();
        for (Asked each : ALL) here.put(each, NotHere.data(each.file()));
        Optional<Path> folder = Optional.ofNullable(System.getenv("SEPTET_TABLES")).map(Path::of);
        for (Asked each : ELSEWHERE) {
            folder.map(tables -> tables.resolve(each.file())).filter(Files::exists).ifPresentOrElse(file -> here.put(each, file), () -> lines.add(each.file() + ": not here"));
        }
        return here;
    }

    private static boolean isNear(double reached, Asked asked) {
        return reached >= asked.independent() - NEAR;
    }

    private static Proposal proposal(Path file, String predict) {
        return Proposal.of(explored(file, predict), new Proposal.Place("drafted", "rows", file.toString(), Map.of(), "runbook.md"));
    }

    private static Exploration explored(Path file, String predict) {
        try (TextTable table = Readers.ofText(RealWorld.start().disk()).open(file, Format.DEFAULT)) {
            return Explorer.of(table, file.getFileName().toString(), Explorer.Aim.NONE.predicting(predict));
        }
    }

    /// A draft without suspects would read the booking's status at the end, which must be seen.
    private static boolean keepsTheLeak() {
        Exploration found = explored(NotHere.data("hotel-bookings/hotel_bookings.csv.zip"), "is_canceled");
        Exploration blind = new Exploration(found.file(), found.rows(), found.sampled(), found.seed(), found.broken(), found.columns(), found.label(), found.timeline(),
                found.copies(),
                found.companions(), List.of(), Optional.empty(), found.notes());
        Proposal.Place place = new Proposal.Place("drafted", "rows", "rows.csv", Map.of(), "runbook.md");
        String reads = "        reservation_status: ";
        return Proposal.of(blind, place).text().contains(reads) && !Proposal.of(found, place).text().contains(reads);
    }
}
