package septet.data;

import septet.world.Chance;

/// 128 bits of an event's id, by which memories of many events know it again: two ids that share them would be taken for one, which among a billion ids happens with a chance
/// of 1 to 10^20.
///
/// An id is looked for and then kept: of the same one twice in a row, the second costs a comparison.
public final class IdHash {
    private String of = "";
    private long first;
    private long second;

    /// Four characters at a time, into two sums that mix them differently.
    public void take(String id) {
        if (!id.isEmpty() && id.equals(of)) return;
        of = id;
        long one = id.length();
        long other = ~one;
        for (int at = 0; at < id.length(); at += 4) {
            long word = TextHash.four(id, at);
            one = Chance.mix(one * 0x9E3779B97F4A7C15L + word + 1);
            other = Chance.mix((other ^ word) * 0xC2B2AE3D27D4EB4FL + 0x165667B19E3779F9L);
        }
        first = one;
        second = other;
    }

    /// As it was written.
    public void take(long first, long second) {
        of = "";
        this.first = first;
        this.second = second;
    }

    public long first() {
        return first;
    }

    public long second() {
        return second;
    }
}
