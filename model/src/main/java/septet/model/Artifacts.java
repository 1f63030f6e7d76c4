package septet.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// The file format of fitted things: data only, no code, no class names; the same content gives the same bytes.
///
/// `SPTM`, version (2 bytes), kind (1 byte: 1 model, 2 calibrated model), the content, CRC-32C of all before it.
/// Numbers stand big end first, texts as UTF-8 after their length.
public final class Artifacts {
    /// No artifact is longer.
    public static final int MOST_BYTES = 256 << 20;
    private static final int MAGIC = 'S' << 24 | 'P' << 16 | 'T' << 8 | 'M';
    /// The second knows several heads; files of the first are read for ever.
    private static final int VERSION = 2;
    private static final int MODEL = 1;
    private static final int CALIBRATED = 2;
    private static final int LEAST_BYTES = 11;

    private Artifacts() {}

    static byte[] write(FittedModel model) {
        ArtifactWriter writer = begin(MODEL);
        ModelFormat.write(model, writer);
        return end(writer);
    }

    static byte[] write(CalibratedModel calibrated) {
        ArtifactWriter writer = begin(CALIBRATED);
        writer.whole(calibrated.calibrations().size());
        calibrated.calibrations().forEach(calibration -> CalibrationFormat.write(calibration, writer));
        CalibrationFormat.write(calibrated.interval(), writer);
        switch (calibrated.model()) {
            case FittedModel model -> ModelFormat.write(model, writer);
            default -> throw new IllegalArgumentException("a model of another kind");
        }
        return end(writer);
    }

    /// @param place names the artifact in a problem
    /// @throws Refused with `MODEL-ARTIFACT` where these bytes are no whole, sound artifact of this kind and version
    public static Model model(String place, byte[] artifact) {
        return read(place, artifact, MODEL, ModelFormat::read);
    }

    /// @param place names the artifact in a problem
    /// @throws Refused with `MODEL-ARTIFACT` where these bytes are no whole, sound artifact of this kind and version
    public static CalibratedModel calibrated(String place, byte[] artifact) {
        return read(place, artifact, CALIBRATED, (reader, version) -> {
            int heads = version == 1 ? 1 : reader.count(1);
            List<Calibration> calibrations = new ArrayList<>();
            for (int i = 0; i < heads; i++) calibrations.add(CalibrationFormat.read(reader));
            Optional<Conformal> interval = version == 1 ? Optional.empty() : CalibrationFormat.readInterval(reader);
            return new CalibratedModel(ModelFormat.read(reader, version), calibrations, interval);
        });
    }

    private interface Content<T> {
        T read(ArtifactReader reader, int version);
    }

    private static <T> T read(String place, byte[] artifact, int kind, Content<T> content) {
        try {
            ArtifactReader reader = new ArtifactReader(ByteBuffer.wrap(artifact, 0, checked(artifact)));
            if (reader.whole() != MAGIC) throw new ArtifactReader.Damaged("another kind of file");
            int version = reader.half();
            if (version < 1 || version > VERSION) throw new ArtifactReader.Damaged("format " + version + ", not one of 1 to " + VERSION);
            if (reader.tag() != kind) throw new ArtifactReader.Damaged("another kind of content");
            T read = content.read(reader, version);
            reader.end();
            return read;
        } catch (ArtifactReader.Damaged | IllegalArgumentException e) {
            throw new Refused(Fault.DATA, Problem.error(place, "no sound model artifact: it holds " + e.getMessage(), "it is not used",
                    "Restore the file, or run the design again.", "MODEL-ARTIFACT"));
        }
    }

    /// How many bytes stand before the checksum.
    private static int checked(byte[] artifact) {
        if (artifact.length < LEAST_BYTES || artifact.length > MOST_BYTES) throw new ArtifactReader.Damaged(artifact.length + " bytes");
        int length = artifact.length - 4;
        if (checksum(artifact, length) != ByteBuffer.wrap(artifact, length, 4).getInt()) throw new ArtifactReader.Damaged("bytes that its checksum denies");
        return length;
    }

    private static ArtifactWriter begin(int kind) {
        ArtifactWriter writer = new ArtifactWriter();
        writer.whole(MAGIC);
        writer.half(VERSION);
        writer.tag(kind);
        return writer;
    }

    private static byte[] end(ArtifactWriter writer) {
        byte[] content = writer.bytes();
        writer.whole(checksum(content, content.length));
        return writer.bytes();
    }

    static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
