package septet.serving;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import septet.world.Disk;

/// Messages that were not taken in, one JSON object a line: where each stands, why, and what it says. What stands here is on the device before the stream goes
/// on behind it; after a power cut a line may stand twice, or the last one may be torn.
public final class AsideFile {
    private static final long MOST_BYTES = 1L << 30;
    private final Disk disk;
    private final Path file;
    private final String stream;
    private final Json json = new Json(Limits.DEFAULT);

    /// @param stream where the messages come from
    public AsideFile(Disk disk, Path file, String stream) {
        this.disk = disk;
        this.file = file;
        this.stream = stream;
    }

    public Path path() {
        return file;
    }

    /// Writes them durably. A file that holds a gigabyte takes no more: what is wrong with so many is known by then.
    void put(List<Aside> asides) {
        disk.createFolders(file.getParent());
        boolean isNew = !disk.exists(file);
        if (!isNew && disk.size(file) > MOST_BYTES) return;
        try (Disk.Appender appender = disk.append(file)) {
            for (Aside aside : asides) appender.write(ByteBuffer.wrap(line(aside)));
            appender.sync();
        }
        if (isNew) disk.syncFolder(file.getParent());
    }

    private byte[] line(Aside aside) {
        byte[] object = json.write(to -> {
            to.writeStartObject();
            to.writeStringProperty("stream", stream);
            to.writeNumberProperty("partition", aside.partition());
            to.writeNumberProperty("offset", aside.offset());
            to.writeStringProperty("problem", aside.problem().line());
            to.writeStringProperty("text", aside.text());
            to.writeEndObject();
        });
        return (new String(object, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
