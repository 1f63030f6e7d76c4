package septet.engines.parquet;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import septet.data.FileShape;
import septet.data.FileType;
import septet.data.NumberColumns;
import septet.data.TextTable;

/// One file, of which the columns are read here that can be. Where a request wants another one too, somebody else reads all of them.
final class ParquetTable implements TextTable {
    /// What pages of all columns that are read together may take; whoever reads otherwise keeps less.
    private static final long MOST_TOGETHER = Pages.MOST_PAGE;

    private final Path file;
    private final FileChannel channel;
    private final Footer footer;
    private final Supplier<TextTable> opener;
    private final Workers workers;
    /// Leaves that are written or packed in other ways than are known here.
    private final BitSet foreign;
    private Optional<TextTable> otherwise = Optional.empty();
    private final List<String> headers;

    ParquetTable(Path file, FileChannel channel, Footer footer, Supplier<TextTable> opener, Workers workers) {
        this.file = file;
        this.channel = channel;
        this.footer = footer;
        this.opener = opener;
        this.workers = workers;
        this.foreign = foreign(footer);
        // names that only differ in capitals, or not at all, get others from who reads otherwise
        this.headers = areDistinct(footer.fields()) ? footer.fields().stream().map(Field::name).toList() : otherwise().headers();
    }

    private static boolean areDistinct(List<Field> fields) {
        Set<String> names = new HashSet<>();
        return fields.stream().allMatch(field -> !field.name().isEmpty() && names.add(field.name().toLowerCase(Locale.ROOT)));
    }

    synchronized TextTable otherwise() {
        if (otherwise.isEmpty()) otherwise = Optional.of(opener.get());
        return otherwise.get();
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public FileShape shape() {
        return FileShape.typed("Parquet");
    }

    @Override
    public boolean isPlain(int column) {
        Field field = footer.fields().get(column);
        return field.stored() == Field.Stored.OTHER ? otherwise().isPlain(column) : !field.isText();
    }

    @Override
    public FileType type(int column) {
        Field field = footer.fields().get(column);
        return field.stored() == Field.Stored.OTHER ? otherwise().type(column) : field.type();
    }

    @Override
    public Optional<NumberColumns> numberColumns() {
        return Optional.of(new ParquetNumbers(this, channel, footer));
    }

    private static BitSet foreign(Footer footer) {
        BitSet foreign = new BitSet();
        for (Footer.Group group : footer.groups()) {
            for (int leaf = 0; leaf < group.chunks().size(); leaf++) {
                Chunk chunk = group.chunks().get(leaf);
                if (!Codec.knows(chunk.codec()) || !Encodings.know(chunk.encodings())) foreign.set(leaf);
            }
        }
        return foreign;
    }

    /// Whether somebody else must read a column.
    boolean isForeign(Field field) {
        return foreign.get(field.leaf());
    }

    /// Whether pages of all these columns at once would take more memory than they should.
    boolean areTooMany(List<Field> fields) {
        for (Footer.Group group : footer.groups()) {
            long unpacked = 0;
            for (Field field : fields) unpacked += group.chunks().get(field.leaf()).unpacked();
            if (unpacked <= MOST_TOGETHER) continue;
            long together = 0;
            for (Field field : fields) together += estimate(field, group);
            if (together > MOST_TOGETHER) return true;
        }
        return false;
    }

    private long estimate(Field field, Footer.Group group) {
        if (group.rows() == 0) return 0;
        try {
            return new Pages(channel, group.chunks().get(field.leaf()), field.optional(), new Buffers(Waves.AHEAD)).estimate();
        } catch (Damaged e) {
            throw damaged(field, 0, e);
        }
    }

    @Override
    public void read(int[] places, Sink into) {
        List<Field> wanted = IntStream.of(places).mapToObj(footer.fields()::get).toList();
        if (!wanted.stream().allMatch(Field::isDirect) || wanted.stream().anyMatch(this::isForeign) || areTooMany(wanted)) {
            otherwise().read(places, into);
            return;
        }
        new Waves(this, wanted, footer.groups()).read(into, workers);
    }

    Column column(Field field, Footer.Group group, Buffers buffers) {
        Chunk chunk = group.chunks().get(field.leaf());
        if (chunk.values() != group.rows()) throw damaged(field, 0, new Damaged("it has " + chunk.values() + " values in " + group.rows() + " rows"));
        return new Column(channel, field, chunk, buffers);
    }

    RuntimeException damaged(Field field, long row, Damaged how) {
        return ParquetFiles.refused(file, new Damaged("column " + field.name() + (row == 0 ? "" : ", from row " + row + " on"), how));
    }

    @Override
    public void close() {
        ParquetFiles.close(channel);
        otherwise.ifPresent(TextTable::close);
    }
}
