package septet.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.design.Type;
import septet.world.Chance;

/// Card payments in arrays: as many and as dense per key as the generated ones, without their stories.
final class PaymentArrays implements Table {
    static final int CARDS = 4_994;
    static final int TERMINALS = 10_000;
    private static final int DAYS = 183;
    private static final long SECOND = 1_000_000;

    private final Dictionary dictionary = new Dictionary();
    private final Schema schema = new Schema("payments", List.of(
            new Column("card", new Type.Key("card"), new Known.AtOnce(), false), new Column("terminal", new Type.Key("terminal"), new Known.AtOnce(), false),
            new Column("amount", new Type.Money("EUR"), new Known.AtOnce(), false),
            new Column("fraud", new Type.Bool(), new Known.After(Duration.ofDays(7)), false)));
    final long[] times;
    final int[] cards;
    final int[] terminals;
    final long[] amounts;
    final boolean[] frauds;

    PaymentArrays(int rows, long seed) {
        Chance chance = Chance.of(seed);
        for (int card = 0; card < CARDS; card++) dictionary.code("c" + card);
        for (int terminal = 0; terminal < TERMINALS; terminal++) dictionary.code("t" + terminal);
        times = IntStream.range(0, rows).mapToLong(_ -> chance.nextInt(DAYS * 86_400) * SECOND).toArray();
        Arrays.sort(times);
        cards = new int[rows];
        terminals = new int[rows];
        amounts = new long[rows];
        frauds = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            cards[row] = chance.nextInt(CARDS);
            terminals[row] = chance.nextInt(TERMINALS);
            amounts[row] = (1 + chance.nextInt(20_000)) * 100L;
            frauds[row] = chance.nextInt(120) == 0;
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Dictionary dictionary() {
        return dictionary;
    }

    @Override
    public int rows() {
        return times.length;
    }

    @Override
    public long time(int row) {
        return times[row];
    }

    @Override
    public long arrival(int row) {
        return times[row];
    }

    @Override
    public void load(int row, Row into) {
        into.time = times[row];
        into.arrival = times[row];
        into.values[0] = cards[row];
        into.values[1] = CARDS + terminals[row];
        into.values[2] = amounts[row];
        into.values[3] = frauds[row] ? 1 : 0;
    }
}
