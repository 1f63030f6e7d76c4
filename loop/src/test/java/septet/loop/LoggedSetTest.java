package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.data.CsvReader;
import septet.data.DecisionRecord;
import septet.data.EventRecord;
import septet.data.Log;
import septet.data.LogReader;
import septet.data.Row;
import septet.data.SourceRecord;
import septet.data.TextRow;
import septet.data.Values;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;
import septet.model.Heads;
import septet.model.LogisticRegression;
import septet.model.Store;
import septet.serving.Retelling;
import septet.serving.Setup;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedWorld;

/// Rows of which the first stand in a file and the others came to a server are the examples that they would be if all stood in the file.
class LoggedSetTest {
    private static final String CORRECTED = """
            septet: 1
            system: payments
            framing: {task: binary classification, for each: payments, predict: fraud, baseline: amount > 90}
            data:
              sources:
                payments:
                  from: payments.csv
                  time: at
                  arrival: came
                  id: id
                  corrected by: id
                  deleted by: gone
                  columns: {card: key, amount: number, gone: boolean optional, fraud: boolean known after 2d}
              features: {spend: sum(amount) by card over 7d}
            model: {learners: {simple: logistic regression}}
            evaluation: {split: {train: 20d, validate: 5d, test: 5d}, metrics: [roc auc]}
            """;
    /// Its label is made of later events, and its rows have no id.
    private static final String AHEAD = CORRECTED.replace("predict: fraud", "predict: {quiet: not (any(payments) by card within 2d)}").replace(", fraud: boolean known after 2d", "")
            .replaceAll(" +(id|corrected by|deleted by): .*\n", "");
    private static final long HOUR = 3_600_000_000L;
    private static final long START = 1_700_000_000_000_000L;

    private record Told(int id, long at, long came, List<String> values) {
        String line() {
            return id + "," + Instant.ofEpochMilli(at / 1_000) + "," + Instant.ofEpochMilli(came / 1_000) + "," + String.join(",", values);
        }
    }

    /// About one an hour; of those that are corrected each third later row says again, or takes out, one of the sixty before it.
    private static List<Told> rows(Chance chance, boolean corrects) {
        List<Told> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long now = START + i * HOUR + chance.nextInt(3_000) * 1_000L;
            Told before = rows.isEmpty() ? new Told(0, now, now, List.of()) : rows.get(Math.max(0, i - 1 - chance.nextInt(60)));
            boolean again = corrects && i > 60 && i % 3 == 0;
            String card = again ? before.values().getFirst() : "c" + chance.nextInt(20);
            rows.add(new Told(again ? before.id() : i, again ? before.at() : now, now, List.of(card, Integer.toString(chance.nextInt(100)), Boolean.toString(again && i % 2 == 0),
                    Boolean.toString(chance.nextInt(2) == 0))));
        }
        return rows;
    }

    /// What is made of a design whose file holds these rows.
    private static final class Made implements AutoCloseable {
        final Job job;
        final Ingested ingested;
        final FeaturePlan plan;
        final TrainingSet.Request request;

        Made(String design, List<Told> rows) {
            SimulatedWorld world = new SimulatedWorld(1, START + 1_000 * HOUR);
            write(world.world().disk(), "id,at,came,card,amount,gone,fraud\n" + String.join("\n", rows.stream().map(Told::line).toList()) + "\n");
            job = new Job(DesignFile.read(design, "design.yaml"), design, Path.of("/files"), Map.of(), Store.open(world.disk(), Path.of("/store")), world.world(),
                    new Engines(new CsvReader(world.disk()), List.of(new LogisticRegression())), _ -> { }, 1, "test");
            ingested = Ingestion.of(job);
            plan = Preparation.plan(job.design(), ingested);
            request = new TrainingSet.Request(0, Long.MAX_VALUE, plan.inputs(), plan.schema().slot(Preparation.head(job.design())), Optional.empty(), List.of());
        }

        private static void write(Disk disk, String text) {
            disk.createFolders(Path.of("/files"));
            try (Disk.Appender appender = disk.append(Path.of("/files/payments.csv"))) {
                appender.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            }
        }

        Setup setup() {
            return ServedSystem.setup(job.design(), plan, ingested, new Heads.Truth(Preparation.head(job.design())));
        }

        LogReader log(List<Told> rows) {
            Log log = job.store().log();
            log.append(new SourceRecord("payments", List.of("card", "amount", "gone", "fraud")));
            boolean ids = plan.isCorrected(plan.mainSource());
            for (Told row : rows) {
                log.append(new EventRecord("payments", row.at(), row.came(), row.came(), ids ? Integer.toString(row.id()) : "", TextRow.of(row.values().toArray(String[]::new))));
            }
            log.flush();
            return log.reader(0);
        }

        @Override
        public void close() {
            job.store().close();
        }
    }

    private static void same(TrainingSet set, TrainingSet whole) {
        // a file's places are in the order of its times
        assertThat(set.times()).isEqualTo(whole.times());
        assertThat(set.labels()).isEqualTo(whole.labels());
        assertThat(set.inputs()).isDeepEqualTo(whole.inputs());
    }

    private static TrainingSet whole(String design, List<Told> rows) {
        try (Made made = new Made(design, rows)) {
            return TrainingSet.of(made.plan, made.ingested.tables(), made.request);
        }
    }

    /// A row of the file that is taken out by a request is no example any more, and one that is corrected is one example, with the label that was said last.
    @Test
    void whatIsCorrectedByRequestsIsSoInEveryRefit() {
        for (int seed = 0; seed < 5; seed++) {
            List<Told> rows = rows(Chance.of(seed), true);
            TrainingSet whole = whole(CORRECTED, rows);
            for (int first : new int[] {100, 150, 201}) {
                try (Made made = new Made(CORRECTED, rows.subList(0, first))) {
                    same(LoggedSet.of(made.setup(), made.plan, made.ingested.tables(), made.request, () -> made.log(rows.subList(first, rows.size()))), whole);
                }
            }
        }
    }

    /// A window closes while a later event is taken in, and is that of its own event although it has no id.
    @Test
    void whatIsComputedAheadIsOfItsOwnEvent() {
        List<Told> rows = rows(Chance.of(7), false);
        TrainingSet whole = whole(AHEAD, rows);
        assertThat(Arrays.stream(whole.labels()).filter(label -> label != Values.MISSING).distinct().count()).isEqualTo(2);
        try (Made made = new Made(AHEAD, rows.subList(0, 150))) {
            same(LoggedSet.of(made.setup(), made.plan, made.ingested.tables(), made.request, () -> made.log(rows.subList(150, rows.size()))), whole);
        }
        // the planted bug: it is of the one heard last
        try (Made made = new Made(AHEAD, rows.subList(0, 150)); LogReader reader = made.log(rows.subList(150, rows.size()))) {
            LoggedSet set = LoggedSet.begin(made.plan, made.ingested.tables(), made.request);
            Retelling.of(made.setup(), set.state(), reader, new ByLast(set));
            assertThat(set.made().labels()).isNotEqualTo(whole.labels());
        }
    }

    private record ByLast(LoggedSet set) implements Retelling.Hearing {
        @Override
        public void heard(int source, Row row, long event, Optional<DecisionRecord> decision) {
            set.heard(source, row, event, decision);
        }

        @Override
        public void labelled(String id, long truth, long from) {
            set.labelled(id, truth, from);
        }
    }
}
