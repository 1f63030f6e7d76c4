package septet.command;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problems;

/// How often something is done, as an option says it: a time as designs write it, or never.
///
/// @param time empty: never
record Every(Optional<Duration> time) {
    static final Every NEVER = new Every(Optional.empty());

    /// From what somebody wrote.
    static final class Reading implements ITypeConverter<Every> {
        private static final Duration LEAST = Duration.ofSeconds(1);

        @Override
        public Every convert(String text) {
            if (text.equals("never")) return NEVER;
            Optional<Duration> time = Phrase.read(text, new Mark("option", 1, 1), "option", new Problems(), Phrase::duration);
            if (time.filter(each -> each.compareTo(LEAST) >= 0).isEmpty()) throw new TypeConversionException("'" + text + "' is no time of a second or more: write 12h, 1d or never");
            return new Every(time);
        }
    }
}
