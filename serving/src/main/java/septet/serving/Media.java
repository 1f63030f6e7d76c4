package septet.serving;

import java.util.Locale;
import java.util.Map;

/// What a body is.
///
/// @param type       the `Content-Type` without its parameters, in lower case; empty where it is not said
/// @param attributes of a CloudEvent that stand in headers (`ce-id` as `id`), undecoded; none where it is none
public record Media(String type, Map<String, String> attributes) {
    public static final Media PLAIN = new Media("", Map.of());

    public Media {
        attributes = Map.copyOf(attributes);
    }

    /// @param header the value of `Content-Type`; empty where there is none
    public static Media of(String header, Map<String, String> attributes) {
        int end = header.indexOf(';');
        return new Media((end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT), attributes);
    }
}
