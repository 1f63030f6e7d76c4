package septet.serving;

/// A number for a sequence of texts: equal sequences have equal numbers, others practically never (FNV-1a over UTF-16, then mixed).
public final class Content64 {
    private Content64() {}

    public static long of(long before, String text) {
        long hash = before ^ 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        hash = (hash ^ text.length()) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }
}
