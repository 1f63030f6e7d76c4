package septet.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.Auditing;
import septet.model.Store;
import septet.model.Version;
import septet.serving.Audited;
import septet.world.World;

@Command(name = AuditCommand.NAME, mixinStandardHelpOptions = true, sortOptions = false,
        description = "Computes the features of served decisions once more, from the sources and the log, and compares them bit by bit. Also beside a server that runs; "
                + "its /status shows the result.",
        footer = {"", "  septet audit design.yaml", "  septet audit design.yaml --share 10%%"})
final class AuditCommand implements Callable<Integer> {
    static final String NAME = "audit";
    static final int DIFFERENT = 4;
    private final Console console;
    @Mixin
    private DesignOptions options;
    @Option(names = "--share", paramLabel = "SHARE", defaultValue = "100%", description = "Of the decisions, drawn by a hash of their ids (default: ${DEFAULT-VALUE}).")
    private String share;
    @Option(names = "--text", hidden = true, description = "The design as it was when the server began that started this process.")
    private Optional<Path> text = Optional.empty();

    AuditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        World world = Composition.world();
        double part = share();
        text.ifPresent(_ -> OwnProcess.endWithWhoStarted());
        Work work = text.map(file -> Work.of(options.design, Work.bytes(file), options.store)).orElseGet(options::open);
        Store.View view = Store.view(world.disk(), work.store());
        Version version = view.versions().served().orElseThrow(() -> new Refused(Fault.DESIGN, Problem.error(work.file().name(), "no version is registered",
                "nothing was served", "Run it first: septet run " + work.file().name() + ".", "SERVING-NO-VERSION")));
        Audited audited;
        try (Store scratch = Scratch.of(world.disk(), work.store(), List.of(version.id()))) {
            audited = Auditing.of(work.job(scratch, world, options.sources, console::progress), version, part, () -> view.reader(0));
        }
        world.disk().replace(Store.audit(work.store()), audited.json());
        say(audited);
        return audited.differences() == 0 ? 0 : DIFFERENT;
    }

    private double share() {
        try {
            double value = share.endsWith("%") ? Double.parseDouble(share.substring(0, share.length() - 1)) / 100 : Double.parseDouble(share);
            if (value > 0 && value <= 1) return value;
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Refused(Fault.DESIGN, Problem.error("--share " + share, "is no share", "nothing was compared", "Write it like 10%.", "COMMAND-USAGE"));
    }

    private void say(Audited audited) {
        console.result(String.format("%,d of %,d decisions compared, %,d values: %s", audited.compared(), audited.decisions(), audited.values(),
                audited.differences() == 0 ? "all equal in every bit" : audited.differences() + " differ"));
        audited.different().forEach((feature, count) -> console.lines("  " + feature + ": " + count));
        if (!audited.first().isEmpty()) console.lines("  the first: " + audited.first());
        if (audited.otherwise() > 0) console.lines("  " + audited.otherwise() + " features of earlier versions meant something else, and were not compared");
        console.event("audit", Map.of("decisions", audited.decisions(), "compared", audited.compared(), "values", audited.values(), "different", audited.different()));
    }
}
