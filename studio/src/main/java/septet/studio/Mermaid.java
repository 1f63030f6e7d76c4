package septet.studio;

import septet.studio.Shape.Box;
import septet.studio.Shape.Flow;
import septet.studio.Shape.Lane;

/// The same drawing as text that Markdown viewers draw (Mermaid flowchart).
final class Mermaid {
    private Mermaid() {}

    static String of(Shape shape) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        for (Lane lane : shape.lanes()) lane(text, lane);
        lane(text, shape.loop());
        for (int i = 0; i < shape.flows().size(); i++) edge(text, shape.lanes().get(i), shape.flows().get(i), shape.lanes().get(i + 1));
        edge(text, shape.lanes().getLast(), shape.down(), shape.loop());
        text.append("  ").append(shape.loop().name()).append(" -.->|").append(label(shape.back())).append("| ").append(shape.lanes().getFirst().name()).append('\n');
        return text.toString();
    }

    private static void lane(StringBuilder text, Lane lane) {
        text.append("  subgraph ").append(lane.name()).append('\n');
        int place = 0;
        for (Box box : lane.boxes()) {
            String lines = String.join("<br/>", box.lines().stream().map(Mermaid::escape).toList());
            text.append("    ").append(lane.name()).append(place++).append("[\"<b>").append(escape(box.title())).append("</b>")
                    .append(lines.isEmpty() ? "" : "<br/>" + lines).append("\"]\n");
        }
        if (lane.boxes().isEmpty()) text.append("    ").append(lane.name()).append("0[\" \"]\n");
        text.append("  end\n");
    }

    private static void edge(StringBuilder text, Lane from, Flow flow, Lane to) {
        String words = String.join(", ", flow.what()) + (flow.time().isEmpty() ? "" : (flow.what().isEmpty() ? "" : ", ") + flow.time());
        text.append("  ").append(from.name()).append(words.isEmpty() ? " --> " : " -->|" + label(words) + "| ").append(to.name()).append('\n');
    }

    private static String label(String words) {
        return "\"" + escape(words) + "\"";
    }

    /// Mermaid's own entities; nothing of a name can end a label.
    private static String escape(String words) {
        StringBuilder escaped = new StringBuilder();
        words.codePoints().forEach(c -> {
            if (c < ' ') escaped.append(' ');
            else if ("\"<>&#|[]{}();`".indexOf(c) >= 0) escaped.append('#').append(c).append(';');
            else escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }
}
