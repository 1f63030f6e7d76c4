package septet.command;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.data.Exploration;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.loop.RunExploration;
import septet.loop.RunJson;
import septet.loop.RunReport;
import septet.model.Store;
import septet.studio.Report;
import septet.world.Disk;

/// What a run leaves for people: the report, the same for programs, and the design with its defaults.
final class RunFiles {
    private RunFiles() {}

    /// All of them, or none.
    ///
    /// @param explored what is in the rows that were read
    /// @return the report
    /// @throws Refused where the device refuses; the version is registered nevertheless
    static Path write(Work work, Store store, Disk disk, RunReport report, List<Exploration> explored) {
        Map<String, byte[]> others = new LinkedHashMap<>();
        others.put("resolved-design.yaml", work.file().resolved().getBytes(StandardCharsets.UTF_8));
        others.put(RunExploration.FILE, RunExploration.write(explored));
        return write(store.runs().resolve(report.about().run()), disk, Report.html(report, explored), report, others);
    }

    /// The report anew, after a rehearsal added to it.
    static Path rewrite(Path folder, Disk disk, RunReport report) {
        Path explored = folder.resolve(RunExploration.FILE);
        List<Exploration> found = disk.exists(explored) ? RunExploration.read(disk.read(explored)) : List.of();
        return write(folder, disk, Report.html(report, found), report, Map.of());
    }

    private static Path write(Path folder, Disk disk, String html, RunReport report, Map<String, byte[]> others) {
        Path page = folder.resolve("report.html");
        Map<String, byte[]> files = new LinkedHashMap<>(others);
        files.put("report.html", html.getBytes(StandardCharsets.UTF_8));
        files.put(Runs.FILE, RunJson.write(report));
        try {
            disk.createFolders(folder);
            files.forEach((name, bytes) -> disk.replace(folder.resolve(name), bytes));
            return page;
        } catch (UncheckedIOException refused) {
            if (!others.isEmpty()) files.keySet().forEach(name -> disk.delete(folder.resolve(name)));
            throw new Refused(Fault.ENGINE, Problem.error(page.toString(), String.valueOf(refused.getCause().getMessage()), report.about().run()
                    + " is registered whole, but its report is not written", "Free some room, then run again.", "ENGINE-DISK"));
        }
    }
}
