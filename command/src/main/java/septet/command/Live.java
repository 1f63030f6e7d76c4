package septet.command;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import septet.loop.RunReport;
import septet.loop.RunReport.Met;
import septet.loop.RunReport.Requirement;

/// Requirements that only a running system can meet, with what a client measured.
final class Live {
    private Live() {}

    static RunReport with(RunReport report, Traffic.Measured measured) {
        List<Requirement> lines = report.requirements().stream().map(line -> measured(line, measured)).toList();
        return report.with(lines);
    }

    private static Requirement measured(Requirement line, Traffic.Measured measured) {
        String path = line.path().replace("requirements.", "");
        return switch (path) {
            case "latency.p50" -> millis(line, measured.p50());
            case "latency.p99" -> millis(line, measured.p99());
            case "freshness.features" -> millis(line, measured.p99(), "an answer counts its own event, and the next one sees it");
            case "traffic.peak" -> rate(line, measured.perSecond());
            case "availability" -> {
                double share = measured.answered() / (double) measured.sent();
                boolean met = number(line.asked().replace("%", "")).orElse(100) / 100 <= share;
                yield new Requirement(line.path(), line.asked(), line.estimated(), String.format(Locale.ROOT, "%.2f%%", 100 * share), met ? Met.MET : Met.MISSED,
                        "of " + measured.sent() + " requests");
            }
            default -> line;
        };
    }

    private static Requirement millis(Requirement line, double millis) {
        return millis(line, millis, "seen by one client over HTTP");
    }

    private static Requirement millis(Requirement line, double millis, String note) {
        OptionalDouble asked = number(line.asked());
        double factor = line.asked().endsWith("ms") ? 1 : line.asked().endsWith("s") ? 1_000 : 60_000;
        boolean met = asked.isPresent() && millis <= asked.getAsDouble() * factor;
        return new Requirement(line.path(), line.asked(), line.estimated(), String.format(Locale.ROOT, "%.2f ms", millis), met ? Met.MET : Met.MISSED, note);
    }

    private static Requirement rate(Requirement line, double perSecond) {
        OptionalDouble asked = number(line.asked());
        boolean met = line.asked().endsWith("/s") && asked.isPresent() && perSecond >= asked.getAsDouble();
        return new Requirement(line.path(), line.asked(), line.estimated(), String.format(Locale.ROOT, "%,.0f/s", perSecond), met ? Met.MET : Met.UNDECIDED,
                met ? "one client, one request at a time" : "one client, one request at a time, is no full load");
    }

    private static OptionalDouble number(String text) {
        String digits = text.replaceAll("[^0-9.]", "");
        return digits.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(digits));
    }
}
