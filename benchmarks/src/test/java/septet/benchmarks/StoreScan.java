package septet.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Looks for values in every file of a folder, however they may be written, also within packed files.
final class StoreScan {
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private StoreScan() {}

    /// How a value may stand in a file: name of the form, and its bytes as letters.
    static Map<String, String> forms(String value) {
        Map<String, String> forms = new LinkedHashMap<>();
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        forms.put("UTF-8", new String(utf8, BYTES));
        forms.put("ISO-8859-1", value);
        forms.put("UTF-16, great end first", new String(value.getBytes(StandardCharsets.UTF_16BE), BYTES));
        forms.put("UTF-16, small end first", new String(value.getBytes(StandardCharsets.UTF_16LE), BYTES));
        for (int shift = 0; shift < 3; shift++) {
            forms.put("base64 " + shift, base64(utf8, shift, Base64.getEncoder()));
            forms.put("base64 for addresses " + shift, base64(utf8, shift, Base64.getUrlEncoder()));
        }
        forms.put("hexadecimal", HexFormat.of().formatHex(utf8));
        forms.put("hexadecimal in capitals", HexFormat.of().withUpperCase().formatHex(utf8));
        forms.put("URL", URLEncoder.encode(value, StandardCharsets.UTF_8));
        forms.put("URL with spaces as %20", URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        StringBuilder escaped = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        for (char c : value.toCharArray()) {
            escaped.append(String.format("\\u%04x", (int) c));
            if (c == '"' || c == '\\') plain.append('\\').append(c);
            else if (c > 126) plain.append(String.format("\\u%04x", (int) c));
            else plain.append(c);
        }
        forms.put("JSON, all escaped", escaped.toString());
        forms.put("JSON, escaped where needed", plain.toString());
        forms.put("HTML", value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"));
        forms.put("backwards", new StringBuilder(new String(utf8, BYTES)).reverse().toString());
        return forms;
    }

    /// The letters that do not depend on what stands before and behind.
    private static String base64(byte[] bytes, int shift, Base64.Encoder encoder) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text = encoder.withoutPadding().encodeToString(shifted);
        return text.substring(shift == 0 ? 0 : shift + 1, bytes.length + shift - (bytes.length + shift) % 3 == 0 ? text.length() : (bytes.length + shift) / 3 * 4);
    }

    /// Where any of the values stands in any form: `file: form`.
    static List<String> found(Path folder, List<String> values) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                for (byte[] content : unpacked(Files.readAllBytes(file))) look(name, new String(content, BYTES), values, found);
                look(name + " (its name)", name, values, found);
            }
        }
        return found;
    }

    private static void look(String name, String content, List<String> values, List<String> found) {
        for (String value : values) {
            forms(value).forEach((form, letters) -> {
                if (content.contains(letters)) found.add(name + ": " + value + " as " + form);
            });
        }
    }

    /// The bytes, and what is packed in them.
    private static List<byte[]> unpacked(byte[] bytes) throws IOException {
        List<byte[]> all = new ArrayList<>(List.of(bytes));
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) all.add(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
        if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3) {
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) all.add(zip.readAllBytes());
        }
        return all;
    }
}
