package septet.loop;

import java.time.ZoneId;
import java.util.List;
import septet.data.Dictionary;
import septet.data.Table;

/// The good rows of all sources of a design.
///
/// @param tables      one for each source, in the order of the design
/// @param sources     what was read from each, and what did not pass
/// @param zones       of the calendar of each
/// @param dictionary  behind the codes of all
/// @param fingerprint of the rows, whatever their order in the files
public record Ingested(List<Table> tables, List<RunSource> sources, List<ZoneId> zones, Dictionary dictionary, String fingerprint) {
    public Ingested {
        tables = List.copyOf(tables);
        sources = List.copyOf(sources);
        zones = List.copyOf(zones);
    }

    /// The same sources with other rows of one.
    Ingested with(Table table) {
        List<Table> all = tables.stream().map(each -> each.schema().source().equals(table.schema().source()) ? table : each).toList();
        return new Ingested(all, sources, zones, dictionary, fingerprint);
    }

    Table table(String source) {
        return tables.stream().filter(table -> table.schema().source().equals(source)).findFirst().orElseThrow();
    }
}
