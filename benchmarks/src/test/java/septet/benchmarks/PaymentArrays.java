package septet.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.CardDay;
import septet.data.CardPaymentSettings;
import septet.data.CardPayments;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.design.Expression;
import septet.design.ExpressionParser;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Type;
import septet.features.Declarations;
import septet.features.FeaturePlan;

/// Generated card payments in arrays, and the fifteen features of the example: what is measured is the features, not the reading of files.
final class PaymentArrays implements Table {
    private final Dictionary dictionary = new Dictionary();
    private final Schema schema = new Schema("payments", List.of(
            new Column("card", new Type.Key("card"), new Known.AtOnce(), false), new Column("terminal", new Type.Key("terminal"), new Known.AtOnce(), false),
            new Column("amount", new Type.Money("EUR"), new Known.AtOnce(), false),
            new Column("fraud", new Type.Bool(), new Known.After(Duration.ofDays(7)), false)));
    private int rows;
    /// The code of the first terminal.
    private int firstTerminal;
    /// Seconds since 1970.
    long[] seconds = new long[1 << 16];
    int[] cards = new int[1 << 16];
    int[] terminals = new int[1 << 16];
    long[] cents = new long[1 << 16];
    boolean[] frauds = new boolean[1 << 16];

    /// Time and money as the product's own tables hold them: microseconds, and ten thousandths.
    private long[] micros = {};
    private long[] money = {};

    PaymentArrays(CardPaymentSettings settings) {
        this(settings.cards(), settings.terminals());
        CardPayments payments = new CardPayments(settings);
        CardDay day = new CardDay();
        for (int i = 0; i < settings.days(); i++) {
            payments.next(day);
            long start = settings.start().plusDays(i).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            for (int payment = 0; payment < day.size(); payment++) add(start + day.second(payment), day, payment);
        }
        hold();
    }

    private PaymentArrays(int numberOfCards, int numberOfTerminals) {
        firstTerminal = numberOfCards;
        for (int card = 0; card < numberOfCards; card++) dictionary.code("c" + card);
        for (int terminal = 0; terminal < numberOfTerminals; terminal++) dictionary.code("t" + terminal);
    }

    private void hold() {
        micros = new long[rows];
        money = new long[rows];
        for (int row = 0; row < rows; row++) {
            micros[row] = seconds[row] * 1_000_000;
            money[row] = cents[row] * 100;
        }
    }

    /// For another process.
    void write(Path file) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeObject(new int[] {firstTerminal, dictionary.size() - firstTerminal, rows});
            for (Object column : List.of(seconds, cards, terminals, cents, frauds)) out.writeObject(column);
        }
    }

    static PaymentArrays read(Path file) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int[] sizes = (int[]) in.readObject();
            PaymentArrays payments = new PaymentArrays(sizes[0], sizes[1]);
            payments.rows = sizes[2];
            payments.seconds = (long[]) in.readObject();
            payments.cards = (int[]) in.readObject();
            payments.terminals = (int[]) in.readObject();
            payments.cents = (long[]) in.readObject();
            payments.frauds = (boolean[]) in.readObject();
            payments.hold();
            return payments;
        }
    }

    private void add(long second, CardDay day, int payment) {
        if (rows == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * rows);
            cards = Arrays.copyOf(cards, 2 * rows);
            terminals = Arrays.copyOf(terminals, 2 * rows);
            cents = Arrays.copyOf(cents, 2 * rows);
            frauds = Arrays.copyOf(frauds, 2 * rows);
        }
        seconds[rows] = second;
        cards[rows] = day.card(payment);
        terminals[rows] = day.terminal(payment);
        cents[rows] = day.cents(payment);
        frauds[rows++] = day.scenario(payment) > 0;
    }

    /// Makes so many keys of each, in turn.
    void spread(int times) {
        for (int row = 0; row < rows; row++) {
            cards[row] = cards[row] * times + row % times;
            terminals[row] = terminals[row] * times + row % times;
        }
        firstTerminal *= times;
    }

    FeaturePlan plan() {
        Map<String, Expression> features = new LinkedHashMap<>();
        features.put("card_payments", ExpressionParser.parse("count() by card over 1d, 7d, 30d"));
        features.put("card_spend", ExpressionParser.parse("mean(amount) by card over 1d, 7d, 30d"));
        features.put("terminal_labels", ExpressionParser.parse("count(fraud) by terminal over 1d, 7d, 30d"));
        features.put("terminal_risk", ExpressionParser.parse("mean(fraud) by terminal over 1d, 7d, 30d"));
        features.put("night", ExpressionParser.parse("hour(time) < 6"));
        features.put("weekend", ExpressionParser.parse("weekday(time) >= 6"));
        Problems problems = new Problems();
        Optional<FeaturePlan> plan = FeaturePlan.compile(new Declarations("payments", List.of(new Declarations.Source(schema, ZoneOffset.UTC, false)), features,
                dictionary), problems);
        problems.refuse(Fault.DESIGN);
        return plan.orElseThrow();
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
        return rows;
    }

    @Override
    public long time(int row) {
        return micros[row];
    }

    @Override
    public long[] allTimes() {
        return micros;
    }

    @Override
    public long arrival(int row) {
        return time(row);
    }

    @Override
    public boolean isPrompt() {
        return true;
    }

    @Override
    public void load(int row, Row into) {
        into.time = time(row);
        into.arrival = into.time;
        into.values[0] = cards[row];
        into.values[1] = firstTerminal + terminals[row];
        into.values[2] = money[row];
        into.values[3] = frauds[row] ? 1 : 0;
    }

    private static void codes(int[] keys, int first, long[] into) {
        for (int row = 0; row < into.length; row++) into[row] = first + keys[row];
    }

    @Override
    public long[] values(int slot) {
        if (slot == 2) return money;
        long[] values = new long[rows];
        switch (slot) {
            case 0 -> codes(cards, 0, values);
            case 1 -> codes(terminals, firstTerminal, values);
            default -> {
                for (int row = 0; row < rows; row++) values[row] = frauds[row] ? 1 : 0;
            }
        }
        return values;
    }
}
