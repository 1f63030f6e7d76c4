package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import septet.design.Mark;
import septet.design.Tree;
import septet.loop.RunReport.Setting;

/// The resolved design as a flat list: each value that is used, with its path and origin.
public final class UsedSettings {
    private static final String DEFAULT = "default";
    private final List<Setting> settings = new ArrayList<>();

    private UsedSettings() {}

    public static List<Setting> of(Tree resolved) {
        UsedSettings all = new UsedSettings();
        all.add("", resolved);
        return List.copyOf(all.settings);
    }

    private void add(String path, Tree tree) {
        switch (tree) {
            case Tree.Scalar scalar -> settings.add(new Setting(path, scalar.text(), origin(scalar.mark())));
            case Tree.Items items when items.items().stream().allMatch(Tree.Scalar.class::isInstance) ->
                    settings.add(new Setting(path, list(items), origin(items.mark())));
            case Tree.Items items -> {
                for (int i = 0; i < items.items().size(); i++) add(path + "." + (i + 1), items.items().get(i));
            }
            case Tree.Fields fields when fields.fields().isEmpty() -> settings.add(new Setting(path, "{}", origin(fields.mark())));
            case Tree.Fields fields -> fields.fields().forEach((name, field) -> add(path.isEmpty() ? name : path + "." + name, field.value()));
        }
    }

    private static String list(Tree.Items items) {
        return items.items().stream().map(item -> ((Tree.Scalar) item).text()).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String origin(Mark mark) {
        return mark.isDefault() ? DEFAULT : mark.toString();
    }
}
