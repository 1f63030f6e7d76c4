package septet.serving;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
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

    public JsonParser read(byte[] body) {
        return factory.createParser(ObjectReadContext.empty(), body);
    }

    /// The body from a byte on.
    JsonParser read(byte[] body, int from) {
        return factory.createParser(ObjectReadContext.empty(), body, from, body.length - from);
    }

    public byte[] write(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(generator);
        }
        return bytes.toByteArray();
    }
}
