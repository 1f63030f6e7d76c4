package septet.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import septet.data.LoopRecord;
import septet.data.Row;
import septet.design.Problem;
import septet.serving.Event;
import septet.serving.Intake;

/// What a world makes of rows that a server refuses: they are asked about when they arrive and decided by nobody; the log knows nothing of them, and no model learns from them.
///
/// @param world    of the rows that are taken in
/// @param requests for the others, in their order
record RefusedRows(WorldScript.World world, List<Request> requests) {
    /// A request that will be refused.
    ///
    /// @param at       microseconds: when it arrives
    /// @param problems for which
    record Request(long at, Event event, List<Problem> problems) {}

    /// Asks the intake of the server about each row that a change may have spoiled.
    ///
    /// @param from microseconds: when the rehearsal begins
    static RefusedRows of(WorldScript script, WorldScript.World world, Intake intake, RawEvent spoken, long from) {
        List<WorldChange> spoiling = script.changes().stream().filter(RefusedRows::spoils).toList();
        if (spoiling.isEmpty()) return new RefusedRows(world, List.of());
        List<Request> requests = new ArrayList<>();
        ChangedRows told = world.told();
        Row row = new Row(told.schema().columns().size());
        Row work = new Row(told.schema().columns().size());
        int[] taken = IntStream.range(0, told.rows()).filter(place -> {
            long since = told.time(place) - from;
            List<WorldChange> here = spoiling.stream().filter(change -> change.span().covers(since)).toList();
            if (since < 0 || here.isEmpty()) return true;
            told.load(place, row);
            Event event = spoken.event(row, garbled(here));
            List<Problem> problems = intake.wrong(event, work);
            if (!problems.isEmpty()) requests.add(new Request(told.arrival(place), event, problems));
            return problems.isEmpty();
        }).toArray();
        return new RefusedRows(world.only(taken), List.copyOf(requests));
    }

    private static boolean spoils(WorldChange change) {
        return change instanceof WorldChange.Broken || change instanceof WorldChange.Garbled || change instanceof WorldChange.Scaled;
    }

    private static Map<String, String> garbled(List<WorldChange> changes) {
        Map<String, String> texts = new HashMap<>();
        for (WorldChange change : changes) if (change instanceof WorldChange.Garbled garbled) texts.put(garbled.column(), WorldChange.Garbled.TEXT);
        return texts;
    }

    /// Requests of one kind that came one after the other, less than a day apart.
    private static final long APART = Duration.ofDays(1).toNanos() / 1_000;

    /// Requests that were refused, one after the other.
    ///
    /// @param first microseconds
    /// @param last  microseconds
    record Run(long first, long last, long requests, String why) {
        private Run and(Request next) {
            return new Run(first, next.at, requests + 1, why);
        }

        private static Run of(Request first) {
            return new Run(first.at, first.at, 1, first.problems.getFirst().place() + " " + first.problems.getFirst().cause());
        }

        LoopRecord told() {
            return new LoopRecord(last, "lost", "", "", String.format(Locale.ROOT, "%,d requests were refused, and nobody decided on them: %s. They stand in no log, and no model learns from them.", requests,
                    why), List.of());
        }
    }

    /// @param requests that came, in their order
    static List<Run> runs(List<Request> requests) {
        List<Run> runs = new ArrayList<>();
        for (Request next : requests) {
            if (!runs.isEmpty() && next.at - runs.getLast().last() < APART) runs.set(runs.size() - 1, runs.getLast().and(next));
            else runs.add(Run.of(next));
        }
        return runs;
    }
}
