package septet.features;

import java.util.ArrayList;
import java.util.List;
import septet.data.Row;
import septet.design.Type;
import septet.world.Chance;

/// Payments of few cards in a short time as a table: ties, late ones, repeated ones.
record Crowd(FeaturePlan plan, List<Payment> payments) implements PlannedTable {
    private static final long SECOND = 1_000_000;

    /// @param time    seconds
    /// @param arrival seconds
    record Payment(String id, long time, long arrival, int card, int terminal, long cents, int fraud) {
        Payment onTime() {
            return new Payment(id, arrival, arrival, card, terminal, cents, fraud);
        }

        Payment unnamed() {
            return new Payment("", time, arrival, card, terminal, cents, fraud);
        }
    }

    static List<Payment> payments(long seed) {
        Chance chance = Chance.of(seed);
        List<Payment> all = new ArrayList<>();
        long now = 1_700_000_000;
        for (int i = 0; i < 6_000; i++) {
            now += chance.nextInt(400);
            long time = chance.nextInt(20) == 0 ? now - chance.nextInt(20_000) : now;
            int id = chance.nextInt(25) == 0 && i > 0 ? chance.nextInt(i) : i;
            all.add(new Payment("p" + id, time, now, chance.nextInt(30), chance.nextInt(40), chance.nextInt(20_000), chance.nextInt(4) == 0 ? 1 : 0));
        }
        return all;
    }

    @Override
    public int rows() {
        return payments.size();
    }

    @Override
    public long time(int row) {
        return payments.get(row).time() * SECOND;
    }

    @Override
    public void load(int row, Row into) {
        Payment payment = payments.get(row);
        into.time = payment.time() * SECOND;
        into.arrival = payment.arrival() * SECOND;
        into.id = payment.id();
        into.values[0] = dictionary().code("c" + payment.card());
        into.values[1] = dictionary().code("t" + payment.terminal());
        into.values[2] = payment.cents() * (Type.Money.SCALE / 100);
        into.values[3] = payment.fraud();
    }
}
