package septet.features;

import java.util.Arrays;

/// A queue of numbers that grows; its room is a power of two.
final class Numbers {
    private long[] numbers = new long[64];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(long number) {
        if (size == numbers.length) {
            long[] grown = Arrays.copyOfRange(numbers, head, head + 2 * size);
            System.arraycopy(numbers, 0, grown, size - head, head);
            numbers = grown;
            head = 0;
        }
        numbers[head + size++ & numbers.length - 1] = number;
    }

    long get(int place) {
        return numbers[head + place & numbers.length - 1];
    }

    long takeFirst() {
        long number = numbers[head];
        head = head + 1 & numbers.length - 1;
        size--;
        return number;
    }

    long takeLast() {
        return numbers[head + --size & numbers.length - 1];
    }
}
