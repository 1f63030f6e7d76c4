package septet.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The page that shows `/status` to a person: one file without anything from elsewhere. Its policy lets exactly its own script and
/// style run, named by their hashes.
record LivePage(byte[] body, String policy) {
    static LivePage load() {
        try (InputStream in = LivePage.class.getResourceAsStream("live.html")) {
            if (in == null) throw new IllegalStateException("live.html is not in the jar");
            byte[] body = in.readAllBytes();
            String text = new String(body, StandardCharsets.UTF_8);
            String policy = "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'sha256-"
                    + hash(between(text, "<script>", "</script>")) + "'; style-src 'sha256-" + hash(between(text, "<style>", "</style>")) + "'";
            return new LivePage(body, policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String hash(String content) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
