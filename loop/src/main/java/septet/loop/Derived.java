package septet.loop;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import septet.data.ColumnScope;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Ingest;
import septet.data.Origin;
import septet.data.ScheduledRows;
import septet.data.SourceSection;
import septet.data.Table;
import septet.design.Expression;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.features.Ahead;
import septet.features.AheadTable;
import septet.features.Declarations;

/// What stands in no file: the rows of schedules, and what is computed of rows from later events.
///
/// @param design the effective one
record Derived(SystemDesign design, Progress progress) {
    /// @param order the names of all sources, in the order of the design
    Ingested of(Ingested read, List<String> order) {
        Ingested all = scheduled(read, order);
        Map<String, Expression> heads = Effective.heads(design);
        return heads.isEmpty() ? all : headed(all, heads);
    }

    private Ingested scheduled(Ingested read, List<String> order) {
        if (read.tables().size() == order.size()) return read;
        Map<String, Table> tables = new HashMap<>();
        Map<String, RunSource> sources = new HashMap<>();
        for (int i = 0; i < read.tables().size(); i++) {
            tables.put(read.tables().get(i).schema().source(), read.tables().get(i));
            sources.put(read.sources().get(i).name(), read.sources().get(i));
        }
        long[] span = span(read);
        List<ZoneId> zones = new ArrayList<>();
        for (String name : order) {
            SourceSection section = design.data().sources().get(name);
            zones.add(Ingest.zone(section));
            if (tables.containsKey(name)) continue;
            ScheduledRows rows = rows(name, section, tables, span);
            if (rows.rows() == 0) throw new Refused(Fault.DATA, Problem.error("data.sources." + name, "no time of the schedule lies within the events of the other sources",
                    "there are no rows", "Give them more time, or name other days.", "DATA-NO-ROWS"));
            tables.put(name, rows);
            sources.put(name, new RunSource(name, "each " + ((Origin.Schedule) section.from()).day(), rows.rows(), rows.rows(), rows.time(0), rows.time(rows.rows() - 1), List.of(),
                    List.of(), List.of()));
        }
        return new Ingested(order.stream().map(tables::get).toList(), order.stream().map(sources::get).toList(), zones, read.dictionary(), read.fingerprint());
    }

    private ScheduledRows rows(String name, SourceSection section, Map<String, Table> tables, long[] span) {
        Origin.Schedule schedule = (Origin.Schedule) section.from();
        Table things = tables.get(schedule.source());
        SourceSection of = design.data().sources().get(schedule.source());
        Problems problems = new Problems();
        Optional<Formula> where = schedule.where().flatMap(condition -> Formulas.condition(condition, "data.sources." + name + ".from",
                new ColumnScope(things.schema(), Ingest.zone(section), things.dictionary()), problems));
        problems.refuse(Fault.DESIGN);
        return ScheduledRows.of(Ingest.schema(name, keyed(section)), schedule, Ingest.zone(section),
                new ScheduledRows.Things(things, things.schema().slot(of.key().orElseThrow()), of.time().isPresent(), where), span);
    }

    /// Without what is computed from later events.
    private static SourceSection keyed(SourceSection section) {
        return section.only(column -> !section.columns().get(column).isAhead());
    }

    /// The first and the last time of all that has one.
    private long[] span(Ingested read) {
        long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
        for (Table table : read.tables()) {
            SourceSection section = design.data().sources().get(table.schema().source());
            if (section.time().isEmpty() || table.rows() == 0) continue;
            if (section.key().isEmpty()) span[0] = Math.min(span[0], table.time(0));
            for (int row = 0; row < table.rows(); row++) span[1] = Math.max(span[1], table.arrival(row));
        }
        if (span[1] > Long.MIN_VALUE) return span;
        throw new Refused(Fault.DATA, Problem.error("data.sources", "no source has a time", "nobody knows which times a schedule means", "Name the time of events: time: COLUMN.",
                "DATA-NO-ROWS"));
    }

    private Ingested headed(Ingested all, Map<String, Expression> heads) {
        String rows = design.framing().forEach();
        List<Declarations.Source> declared = new ArrayList<>();
        for (int i = 0; i < all.tables().size(); i++) {
            SourceSection section = design.data().sources().get(all.tables().get(i).schema().source());
            declared.add(Declared.source(all.tables().get(i).schema(), all.zones().get(i), section));
        }
        Problems problems = new Problems();
        Optional<Ahead> ahead = Ahead.compile(new Declarations(rows, declared, heads, all.dictionary()), problems);
        problems.refuse(Fault.DESIGN);
        AheadTable table = AheadTable.of(ahead.orElseThrow(), all.tables());
        say(table, rows);
        return all.with(table);
    }

    /// A row whose window is still open is no example: of these, only what happened early could be known.
    private void say(AheadTable table, String rows) {
        progress.say(String.format(Locale.ROOT, "labels: %,d of %,d %s are left out, their windows are still open", table.open(), table.rows(), rows));
    }
}
