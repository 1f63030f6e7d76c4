package septet.features;

import java.util.Arrays;
import septet.data.StateReader;
import septet.data.StateWriter;

/// About how many different hashes were seen: exact up to 256 of them, then HyperLogLog of 4,096 registers (Flajolet et al. 2007) read by the
/// improved estimator of Ertl (2017), with a standard error of 1.04 / sqrt(4096) = 1.63%. What it holds is a function of the set of hashes
/// alone: neither order nor repetition nor merging changes a bit.
final class DistinctSketch {
    static final double STANDARD_ERROR = 0.01625;
    static final int EXACT = 256;
    private static final int BITS = 12;
    private static final int REGISTERS = 1 << BITS;
    private static final int LARGEST = Long.SIZE - BITS + 1;
    private static final double BIAS = 0.5 / StrictMath.log(2);
    private static final byte[] NONE = {};

    /// Few hashes stand here in their order.
    private long[] few = new long[4];
    private int size;
    private byte[] registers = NONE;
    /// How many registers hold each value.
    private int[] histogram = {};

    void add(long hash) {
        if (registers.length > 0) {
            register(hash);
            return;
        }
        int at = Arrays.binarySearch(few, 0, size, hash);
        if (at >= 0) return;
        if (size == EXACT) {
            spread();
            register(hash);
            return;
        }
        if (size == few.length) few = Arrays.copyOf(few, 2 * size);
        System.arraycopy(few, -at - 1, few, -at, size + at + 1);
        few[-at - 1] = hash;
        size++;
    }

    private void spread() {
        registers = new byte[REGISTERS];
        histogram = new int[LARGEST + 1];
        histogram[0] = REGISTERS;
        for (int i = 0; i < size; i++) register(few[i]);
        few = new long[0];
        size = 0;
    }

    private void register(long hash) {
        int register = (int) (hash >>> Long.SIZE - BITS);
        raise(register, Math.min(LARGEST, Long.numberOfLeadingZeros(hash << BITS) + 1));
    }

    private void raise(int register, int rank) {
        if (registers[register] >= rank) return;
        histogram[registers[register]]--;
        histogram[rank]++;
        registers[register] = (byte) rank;
    }

    void merge(DistinctSketch other) {
        for (int i = 0; i < other.size; i++) add(other.few[i]);
        if (other.registers.length == 0) return;
        if (registers.length == 0) spread();
        for (int i = 0; i < REGISTERS; i++) raise(i, other.registers[i]);
    }

    boolean isEmpty() {
        return size == 0 && registers.length == 0;
    }

    /// A whole number.
    double estimate() {
        if (registers.length == 0) return size;
        double sum = REGISTERS * tau(1 - histogram[LARGEST] / (double) REGISTERS);
        for (int rank = LARGEST - 1; rank >= 1; rank--) sum = 0.5 * (sum + histogram[rank]);
        sum += REGISTERS * sigma(histogram[0] / (double) REGISTERS);
        return Math.rint(BIAS * REGISTERS * REGISTERS / sum);
    }

    private static double sigma(double share) {
        double power = share;
        double sum = share;
        double factor = 1;
        double before;
        do {
            before = sum;
            power *= power;
            sum += power * factor;
            factor += factor;
        } while (sum != before);
        return sum;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) return 0;
        double root = share;
        double sum = 1 - share;
        double factor = 1;
        double before;
        do {
            before = sum;
            root = Math.sqrt(root);
            factor *= 0.5;
            sum -= (1 - root) * (1 - root) * factor;
        } while (sum != before);
        return sum / 3;
    }

    long bytes() {
        return 64 + 8L * few.length + registers.length + 4L * histogram.length;
    }

    long hash() {
        long hash = size;
        for (int i = 0; i < size; i++) hash = Hashes.of(hash, few[i]);
        for (byte register : registers) hash = Hashes.of(hash, register);
        return hash;
    }

    void write(StateWriter to) {
        to.number(registers.length == 0 ? size : -1);
        for (int i = 0; i < size; i++) to.number(few[i]);
        for (int i = 0; i < registers.length; i++) to.number(registers[i]);
    }

    void read(StateReader from) {
        long count = from.number();
        for (long i = 0; i < count; i++) add(from.number());
        if (count >= 0) return;
        spread();
        for (int i = 0; i < REGISTERS; i++) raise(i, (int) from.number());
    }
}
