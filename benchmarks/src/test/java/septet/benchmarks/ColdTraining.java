package septet.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The first training set of a process that is started as `./septet run` starts one: its flags, its classes, and its cache of them where one was built. A command that trains has checked its
/// design before, so the features are compiled once beforehand; how long the two take together is told too.
final class ColdTraining {
    private static final Path TARGET = Repository.ROOT.resolve("command/target");

    private ColdTraining() {}

    /// @param pass  one round for each process
    /// @param whole with the features compiled for the first time
    static void measure(PaymentArrays payments, FeatureTraining.Times pass, FeatureTraining.Times whole) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("septet-cold-training");
        try {
            Path file = folder.resolve("payments");
            payments.write(file);
            Path said = folder.resolve("said");
            List<String> command = command(file);
            for (int round = 0; round < pass.rounds(); round++) {
                Meter.of(command, Repository.ROOT, Map.of(), said).done(said);
                long[] took = Arrays.stream(Files.readString(said).strip().split(" ")).mapToLong(Long::parseLong).toArray();
                pass.took(round, took[2], took[3]);
                whole.took(round, took[0] + took[2], took[1] + took[3]);
            }
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static List<String> command(Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags());
        Path cache = TARGET.resolve("septet.aot");
        String classpath = System.getProperty("java.class.path");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
            classpath = TARGET.resolve("septet-command-0.1.0.jar") + ":" + TARGET.resolve("lib") + "/*:" + Repository.ROOT.resolve("benchmarks/target/test-classes");
        }
        command.addAll(List.of("-cp", classpath, ColdTraining.class.getName(), file.toString()));
        return command;
    }

    /// Those that stand in the launcher, for whatever it starts and for a run; large pages where this process has them, as it would.
    private static List<String> flags() throws IOException {
        List<String> lines = Files.readAllLines(Repository.ROOT.resolve("septet"));
        List<String> flags = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter("-XX:+UseTransparentHugePages"::equals).toList());
        for (String begin : List.of("flags=\"", "[ \"${1:-}\" = run ] && flags=\"$flags ")) {
            String line = lines.stream().filter(each -> each.startsWith(begin)).findFirst().orElseThrow();
            flags.addAll(List.of(line.substring(begin.length(), line.lastIndexOf('"')).replace("${SEPTET_HEAP:-2g}", "2g").split(" ")));
        }
        return flags;
    }

    /// Compiles the features, then one pass over the payments in a file; says for each the nanoseconds of the clock and of all processors.
    public static void main(String[] arguments) throws Exception {
        PaymentArrays payments = PaymentArrays.read(Path.of(arguments[0]));
        System.out.println(said(payments::plan) + " " + said(() -> FeatureTraining.train(payments)));
    }

    private static String said(FeatureTraining.Work what) throws Exception {
        FeatureTraining.Times once = new FeatureTraining.Times(1);
        FeatureTraining.time(once, 0, what);
        return Math.round(once.clock() * 1e6) + " " + Math.round(once.middle() * 1e6);
    }
}
