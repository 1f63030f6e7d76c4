package septet.engines.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import septet.data.Format;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Scheduler;

/// Opens `.parquet` files, and reads their columns of numbers, truths, times and texts itself ([the format](https://github.com/apache/parquet-format)). What it does not
/// read, another
/// reader does, of which the values and texts are the same.
///
/// @param otherwise reads columns of other types, and files that are written or packed in other ways
/// @param scheduler runs tasks at the same time
/// @param threads   with two, rows are read while those before them are handed on
public record ParquetFiles(TableReader otherwise, Scheduler scheduler, int threads) implements TableReader {
    @Override
    public boolean reads(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    @Override
    public TextTable open(Path file, Format format) {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return new ParquetTable(file, channel, FooterReader.read(channel), () -> otherwise.open(file, format), new Workers(scheduler, threads));
        } catch (Damaged | ArithmeticException _) {
            close(channel);
            return otherwise.open(file, format);
        } catch (IOException e) {
            close(channel);
            throw new UncheckedIOException(e);
        }
    }

    static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Refused refused(Path file, Damaged how) {
        return new Refused(Fault.DATA, Problem.error(file.toString(), "it is damaged: " + how.getMessage(), "nothing is read", "Write the file again.", "DATA-DAMAGED-FILE"));
    }
}
