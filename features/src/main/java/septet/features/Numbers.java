package septet.features;

/// A queue of numbers that grows.
final class Numbers {
    private int[] numbers = new int[64];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(int number) {
        if (size == numbers.length) {
            int[] grown = new int[2 * size];
            for (int i = 0; i < size; i++) grown[i] = numbers[(head + i) % size];
            numbers = grown;
            head = 0;
        }
        numbers[(head + size++) % numbers.length] = number;
    }

    int first() {
        return numbers[head];
    }

    int get(int place) {
        return numbers[(head + place) % numbers.length];
    }

    int takeFirst() {
        int number = numbers[head];
        head = (head + 1) % numbers.length;
        size--;
        return number;
    }

    int takeLast() {
        return numbers[(head + --size) % numbers.length];
    }
}
