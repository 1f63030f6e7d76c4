package septet.loop;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Something that goes wrong in a rehearsal.
///
/// @param at     microseconds: when it begins
/// @param length microseconds that it lasts; of no meaning for what happens at once
public record Mishap(Kind kind, long at, long length) {
    /// What can go wrong.
    public enum Kind {
        /// The process ends; what it had handed to the operating system stays.
        KILL("process killed"),
        /// The power is cut in the middle of a write; what was not synced is lost, kept or torn.
        POWER_CUT("power cut"),
        /// The device takes nothing more.
        DISK_FULL("disk full"),
        /// Every answer takes twenty times as long.
        SLOW("store slow"),
        /// The device answers nothing: each write and each sync fails.
        STORE_DOWN("store down"),
        /// The newest version's model file is damaged.
        CORRUPT_MODEL("corrupt model"),
        /// The server's clock stands an hour behind.
        CLOCK_SKEW("clock skew"),
        /// What is followed does not come: late values, and rows of other sources; then all of it at once.
        FOLLOWER_LAGS("follower lags"),
        /// One label in ten that becomes known in this time is the opposite of what is true.
        POISONED_LABELS("poisoned labels");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// Whether it goes on for a while; the others happen at once.
        public boolean lasts() {
            return switch (this) {
                case KILL, POWER_CUT, CORRUPT_MODEL -> false;
                case DISK_FULL, SLOW, STORE_DOWN, CLOCK_SKEW, FOLLOWER_LAGS, POISONED_LABELS -> true;
            };
        }

        public String words() {
            return words;
        }

        /// `process killed, power cut, ...`
        public static String all() {
            return Arrays.stream(values()).map(Kind::words).collect(Collectors.joining(", "));
        }
    }

    boolean covers(long moment) {
        return moment >= at && moment < at + length;
    }
}
