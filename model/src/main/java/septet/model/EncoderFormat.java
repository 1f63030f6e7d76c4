package septet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Type;

/// How an [Encoder] stands in an artifact.
final class EncoderFormat {
    private static final int NUMBER = 0;
    private static final int CATEGORY = 1;
    private static final int TERMS = 2;
    private static final int PLAIN = 0;
    private static final int STANDARDISED = 1;
    private static final int WORDS = 2;
    private static final int CUT = 3;
    private static final int MOMENTS = 4;
    private static final int OF_WORDS = 5;
    private static final int OF_NUMBERS = 6;
    /// More columns than this have no room in memory.
    private static final int MOST_SIZE = 1 << 22;

    private EncoderFormat() {}

    static void write(Encoder encoder, ArtifactWriter writer) {
        writer.whole(encoder.inputs().size());
        for (int i = 0; i < encoder.inputs().size(); i++) {
            Input input = encoder.inputs().get(i);
            writer.text(input.name());
            writer.tag(switch (input.kind()) {
                case NUMBER -> NUMBER;
                case CATEGORY -> CATEGORY;
                case TERMS -> TERMS;
            });
            input.terms().ifPresent(terms -> writeCut(terms, writer));
            write(encoder.encodings().get(i), writer);
        }
    }

    private static void write(Encoding encoding, ArtifactWriter writer) {
        switch (encoding) {
            case Encoding.Plain _ -> writer.tag(PLAIN);
            case Encoding.Standardised standard -> {
                writer.tag(STANDARDISED);
                writer.real(standard.mean());
                writer.real(standard.deviation());
                writer.tag(standard.marksMissing() ? 1 : 0);
            }
            case Encoding.Words words -> {
                writer.tag(WORDS);
                writer.texts(words.words());
            }
            case Encoding.Terms terms -> {
                writer.tag(CUT);
                writeCut(terms.cut(), writer);
                writer.texts(terms.vocabulary().terms());
                writer.singles(terms.weights());
            }
            case Encoding.Moments moments -> {
                writer.tag(MOMENTS);
                writer.real(moments.mean());
                writer.real(moments.deviation());
                writer.tag(moments.truth() ? 1 : 0);
            }
            case Encoding.Expanded(Expansion expansion, List<Encoding> inner) -> {
                write(expansion, writer);
                inner.forEach(each -> write(each, writer));
            }
        }
    }

    private static void write(Expansion expansion, ArtifactWriter writer) {
        switch (expansion) {
            case Expansion.OfWords of -> {
                writer.tag(OF_WORDS);
                writer.texts(of.words());
                writer.reals(of.numbers());
                writer.real(of.unseen());
            }
            case Expansion.OfNumbers of -> {
                writer.tag(OF_NUMBERS);
                writer.reals(of.edges());
            }
        }
    }

    private static Encoding expanded(Expansion expansion, ArtifactReader reader, int version) {
        List<Encoding> inner = new ArrayList<>();
        for (int i = 0; i < expansion.width(); i++) {
            Encoding each = readEncoding(reader, version);
            boolean number = each instanceof Encoding.Plain || each instanceof Encoding.Standardised || each instanceof Encoding.Moments;
            if (!number) throw new ArtifactReader.Damaged("a number that is encoded as none");
            inner.add(each);
        }
        return new Encoding.Expanded(expansion, inner);
    }

    private static void writeCut(Type.Terms terms, ArtifactWriter writer) {
        writer.tag(terms.cut().ordinal());
        writer.tag(terms.shortest());
        writer.tag(terms.longest());
        writer.whole(terms.size());
        writer.tag(terms.tfidf() ? 1 : 0);
    }

    static Encoder read(ArtifactReader reader, int version) {
        List<Input> inputs = new ArrayList<>();
        List<Encoding> encodings = new ArrayList<>();
        for (int i = reader.count(6); i > 0; i--) {
            String name = reader.text();
            Input.Kind kind = switch (reader.tag()) {
                case NUMBER -> Input.Kind.NUMBER;
                case CATEGORY -> Input.Kind.CATEGORY;
                case TERMS -> Input.Kind.TERMS;
                default -> throw new ArtifactReader.Damaged("an unknown kind of input");
            };
            inputs.add(new Input(name, kind, kind == Input.Kind.TERMS ? Optional.of(readCut(reader)) : Optional.empty()));
            encodings.add(readEncoding(reader, version));
        }
        return new Encoder(inputs, encodings);
    }

    private static Encoding readEncoding(ArtifactReader reader, int version) {
        return switch (reader.tag()) {
            case PLAIN -> new Encoding.Plain();
            case STANDARDISED -> new Encoding.Standardised(reader.finite(), reader.finite(), reader.truth());
            case WORDS -> {
                Encoding.Words words = new Encoding.Words(reader.texts());
                if (version == 1) reader.truth(); // what stood in the other columns; it followed from the kind of score
                yield words;
            }
            case CUT -> new Encoding.Terms(readCut(reader), TermIndex.of(reader.texts()), reader.singles());
            case MOMENTS -> new Encoding.Moments(reader.finite(), reader.finite(), reader.truth());
            case OF_WORDS -> expanded(new Expansion.OfWords(reader.texts(), reader.reals(), reader.finite()), reader, version);
            case OF_NUMBERS -> expanded(new Expansion.OfNumbers(reader.reals()), reader, version);
            default -> throw new ArtifactReader.Damaged("an unknown encoding");
        };
    }

    private static Type.Terms readCut(ArtifactReader reader) {
        int cut = reader.tag();
        if (cut >= Type.Terms.Cut.values().length) throw new ArtifactReader.Damaged("an unknown kind of terms");
        int shortest = reader.tag();
        int longest = reader.tag();
        int size = reader.whole();
        if (size > MOST_SIZE) throw new ArtifactReader.Damaged("a table of " + size);
        return new Type.Terms(Type.Terms.Cut.values()[cut], shortest, longest, size, reader.truth());
    }
}
