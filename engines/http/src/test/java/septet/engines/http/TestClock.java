package septet.engines.http;

import septet.world.Clock;

/// The machine's time; these tests speak to real sockets.
record TestClock() implements Clock {
    @Override
    public long micros() {
        return System.currentTimeMillis() * 1_000;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
