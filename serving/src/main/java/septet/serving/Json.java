package septet.serving;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// JSON as a stream of tokens, read within limits and written compactly.
public final class Json {
    private static final int DIGITS = 100;
    private static final int NAME = 200;
    private final JsonFactory factory;

    public Json(Limits limits) {
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxNumberLength(DIGITS)
                        .maxNameLength(NAME)
                        .maxStringLength(limits.body())
                        .maxDocumentLength(limits.body())
                        .build())
                .build();
    }

    /// UTF-8, as [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259#section-8.1) has it. Other encodings are refused: lines are found by their bytes.
    ///
    /// @throws StreamReadException when the body begins as UTF-16 or UTF-32 do
    public JsonParser read(byte[] body) {
        return read(body, 0);
    }

    /// The body from a byte on.
    JsonParser read(byte[] body, int from) {
        refuseOtherEncodings(body, from);
        return factory.createParser(ObjectReadContext.empty(), body, from, body.length - from);
    }

    private static void refuseOtherEncodings(byte[] body, int from) {
        if (body.length < from + 2) return;
        byte first = body[from];
        byte second = body[from + 1];
        boolean marked = first == (byte) 0xFE && second == (byte) 0xFF || first == (byte) 0xFF && second == (byte) 0xFE;
        if (marked || first == 0 || second == 0) throw new StreamReadException("not UTF-8");
    }

    public byte[] write(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(generator);
        }
        return bytes.toByteArray();
    }
}
