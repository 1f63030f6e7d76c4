package septet.command;

import java.net.URI;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An address to which something can be posted.
final class WebAddress implements ITypeConverter<URI> {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public URI convert(String text) {
        try {
            URI address = URI.create(text);
            if (address.getScheme() != null && SCHEMES.contains(address.getScheme()) && address.getHost() != null) return address;
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new TypeConversionException("'" + text + "' is no address: write it like https://alerts.example/septet");
    }
}
