package septet.loop;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Schema;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.features.Declarations;

/// The sources of a design as a plan needs them, from what is written, without reading a row.
record Declared(Map<String, SourceSection> sources) {
    Declarations of(String forEach, Map<String, Expression> features, Declarations.Asked asked) {
        return new Declarations(forEach, sources.entrySet().stream().map(entry -> source(entry.getKey(), entry.getValue())).toList(), features, new Dictionary(), asked);
    }

    private static Declarations.Source source(String name, SourceSection section) {
        List<Column> columns = section.columns().entrySet().stream()
                .map(column -> new Column(column.getKey(), column.getValue().type(), column.getValue().known(), column.getValue().optional())).toList();
        return source(new Schema(name, columns), zone(section), section);
    }

    /// @param schema its columns, perhaps with further ones behind them
    static Declarations.Source source(Schema schema, ZoneId zone, SourceSection section) {
        Declarations.Source source = new Declarations.Source(schema, zone, section.id().isPresent(), section.time().isPresent(), section.key(), section.lateBy());
        return section.correctedBy().isPresent() ? source.corrected(section.deletedBy()) : source;
    }

    /// UTC where none is said, or where a rule says that it is none.
    static ZoneId zone(SourceSection section) {
        try {
            return section.with().containsKey("zone") ? ZoneId.of(section.with().get("zone")) : ZoneOffset.UTC;
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
