package septet.engines.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.data.Format;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;

/// Files in which bytes were changed, lost or doubled are read or refused, and nothing else.
class DamagedFilesTest {
    private static final long SEED = 5;
    private static final int EACH = 100;

    @TempDir
    Path folder;

    /// Nobody reads otherwise, so that all that happens does so here.
    private record Nobody() implements TableReader {
        @Override
        public boolean reads(Path file) {
            return true;
        }

        @Override
        public TextTable open(Path file, Format format) {
            throw new Refused(Fault.DATA, Problem.error(file.toString(), "nobody reads it", "", "", "DATA-DAMAGED-FILE"));
        }
    }

    @Test
    void nothingButAnswersAndRefusals() throws IOException {
        Chance chance = Chance.of(SEED);
        int read = 0;
        int refused = 0;
        for (Path file : Beside.files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int round = 0; round < EACH; round++) {
                Path damaged = folder.resolve("damaged.parquet");
                Files.write(damaged, damaged(whole, chance));
                Optional<Throwable> how = reading(damaged);
                how.filter(thrown -> !(thrown instanceof Refused)).ifPresent(thrown -> {
                    throw new AssertionError("seed " + SEED + " " + file.getFileName(), thrown);
                });
                if (how.isPresent()) refused++;
                else read++;
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    /// Reads each column by itself: one that is refused hides no other.
    private static Optional<Throwable> reading(Path file) {
        Optional<Throwable> how = Optional.empty();
        try (TextTable table = Beside.reader(new Nobody(), 2).open(file, Format.DEFAULT)) {
            for (int column = 0; column < table.headers().size(); column++) {
                try {
                    Beside.texts(table, column);
                    if (table.numberColumns().orElseThrow().isNumber(column)) Beside.numbers(table, column);
                } catch (Refused e) {
                    how = Optional.of(e);
                }
            }
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        }
        return how;
    }

    private static byte[] damaged(byte[] whole, Chance chance) {
        byte[] bytes = whole.clone();
        int changes = 1 + chance.nextInt(4);
        for (int change = 0; change < changes; change++) {
            // the end tells what stands where
            int at = chance.nextInt(2) == 0 ? chance.nextInt(bytes.length) : bytes.length - 1 - chance.nextInt(Math.min(bytes.length, 12_000));
            switch (chance.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << chance.nextInt(8));
                case 1 -> bytes[at] = (byte) chance.nextLong();
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + chance.nextInt(20)), (byte) List.of(0, -1, 127, -128).get(chance.nextInt(4)).intValue());
                case 3 -> System.arraycopy(whole, chance.nextInt(whole.length - 8), bytes, Math.min(at, bytes.length - 8), 8);
                case 4 -> bytes[at] += 1;
                default -> {
                    byte[] less = Arrays.copyOf(bytes, Math.max(20, bytes.length - 1 - chance.nextInt(40)));
                    // what it says of itself is still its end
                    System.arraycopy(bytes, bytes.length - 8, less, less.length - 8, 8);
                    bytes = less;
                }
            }
        }
        return bytes;
    }
}
