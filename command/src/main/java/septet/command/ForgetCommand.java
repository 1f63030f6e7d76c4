package septet.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import septet.data.LogReader;
import septet.data.Subjects;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.Forgetting;
import septet.model.Store;
import septet.world.World;

@Command(name = "forget", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Destroys the key of somebody whose values are personal: nobody can read any more who it was, in the log or elsewhere. What others are shown stays the same, bit for bit.",
        footer = {"", "  septet forget design.yaml card 4711", "  septet forget card 4711 --with email,name", "",
                "A server that runs does it at once. Files of sources are yours: write the pseudonym in place of the value there.",
                "Copies made by septet backup hold the key until the next backup into them."})
final class ForgetCommand implements Callable<Integer> {
    private static final Path HERE = Path.of("design.yaml");
    private final Console console;
    @Parameters(arity = "2..3", paramLabel = "[DESIGN] KEY VALUE", hideParamSyntax = true,
            description = "The design file (default: design.yaml), a personal column or entity of it, and the value that names the subject.")
    private List<String> named;
    @Option(names = "--store", paramLabel = "FOLDER", defaultValue = "", description = "Where the system lives (default: .septet/NAME beside the design).")
    private String store = "";
    @Option(names = "--with", paramLabel = "COLUMNS", defaultValue = "", description = "Other personal columns, such as email,name: their values in this subject's events are forgotten, too.")
    private String with = "";

    ForgetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (named.size() > 3) throw new Refused(Fault.DESIGN, Problem.error(named.get(3), "is too much", "nobody was forgotten", "Put a value with spaces in quotes.", "COMMAND-USAGE"));
        World world = Composition.world();
        String key = named.get(named.size() - 2);
        List<String> columns = with.isBlank() ? List.of() : List.of(with.strip().split(" *, *"));
        if (named.size() == 2 && Files.isRegularFile(Path.of(key)) || key.isBlank() || named.getLast().isBlank()) {
            throw new Refused(Fault.DESIGN, Problem.error("septet forget", "no key, or no value", "nobody was forgotten", "Write it like septet forget design.yaml card 4711.", "COMMAND-USAGE"));
        }
        boolean alone = named.size() == 2 && !store.isEmpty() && !Files.exists(HERE);
        Path folder = alone ? Path.of(store) : design().store();
        if (alone) Store.view(world.disk(), folder);
        Function<String, String> kinds = alone ? name -> Forgetting.kind(world.disk(), folder, name) : name -> Forgetting.kind(design().file().design(), name);
        columns.forEach(kinds::apply);
        String kind = kinds.apply(key);
        Store.view(world.disk(), folder);
        Subjects subjects = Subjects.read(world, Store.keys(folder)).orElseThrow(() -> Forgetting.unknown(kind));
        Optional<String> known = subjects.find(kind, named.getLast().strip());
        known.filter(subjects::has).ifPresent(each -> console.result("this " + kind + " is known as " + each + "; whatever ends this, it goes on by: septet forget " + key + " " + each));
        Forgetting.Forgotten forgotten = forget(world, folder, new Forgetting.Named(kind, named.getLast()), known, columns);
        console.result(String.format("forgotten: the key of one %s is destroyed; %,d events and %,d labels in the log stay under %s, and nobody can tell whose they were", kind,
                forgotten.events(), forgotten.labels(), forgotten.pseudonym()));
        if (!columns.isEmpty()) console.result(String.format("  with it %,d values of %s", forgotten.in(columns).size(), String.join(", ", columns)));
        Set<String> left = new TreeSet<>(forgotten.beside().keySet());
        columns.forEach(left::remove);
        if (!left.isEmpty()) console.result("  these events hold " + String.join(", ", left) + ", too; values that name nobody else go by: septet forget " + key + " " + forgotten.pseudonym() + " --with "
                + String.join(",", left));
        console.result("  where the files of your sources hold the value, write " + forgotten.pseudonym() + " in its place; otherwise whoever reads them again meets it anew");
        console.event("forgotten", Map.of("key", kind, "events", forgotten.events(), "labels", forgotten.labels(), "pseudonym", forgotten.pseudonym(), "with", forgotten.in(columns)));
        return 0;
    }

    private Work design() {
        return Work.open(named.size() == 3 ? Path.of(named.getFirst()) : HERE, store);
    }

    /// In the store itself, or, where a server holds it, by that server; with what stands beside it, or not at all.
    ///
    /// @param known as which the file of keys knows it; a server that could not write that file may know more
    private static Forgetting.Forgotten forget(World world, Path folder, Forgetting.Named subject, Optional<String> known, List<String> columns) throws InterruptedException {
        Store.View view = Store.view(world.disk(), folder);
        return new AskedServer(world, folder).either(() -> {
            try (Store store = Store.open(world.disk(), folder)) {
                return Forgetting.of(store, world, subject, columns);
            }
        }, address -> {
            Map<String, String> body = new TreeMap<>(Map.of("key", subject.kind(), "value", subject.value()));
            Set<String> beside = columns.isEmpty() || known.isEmpty() ? Set.of() : about(known.get(), view).in(columns);
            if (!beside.isEmpty()) body.put("pseudonyms", String.join(" ", beside));
            return about(asked(address, subject.kind(), body), view);
        });
    }

    /// @return the pseudonym
    private static String asked(Address address, String kind, Map<String, String> body) throws InterruptedException {
        try {
            return AskedServer.post(address, Forgetting.PATH, body).path("forgotten").asString("");
        } catch (Refused refused) {
            throw Forgetting.isUnknown(refused) ? Forgetting.unknown(kind) : refused;
        }
    }

    private static Forgetting.Forgotten about(String pseudonym, Store.View view) {
        try (LogReader reader = view.reader(0)) {
            return Forgetting.about(pseudonym, reader);
        }
    }
}
