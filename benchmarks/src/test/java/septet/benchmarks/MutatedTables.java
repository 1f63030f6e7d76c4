package septet.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small tables of payments in each kind of file, before they are mutated.
final class MutatedTables {
    static final String PLAIN = "plain.csv";
    private static final int ROWS = 30;

    private MutatedTables() {}

    static String design() {
        try {
            return Repository.example("card-fraud/design.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// By their names.
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        StringBuilder plain = new StringBuilder("payment,at,card,terminal,amount,fraud\n");
        StringBuilder quoted = new StringBuilder("\"payment\";\"at\";\"card\";\"terminal\";\"amount\";\"fraud\"\r\n");
        StringBuilder json = new StringBuilder();
        StringBuilder arff = new StringBuilder("@relation r\n@attribute payment string\n@attribute at date\n@attribute card {c1,c2}\n@attribute terminal string\n"
                + "@attribute amount numeric\n@attribute fraud {0,1}\n@data\n");
        for (int i = 0; i < ROWS; i++) {
            String day = "2018-04-%02d".formatted(1 + i % 28);
            String amount = (i * 37 % 300) + "." + (i % 10) + "5";
            plain.append("p").append(i).append(',').append(day).append(" 12:00:00,c").append(i % 5).append(",t").append(i % 7).append(',').append(amount).append(',')
                    .append(i % 2).append('\n');
            quoted.append("\"p").append(i).append("\";\"").append("%02d.04.2018".formatted(1 + i % 28)).append("\";\"c\n").append(i % 5).append("\";\"t\"\"é\";\"")
                    .append(amount.replace('.', ','))
                    .append("\";\"").append(i % 2 == 0 ? "ja" : "nein").append("\"\r\n");
            json.append("{\"payment\": \"p").append(i).append("\", \"at\": \"").append(day).append("\", \"card\": \"c").append(i % 5)
                    .append("\", \"terminal\": \"t\", \"amount\": ").append(amount)
                    .append(", \"fraud\": ").append(i % 2 == 0).append("}\n");
            arff.append("p").append(i).append(",'").append(day).append("',c").append(1 + i % 2).append(",'t ").append(i % 7).append("',").append(amount).append(',')
                    .append(i % 2).append('\n');
        }
        byte[] csv = plain.toString().getBytes(StandardCharsets.UTF_8);
        all.put(PLAIN, csv);
        all.put("quoted.csv", quoted.toString().getBytes(StandardCharsets.UTF_8));
        all.put("latin.csv", quoted.toString().getBytes(Charset.forName("windows-1252")));
        all.put("wide.tsv", plain.toString().replace(',', '\t').getBytes(StandardCharsets.UTF_16));
        all.put("lines.jsonl", json.toString().getBytes(StandardCharsets.UTF_8));
        all.put("list.json", ("[" + json.toString().strip().replace("\n", ",\n") + "]").getBytes(StandardCharsets.UTF_8));
        all.put("weka.arff", arff.toString().getBytes(StandardCharsets.UTF_8));
        all.put("packed.csv.gz", packed(csv, false));
        all.put("packed.zip", packed(csv, true));
        return all;
    }

    private static byte[] packed(byte[] content, boolean zip) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = zip ? new ZipOutputStream(bytes) : new GZIPOutputStream(bytes)) {
            if (out instanceof ZipOutputStream archive) archive.putNextEntry(new ZipEntry("a.csv"));
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
