package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import septet.loop.RunReport;
import septet.loop.RunReport.Requirement;
import septet.studio.Comparison.Row;

/// Which requirements each keeps: how many, and those on which the two differ.
final class ComparedAsked {
    private static final String GROUP = "requirements, where they differ";

    private ComparedAsked() {}

    static List<Row> rows(Compared first, Compared second) {
        if (first.run().isEmpty() && second.run().isEmpty()) return List.of();
        List<Row> rows = new ArrayList<>(List.of(Row.plain(GROUP, "met", met(first), met(second), "")));
        for (String path : Stream.of(first, second).flatMap(side -> side.run().stream()).flatMap(report -> report.requirements().stream())
                .map(Asked::path).distinct().toList()) {
            String a = shown(line(first, path));
            String b = shown(line(second, path));
            if (!a.equals(b)) rows.add(Row.plain(GROUP, path, a, b, ""));
        }
        return rows;
    }

    private static String met(Compared side) {
        return side.run().map(RunReport::requirements)
                .map(lines -> lines.stream().filter(line -> line.met() == RunReport.Met.MET).count() + " of " + lines.size()).orElse("");
    }

    private static String shown(Optional<Requirement> line) {
        return line.map(found -> found.asked() + ": " + found.met().name().toLowerCase(Locale.ROOT).replace('_', ' ')).orElse("not asked");
    }

    private static Optional<Requirement> line(Compared side, String path) {
        return side.run().stream().flatMap(report -> report.requirements().stream()).filter(line -> Asked.path(line).equals(path)).findFirst();
    }
}
