package septet.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import septet.design.Type;
import septet.world.Disk;

/// A table as a file, column after column, so that later commands need not parse its source again.
///
/// | bytes | |
/// |---|---|
/// | 8 | `SEPTCOL1` |
/// | 4, 4, 1 | rows, columns, whether arrivals stand apart from times |
/// | | name and type of each column |
/// | 8 a row | times; then arrivals, if they stand apart |
/// | | ids: all lengths, then all bytes |
/// | | each column: number, money, time 8 bytes a row; boolean 1; words by their place in a list that stands before (in the order in which rows meet them); texts like ids |
/// | 32 | SHA-256 of everything before it: the table's *fingerprint* |
///
/// Codes of the dictionary do not enter the file, nor does the order of rows in the source: the same rows have the same fingerprint.
/// All numbers are little-endian.
final class ColumnFile {
    private static final byte[] MAGIC = "SEPTCOL1".getBytes(StandardCharsets.US_ASCII);

    private ColumnFile() {}

    /// Writes the table durably, whole or not at all, and returns its fingerprint.
    static String write(Disk disk, Path file, ColumnTable table) {
        Path growing = file.resolveSibling(file.getFileName() + ".tmp");
        disk.createFolders(file.getParent());
        disk.delete(growing);
        String fingerprint;
        try (Disk.Appender appender = disk.append(growing)) {
            DigestWriter out = new DigestWriter(appender);
            write(out, table);
            fingerprint = HexFormat.of().formatHex(out.finish());
            appender.sync();
        }
        disk.rename(growing, file);
        disk.syncFolder(file.getParent());
        return fingerprint;
    }

    private static void write(DigestWriter out, ColumnTable table) {
        boolean apart = false;
        for (int row = 0; row < table.rows() && !apart; row++) apart = table.time(row) != table.arrival(row);
        out.bytes(MAGIC, 0, MAGIC.length);
        out.integer(table.rows());
        out.integer(table.columns().size());
        out.one(apart ? 1 : 0);
        for (Column column : table.schema().columns()) {
            out.text(column.name());
            out.text(column.type().words());
        }
        longs(out, table.times());
        if (apart) longs(out, table.arrivals());
        texts(out, table.ids());
        for (Cells cells : table.columns()) {
            switch (cells) {
                case Cells.Longs longs -> longs(out, longs);
                case Cells.Numbers numbers -> {
                    for (int row = 0; row < numbers.size(); row++) out.whole(numbers.value(row));
                }
                case Cells.Truths truths -> {
                    for (int row = 0; row < truths.size(); row++) out.one(truths.value(row) == Values.MISSING ? -1 : (int) truths.value(row));
                }
                case Cells.Words words -> words(out, words, table.dictionary());
                case Cells.Texts texts -> texts(out, texts);
            }
        }
    }

    private static void longs(DigestWriter out, Cells.Longs cells) {
        for (int row = 0; row < cells.size(); row++) out.whole(cells.value(row));
    }

    private static void texts(DigestWriter out, Cells.Texts cells) {
        for (int row = 0; row < cells.size(); row++) out.integer(cells.length(row));
        for (int row = 0; row < cells.size(); row++) out.bytes(cells.bytes(), cells.begin(row), cells.length(row));
    }

    private static void words(DigestWriter out, Cells.Words cells, Dictionary dictionary) {
        int[] places = new int[dictionary.size()];
        Arrays.fill(places, -1);
        List<String> words = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            int code = cells.code(row);
            if (code < 0 || places[code] >= 0) continue;
            places[code] = words.size();
            words.add(dictionary.word(code));
        }
        out.integer(words.size());
        words.forEach(out::text);
        for (int row = 0; row < cells.size(); row++) out.integer(cells.code(row) < 0 ? -1 : places[cells.code(row)]);
    }

    /// What a file holds.
    record Read(ColumnTable table, String fingerprint) {}

    /// Reads a table back; empty where the file lacks, is damaged, or holds other columns.
    static Optional<Read> read(Disk disk, Path file, Schema schema, Dictionary dictionary) {
        if (!disk.exists(file)) return Optional.empty();
        try (Disk.Input input = disk.open(file)) {
            DigestReader in = new DigestReader(input);
            ColumnTable table = read(in, schema, dictionary);
            return Optional.of(new Read(table, HexFormat.of().formatHex(in.finish())));
        } catch (DigestReader.Damaged _) {
            return Optional.empty();
        }
    }

    private static ColumnTable read(DigestReader in, Schema schema, Dictionary dictionary) throws DigestReader.Damaged {
        in.expect(Arrays.equals(in.bytes(MAGIC.length), MAGIC));
        int rows = in.count(8);
        in.expect(in.count(1) == schema.columns().size());
        boolean apart = in.one() == 1;
        for (Column column : schema.columns()) in.expect(in.text().equals(column.name()) && in.text().equals(column.type().words()));
        Cells.Longs times = longs(in, rows);
        Cells.Longs arrivals = apart ? longs(in, rows) : times;
        Cells.Texts ids = texts(in, rows);
        List<Cells> columns = new ArrayList<>();
        for (Column column : schema.columns()) columns.add(cells(in, column.type(), rows, dictionary));
        return new ColumnTable(schema, dictionary, times, arrivals, ids, columns);
    }

    private static Cells cells(DigestReader in, Type type, int rows, Dictionary dictionary) throws DigestReader.Damaged {
        return switch (Cells.of(type, dictionary)) {
            case Cells.Longs _ -> longs(in, rows);
            case Cells.Numbers _ -> {
                Cells.Numbers numbers = new Cells.Numbers(rows);
                for (int row = 0; row < rows; row++) numbers.add(in.whole(), "");
                yield numbers;
            }
            case Cells.Texts _ -> texts(in, rows);
            case Cells.Words words -> words(in, words, rows, dictionary);
            case Cells.Truths truths -> {
                for (int row = 0; row < rows; row++) {
                    byte value = in.one();
                    in.expect(value >= -1 && value <= 1);
                    truths.add(value < 0 ? Values.MISSING : value, "");
                }
                yield truths;
            }
        };
    }

    private static Cells.Longs longs(DigestReader in, int rows) throws DigestReader.Damaged {
        Cells.Longs cells = new Cells.Longs(rows);
        for (int row = 0; row < rows; row++) cells.add(in.whole());
        return cells;
    }

    private static Cells.Texts texts(DigestReader in, int rows) throws DigestReader.Damaged {
        int[] lengths = new int[rows];
        for (int row = 0; row < rows; row++) lengths[row] = in.count(1);
        Cells.Texts cells = new Cells.Texts();
        for (int row = 0; row < rows; row++) cells.add(in.bytes(lengths[row]));
        return cells;
    }

    private static Cells.Words words(DigestReader in, Cells.Words cells, int rows, Dictionary dictionary) throws DigestReader.Damaged {
        int[] codes = new int[in.count(4)];
        for (int i = 0; i < codes.length; i++) codes[i] = dictionary.code(in.text());
        for (int row = 0; row < rows; row++) {
            int place = in.integer();
            in.expect(place >= -1 && place < codes.length);
            cells.add(place < 0 ? -1 : codes[place]);
        }
        return cells;
    }
}
