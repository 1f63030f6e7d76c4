package septet.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import septet.design.Expression;
import septet.design.Refused;
import septet.design.Type;
import septet.world.Disk;

/// How many characters the texts of a source have, by the first rows of its first file: so that a plan need not guess.
public final class TextLengths {
    /// Of each column; and rows that are looked at for them.
    private static final long TEXTS = 500;
    private static final long MOST = 100_000;

    private TextLengths() {}

    /// The mean of those that are there, of each column of texts that comes from the file as it stands; none where there is no file yet, or none that can be read.
    public static Map<String, Double> of(Ingest.Request request, Disk disk, TableReader reader) {
        Map<String, String> headers = headers(request.section());
        if (headers.isEmpty()) return Map.of();
        try {
            Optional<Path> first = file(request).stream().flatMap(glob -> SourceFiles.of(glob, disk, reader).stream()).findFirst();
            return first.map(file -> first(reader.open(file, request.section().format().format()), headers)).orElse(Map.of());
        } catch (Refused _) {
            return Map.of();
        }
    }

    /// The headers under which columns of texts stand in the file.
    private static Map<String, String> headers(SourceSection section) {
        Map<String, String> headers = new TreeMap<>();
        section.columns().forEach((name, column) -> {
            if (!(column.type() instanceof Type.Text)) return;
            if (column.from().isEmpty()) headers.put(name, name);
            else if (column.from().get() instanceof Expression.Path path) headers.put(name, path.text());
        });
        return headers;
    }

    private static Optional<Path> file(Ingest.Request request) {
        Optional<Path> named = request.section().from() instanceof Origin.File(String glob) ? Optional.of(request.folder().resolve(glob)) : Optional.empty();
        return request.file().or(() -> named);
    }

    private static Map<String, Double> first(TextTable opened, Map<String, String> headers) {
        try (TextTable table = opened) {
            List<String> names = headers.keySet().stream().filter(name -> table.headers().contains(headers.get(name))).toList();
            int[] wanted = names.stream().mapToInt(name -> table.headers().indexOf(headers.get(name))).toArray();
            LongSummaryStatistics[] letters = Stream.generate(LongSummaryStatistics::new).limit(wanted.length).toArray(LongSummaryStatistics[]::new);
            long[] rows = {0};
            FirstRows.read(table, wanted, batch -> {
                rows[0] += batch.size();
                for (int column = 0; column < wanted.length; column++) add(batch, column, letters[column]);
                return rows[0] >= MOST || Arrays.stream(letters).allMatch(each -> each.getCount() >= TEXTS);
            });
            Map<String, Double> means = new TreeMap<>();
            for (int i = 0; i < wanted.length; i++) if (letters[i].getCount() > 0) means.put(names.get(i), letters[i].getAverage());
            return means;
        }
    }

    private static void add(TextBatch batch, int column, LongSummaryStatistics letters) {
        for (int row = 0; row < batch.size(); row++) {
            String text = batch.lacks(row, column) ? "" : batch.text(row, column);
            if (!text.isEmpty()) letters.accept(text.length());
        }
    }
}
