package septet.data;

/// How large the parts of a log may grow.
///
/// @param segmentBytes a segment that would exceed it is ended and the next begun; one record may be larger than a segment
/// @param recordBytes  the largest payload
public record LogLimits(int segmentBytes, int recordBytes) {
    static final int LARGEST_RECORD = 16 << 20;
    public static final LogLimits DEFAULT = new LogLimits(64 << 20, LARGEST_RECORD);

    public LogLimits {
        if (segmentBytes < SegmentHeader.SIZE || segmentBytes > 1 << 30) throw new IllegalArgumentException("segment of " + segmentBytes + " bytes");
        if (recordBytes < 0 || recordBytes > LARGEST_RECORD) throw new IllegalArgumentException("record of " + recordBytes + " bytes");
    }
}
