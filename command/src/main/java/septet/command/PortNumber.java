package septet.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A port as an option names it.
final class PortNumber implements ITypeConverter<Integer> {
    private static final int MOST = 65_535;

    @Override
    public Integer convert(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MOST) return Integer.valueOf(text);
        throw new TypeConversionException("'" + text + "' is no port: write a number from 0 to " + MOST);
    }
}
