package septet.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The names in a folder as readers see them, and which of them the device surely has.
final class SimulatedFolder {
    /// One act on names: gives `to` the file, takes `from` away; either name may be empty.
    private record Act(String from, String to, SimulatedFile file) {
        void on(Map<String, SimulatedFile> names) {
            if (!from.isEmpty()) names.remove(from);
            if (!to.isEmpty()) names.put(to, file);
        }
    }

    private TreeMap<String, SimulatedFile> seen = new TreeMap<>();
    private final TreeMap<String, SimulatedFile> synced = new TreeMap<>();
    private final List<Act> acts = new ArrayList<>();
    /// Safe from the beginning.
    private final Set<String> folders = new TreeSet<>();

    SimulatedFile find(String name) {
        return seen.get(name);
    }

    Set<String> names() {
        return seen.keySet();
    }

    Set<String> folders() {
        return folders;
    }

    void put(String name, SimulatedFile file) {
        act(new Act("", name, file));
    }

    void rename(String from, String to) {
        act(new Act(from, to, seen.get(from)));
    }

    void remove(String name) {
        act(new Act(name, "", seen.get(name)));
    }

    void sync() {
        for (Act act : acts) act.on(synced);
        acts.clear();
    }

    void cut(Chance chance) {
        boolean inOrder = chance.nextInt(2) == 0;
        int first = chance.nextInt(acts.size() + 1);
        for (int i = 0; i < acts.size(); i++) if (inOrder ? i < first : chance.nextInt(2) == 0) acts.get(i).on(synced);
        acts.clear();
        seen = new TreeMap<>(synced);
        for (SimulatedFile file : seen.values()) file.cut(chance);
    }

    private void act(Act act) {
        act.on(seen);
        acts.add(act);
    }
}
