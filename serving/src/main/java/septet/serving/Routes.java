package septet.serving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import septet.design.Nearest;
import septet.design.Problem;

/// All routes of a server, found by method and path.
public final class Routes {
    /// What a method and a path lead to.
    public sealed interface Match {}

    /// @param place    the route's place in [Routes#list]
    public record Found(int place, Route route, List<String> captures) implements Match {}

    /// @param allowed the methods of the path; none where the path does not exist
    public record Lost(Problem problem, List<String> allowed) implements Match {}

    private record Pattern(String[] segments, int place) {}

    private List<Route> list;
    private Map<String, Map<String, Found>> fixed = new LinkedHashMap<>();
    private List<Pattern> patterns = new ArrayList<>();

    public Routes(List<Route> list) {
        this.list = List.copyOf(list);
        for (int place = 0; place < list.size(); place++) {
            Route route = list.get(place);
            if (route.path().contains("{}")) patterns.add(new Pattern(route.path().split("/", -1), place));
            else if (fixed.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>()).put(route.method(), new Found(place, route, List.of())) != null) {
                throw new IllegalArgumentException(route.method() + " " + route.path() + " stands twice");
            }
        }
    }

    /// From now on these are the routes. On the thread that serves.
    public void become(Routes others) {
        list = others.list;
        fixed = others.fixed;
        patterns = others.patterns;
    }

    public List<Route> list() {
        return list;
    }

    /// @param path begins with `/` and has neither query nor fragment; still percent-encoded
    public Match match(String method, String path) {
        Found found = fixed.getOrDefault(path, Map.of()).get(method);
        if (found != null) return found;
        String[] segments = path.split("/", -1);
        for (Pattern pattern : patterns) {
            Route route = list.get(pattern.place());
            if (route.method().equals(method) && fits(pattern.segments(), segments)) {
                return new Found(pattern.place(), route, captures(pattern.segments(), segments));
            }
        }
        return lost(method, path, segments);
    }

    private Lost lost(String method, String path, String[] segments) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : list) if (fits(route.path().split("/", -1), segments)) allowed.add(route.method());
        if (!allowed.isEmpty()) {
            return new Lost(Problem.error(path, "does not take this method", "nothing was done",
                    "It takes " + String.join(", ", allowed) + ".", "SERVING-METHOD"), List.copyOf(allowed));
        }
        String remedy = Nearest.remedy(path, list.stream().map(Route::path).distinct().toList()).replace("{}", "NAME");
        return new Lost(Problem.error("path", "unknown path", "nothing was done", remedy, "SERVING-UNKNOWN-PATH"), List.of());
    }

    private static boolean fits(String[] pattern, String[] segments) {
        if (pattern.length != segments.length) return false;
        for (int i = 0; i < pattern.length; i++) {
            boolean any = pattern[i].equals("{}") && !segments[i].isEmpty();
            if (!any && !pattern[i].equals(segments[i])) return false;
        }
        return true;
    }

    private static List<String> captures(String[] pattern, String[] segments) {
        List<String> captures = new ArrayList<>();
        for (int i = 0; i < pattern.length; i++) if (pattern[i].equals("{}")) captures.add(segments[i]);
        return captures;
    }
}
