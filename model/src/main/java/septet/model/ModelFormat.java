package septet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a [FittedModel] stands in an artifact.
final class ModelFormat {
    private static final int LINEAR = 0;
    private static final int TREES = 1;
    /// A node: column and direction of missing values, value, cover.
    private static final int NODE_BYTES = 10;
    private static final int LEAF_COLUMN = 0x7FFF;
    private static final int MISSING_LEFT = 0x8000;

    private ModelFormat() {}

    static void write(FittedModel model, ArtifactWriter writer) {
        writeProvenance(model.provenance(), writer);
        writer.texts(model.heads());
        EncoderFormat.write(model.encoder(), writer);
        writer.tag(model.link().ordinal());
        model.scores().forEach(score -> writeScore(score, writer));
    }

    private static void writeScore(Additive score, ArtifactWriter writer) {
        switch (score) {
            case Linear linear -> {
                writer.tag(LINEAR);
                writer.real(linear.intercept());
                writer.reals(linear.weights());
                writer.reals(linear.means());
            }
            case Trees trees -> {
                writer.tag(TREES);
                writer.whole(trees.width());
                writer.real(trees.base());
                writer.whole(trees.trees().size());
                trees.trees().forEach(tree -> writeTree(tree, writer));
            }
        }
    }

    /// @param version of the format; the first knew one head and the logistic link only
    static FittedModel read(ArtifactReader reader, int version) {
        Provenance provenance = readProvenance(reader);
        List<String> heads = reader.texts();
        Encoder encoder = EncoderFormat.read(reader, version);
        Link link = version == 1 ? Link.LOGISTIC : link(reader.tag());
        List<Additive> scores = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) scores.add(readScore(reader));
        return new FittedModel(provenance, heads, encoder, scores, link);
    }

    private static Link link(int tag) {
        if (tag >= Link.values().length) throw new ArtifactReader.Damaged("an unknown link");
        return Link.values()[tag];
    }

    private static Additive readScore(ArtifactReader reader) {
        return switch (reader.tag()) {
            case LINEAR -> new Linear(reader.finite(), reader.reals(), reader.reals());
            case TREES -> readTrees(reader);
            default -> throw new ArtifactReader.Damaged("an unknown kind of score");
        };
    }

    static void writeProvenance(Provenance provenance, ArtifactWriter writer) {
        writer.text(provenance.design());
        writer.text(provenance.data());
        writer.text(provenance.learner());
        writer.whole(provenance.settings().size());
        provenance.settings().forEach((name, value) -> {
            writer.text(name);
            writer.text(value);
        });
        writer.large(provenance.seed());
        writer.large(provenance.from());
        writer.large(provenance.until());
        writer.large(provenance.rows());
        writer.text(provenance.program());
    }

    static Provenance readProvenance(ArtifactReader reader) {
        String design = reader.text();
        String data = reader.text();
        String learner = reader.text();
        Map<String, String> settings = new TreeMap<>();
        for (int i = reader.count(8); i > 0; i--) settings.put(reader.text(), reader.text());
        return new Provenance(design, data, learner, settings, reader.large(), reader.large(), reader.large(), reader.large(), reader.text());
    }

    private static void writeTree(Tree tree, ArtifactWriter writer) {
        writer.whole(tree.nodes());
        for (int i = 0; i < tree.nodes(); i++) {
            int column = tree.column()[i] == Tree.LEAF ? LEAF_COLUMN : tree.column()[i];
            writer.half(column | (tree.missingLeft()[i] ? MISSING_LEFT : 0));
            writer.single(tree.value()[i]);
            writer.single(tree.cover()[i]);
        }
    }

    private static Trees readTrees(ArtifactReader reader) {
        int width = reader.whole();
        double base = reader.finite();
        List<Tree> trees = new ArrayList<>();
        for (int i = reader.count(4 + NODE_BYTES); i > 0; i--) trees.add(readTree(reader));
        return new Trees(width, base, trees);
    }

    private static Tree readTree(ArtifactReader reader) {
        int nodes = reader.count(NODE_BYTES);
        if (nodes > Tree.MOST_NODES) throw new ArtifactReader.Damaged("a tree of " + nodes + " nodes");
        int[] column = new int[nodes];
        float[] value = new float[nodes];
        float[] cover = new float[nodes];
        boolean[] missingLeft = new boolean[nodes];
        for (int i = 0; i < nodes; i++) {
            int packed = reader.half();
            missingLeft[i] = (packed & MISSING_LEFT) != 0;
            column[i] = (packed & LEAF_COLUMN) == LEAF_COLUMN ? Tree.LEAF : packed & LEAF_COLUMN;
            value[i] = reader.single();
            cover[i] = reader.single();
        }
        return new Tree(column, value, missingLeft, cover);
    }
}
