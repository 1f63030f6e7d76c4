package septet.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import septet.data.Hashes;

/// The hash of training rows, made when it is asked for first. Numbers count by their bits, words and texts by their letters.
final class RowsContent {
    private static final int BLOCK = 1 << 16;
    private final TrainingRows rows;
    private String hash = "";

    RowsContent(TrainingRows rows) {
        this.rows = rows;
    }

    /// Hexadecimal SHA-256.
    synchronized String get() {
        if (hash.isEmpty()) hash = made();
        return hash;
    }

    private String made() {
        MessageDigest digest = Hashes.digest();
        for (int i = 0; i < rows.inputs().size(); i++) {
            Input input = rows.inputs().get(i);
            text(digest, input.toString());
            switch (input.kind()) {
                case NUMBER -> numbers(digest, rows.column(i));
                case CATEGORY -> texts(digest, rows.column(i), false);
                case TERMS -> texts(digest, rows.column(i), true);
            }
        }
        numbers(digest, rows.target());
        numbers(digest, rows.weight());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void numbers(MessageDigest digest, double[] values) {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (double value : values) {
            if (!block.hasRemaining()) {
                digest.update(block.flip());
                block.clear();
            }
            block.putDouble(value);
        }
        digest.update(block.flip());
    }

    private void texts(MessageDigest digest, double[] values, boolean whole) {
        for (double value : values) text(digest, Double.isNaN(value) ? "\u0000" : whole ? rows.words().text((int) value) : rows.words().word((int) value));
    }

    /// Behind its length, so that no two rows of texts run into one.
    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
