package septet.features;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import septet.data.CardDay;
import septet.data.CardPaymentSettings;
import septet.data.CardPayments;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.data.Values;
import septet.design.Type;

/// Generated card payments as a table: card, terminal, amount, fraud.
final class Payments implements Table {
    /// @param arrival seconds since 1970
    record Payment(String id, long second, long arrival, int card, int terminal, long cents, boolean fraud) {}

    final List<Payment> all = new ArrayList<>();
    private final Schema schema;
    private final Dictionary dictionary;

    Payments(FeaturePlan plan, CardPaymentSettings settings) {
        schema = plan.schema();
        dictionary = plan.dictionary();
        CardPayments payments = new CardPayments(settings);
        CardDay day = new CardDay();
        for (int i = 0; i < settings.days(); i++) {
            payments.next(day);
            long start = settings.start().plusDays(i).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            for (int p = 0; p < day.size(); p++) {
                long second = start + day.second(p);
                all.add(new Payment(i + "-" + p, second, second, day.card(p), day.terminal(p), day.cents(p), day.scenario(p) > 0));
            }
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
        return all.size();
    }

    @Override
    public long time(int row) {
        return all.get(row).second() * 1_000_000;
    }

    @Override
    public long arrival(int row) {
        return all.get(row).arrival() * 1_000_000;
    }

    @Override
    public void load(int row, Row into) {
        Payment payment = all.get(row);
        into.time = time(row);
        into.arrival = arrival(row);
        into.id = payment.id();
        into.values[0] = dictionary.code("c" + payment.card());
        into.values[1] = dictionary.code("t" + payment.terminal());
        into.values[2] = payment.cents() * (Type.Money.SCALE / 100);
        into.values[3] = Values.truth(payment.fraud());
    }
}
