package septet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import septet.design.Problem;
import septet.loop.Check;
import septet.loop.DesignFile;

/// The language holds designs of the classic systems, as people drew them: each is read whole, and ends in nothing but what is not built.
/// Needs them as `.yaml` in the folder `../design/systems` beside the one that `SEPTET_DATA` names.
final class Systems {
    static final String NAME = "systems";
    private static final String NOT_YET = "DESIGN-NOT-YET";

    private Systems() {}

    static Outcome run(Size size) throws IOException {
        List<Path> designs = designs();
        Map<String, Object> values = new LinkedHashMap<>();
        boolean met = !designs.isEmpty();
        int caught = 0;
        for (Path file : designs) {
            String design = Files.readString(file);
            Set<String> errors = errors(design, file);
            values.put(file.getFileName().toString(), errors.isEmpty() ? "sound" : String.join(", ", errors));
            met &= errors.stream().allMatch(NOT_YET::equals);
            if (errors(design.replaceFirst("\nevaluation:", "\nevaluatoin:"), file).contains("DESIGN-UNKNOWN-KEY")) caught++;
        }
        return new Outcome(NAME, "none", designs.size(), values, Map.of("a misspelled section in each", caught == designs.size()), met);
    }

    private static Set<String> errors(String design, Path file) {
        DesignFile read = DesignFile.read(design, file.getFileName().toString());
        Stream<String> unread = read.bound().isPresent() ? Stream.empty() : Stream.of("not read");
        return Stream.concat(unread, Check.of(read).problems().stream().filter(Problem::isError).map(Problem::code)).collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static List<Path> designs() throws IOException {
        try (Stream<Path> files = Files.list(NotHere.data("../design/systems").normalize())) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
