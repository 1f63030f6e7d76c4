package septet.serving;

/// Lines of a body, by their bytes.
final class Lines {
    private Lines() {}

    /// Whether the first line or the last is an object from its one end to the other.
    static boolean looksLike(byte[] body) {
        int first = begin(body, 0);
        int end = body.length;
        while (end > first && isSpace(body[end - 1])) end--;
        int last = end;
        while (last > first && body[last - 1] != '\n') last--;
        return isObject(body, first, Math.min(after(body, first), end)) || isObject(body, begin(body, last), end);
    }

    private static boolean isObject(byte[] body, int from, int to) {
        int end = to;
        while (end > from && isSpace(body[end - 1])) end--;
        return end > from + 1 && body[from] == '{' && body[end - 1] == '}';
    }

    /// The first byte from there on that is no space.
    static int begin(byte[] body, int from) {
        int at = from;
        while (at < body.length && isSpace(body[at])) at++;
        return at;
    }

    /// The byte behind the end of the line, or of the body.
    static int after(byte[] body, int from) {
        for (int at = from; at < body.length; at++) if (body[at] == '\n') return at + 1;
        return body.length;
    }

    private static boolean isSpace(byte each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t';
    }
}
