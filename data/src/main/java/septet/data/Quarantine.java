package septet.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import septet.world.Disk;
import tools.jackson.databind.json.JsonMapper;

/// Takes the rows that cannot be used, counts them by reason, keeps the first of each reason as samples, and writes all into a file.
final class Quarantine implements AutoCloseable {
    private static final int SAMPLES = 5;
    private static final int ROOM = 1 << 16;
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Reason(String code, String at) {}

    private static final class Count {
        private long rows;
        private final List<BrokenRow> samples = new ArrayList<>();
    }

    private final Disk disk;
    private final Supplier<Path> file;
    private final Map<Reason, Count> reasons = new LinkedHashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);
    private Disk.Appender appender;
    private long rows;

    /// @param file where they stand in the end; asked for with the first one
    Quarantine(Disk disk, Supplier<Path> file) {
        this.disk = disk;
        this.file = file;
    }

    void add(BrokenRow row) {
        rows++;
        Count count = reasons.computeIfAbsent(new Reason(row.code(), row.at()), _ -> new Count());
        count.rows++;
        if (count.samples.size() < SAMPLES) count.samples.add(row);
        byte[] line = (JSON.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8);
        if (line.length > buffer.remaining()) flush();
        if (line.length > buffer.capacity()) write(ByteBuffer.wrap(line));
        else buffer.put(line);
    }

    long rows() {
        return rows;
    }

    List<IngestReport.Quarantined> counts() {
        List<IngestReport.Quarantined> counts = new ArrayList<>();
        reasons.forEach((reason, count) -> counts.add(new IngestReport.Quarantined(reason.code(), reason.at(), count.samples.getFirst().cause(), count.rows, count.samples)));
        return counts;
    }

    /// Puts the file in its place; an earlier one of the same name gives way. Returns its name, empty if there is nothing in it.
    String finish() {
        if (rows == 0) return "";
        flush();
        appender.sync();
        appender.close();
        appender = null;
        disk.delete(file.get());
        disk.rename(growing(), file.get());
        return file.get().toString();
    }

    private Path growing() {
        return file.get().resolveSibling(file.get().getFileName() + ".tmp");
    }

    private void flush() {
        write(buffer.flip());
        buffer.clear();
    }

    private void write(ByteBuffer bytes) {
        if (appender == null) {
            disk.createFolders(file.get().getParent());
            disk.delete(growing());
            appender = disk.append(growing());
        }
        appender.write(bytes);
    }

    @Override
    public void close() {
        if (appender != null) appender.close();
    }
}
