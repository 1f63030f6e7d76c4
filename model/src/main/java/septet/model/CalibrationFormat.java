package septet.model;

import java.util.Optional;

/// How a [Calibration] stands in an artifact.
final class CalibrationFormat {
    private static final int NONE = 0;
    private static final int PLATT = 1;
    private static final int ISOTONIC = 2;

    private CalibrationFormat() {}

    static void write(Calibration calibration, ArtifactWriter writer) {
        ModelFormat.writeProvenance(calibration.provenance(), writer);
        switch (calibration) {
            case Calibration.None _ -> writer.tag(NONE);
            case Calibration.Platt platt -> {
                writer.tag(PLATT);
                writer.real(platt.slope());
                writer.real(platt.shift());
            }
            case Calibration.Isotonic isotonic -> {
                writer.tag(ISOTONIC);
                writer.reals(isotonic.from());
                writer.reals(isotonic.to());
            }
        }
    }

    static Calibration read(ArtifactReader reader) {
        Provenance provenance = ModelFormat.readProvenance(reader);
        return switch (reader.tag()) {
            case NONE -> new Calibration.None(provenance);
            case PLATT -> new Calibration.Platt(provenance, reader.finite(), reader.finite());
            case ISOTONIC -> new Calibration.Isotonic(provenance, reader.reals(), reader.reals());
            default -> throw new ArtifactReader.Damaged("an unknown calibration");
        };
    }

    static void write(Optional<Conformal> interval, ArtifactWriter writer) {
        writer.tag(interval.isPresent() ? 1 : 0);
        interval.ifPresent(it -> {
            ModelFormat.writeProvenance(it.provenance(), writer);
            writer.tag(it.scale().ordinal());
            writer.real(it.below());
            writer.real(it.above());
        });
    }

    static Optional<Conformal> readInterval(ArtifactReader reader) {
        if (!reader.truth()) return Optional.empty();
        Provenance provenance = ModelFormat.readProvenance(reader);
        int scale = reader.tag();
        if (scale >= Conformal.Scale.values().length) throw new ArtifactReader.Damaged("an unknown scale");
        return Optional.of(new Conformal(provenance, Conformal.Scale.values()[scale], reader.finite(), reader.finite()));
    }
}
