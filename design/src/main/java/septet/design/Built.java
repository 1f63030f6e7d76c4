package septet.design;

import java.util.Map;
import java.util.Set;

/// What of the language this program does not build yet. A version that builds more deletes from here, and nowhere else.
public final class Built {
    /// Keys, kinds and functions of later waves are DESIGN-NOT-YET.
    public static final int WAVE = 1;

    /// Keys that change no answer: a warning at every run is enough.
    private static final Set<String> HARMLESS = Set.of("requirements.budget", "serving.cache");

    /// Within the wave, but not yet.
    private static final Map<String, Set<String>> MISSING = Map.of();

    private Built() {}

    /// Whether it belongs to the wave and is built.
    public static boolean has(String sort, String name) {
        return !MISSING.getOrDefault(sort, Set.of()).contains(name);
    }

    /// Whether a design with this key runs without it, warned.
    public static boolean harmless(String path) {
        return HARMLESS.contains(path);
    }
}
