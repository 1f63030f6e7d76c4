package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The nearest counter-example: the smallest change of one input, or else of two, that another decision follows. Values are those at which training rows lay: edges of
/// their bins, and their frequent words. How far a change goes is the share of training rows that it passes, so that inputs of different units compare.
final class CounterExample {
    private static final double WORD = 0.5;
    private static final int HALVINGS = 30;
    /// Pairs are made of the inputs that move the estimate most.
    private static final int MOST_INPUTS = 20;
    private final Explainer explainer;
    private final List<Release.Reference> references;

    CounterExample(Explainer explainer, List<Release.Reference> references) {
        this.explainer = explainer;
        this.references = references;
    }

    private record Move(int input, double value, double distance) {}

    Optional<Explanation.Counter> of(double[] inputs) {
        Optional<String> now = explainer.decision(inputs);
        if (now.isEmpty()) return Optional.empty();
        List<List<Move>> moves = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) moves.add(moves(i, inputs[i]));
        Optional<List<Move>> one = moves.stream().flatMap(List::stream).sorted(Comparator.comparingDouble(Move::distance)).filter(move -> changes(inputs, now.get(), List.of(move)))
                .findFirst().map(List::of);
        Optional<List<Move>> two = one.isPresent() ? Optional.empty() : pair(inputs, now.get(), moves);
        return one.or(() -> two).map(found -> counter(inputs, now.get(), found));
    }

    private Optional<List<Move>> pair(double[] inputs, String now, List<List<Move>> moves) {
        double estimate = explainer.estimate(inputs);
        Comparator<List<Move>> strongest = Comparator.comparingDouble((List<Move> each) -> each.stream()
                .mapToDouble(move -> Math.abs(explainer.estimate(moved(inputs, List.of(move))) - estimate)).max().orElse(0)).reversed();
        List<List<Move>> strong = moves.stream().filter(each -> !each.isEmpty()).sorted(strongest).limit(MOST_INPUTS).toList();
        List<List<Move>> pairs = new ArrayList<>();
        for (int a = 0; a < strong.size(); a++) {
            for (int b = a + 1; b < strong.size(); b++) {
                for (Move first : strong.get(a)) for (Move second : strong.get(b)) pairs.add(List.of(first, second));
            }
        }
        pairs.sort(Comparator.comparingDouble(CounterExample::distance));
        return pairs.stream().filter(pair -> changes(inputs, now, pair)).findFirst();
    }

    private static double distance(List<Move> moves) {
        return moves.stream().mapToDouble(Move::distance).sum();
    }

    /// Where the input could have lain instead, by what training saw.
    private List<Move> moves(int input, double value) {
        Optional<Release.Reference> found = references.stream().filter(reference -> reference.input().equals(explainer.name(input))).findFirst();
        if (found.isEmpty()) return List.of();
        if (explainer.isWord(input)) {
            return found.get().words().stream().map(word -> new Move(input, explainer.code(word), WORD)).filter(move -> move.value() != value).toList();
        }
        double[] edges = found.get().edges().stream().mapToDouble(Double::doubleValue).toArray();
        return Arrays.stream(edges).filter(edge -> edge != value).mapToObj(edge -> new Move(input, edge, between(found.get(), edges, value, edge))).toList();
    }

    /// The share of training rows between two values; half where one is missing.
    private static double between(Release.Reference reference, double[] edges, double from, double to) {
        if (Double.isNaN(from)) return WORD;
        double all = reference.counts().stream().mapToLong(Long::longValue).sum();
        double rows = 0;
        for (int bin = 0; bin <= edges.length; bin++) {
            double low = bin == 0 ? Double.NEGATIVE_INFINITY : edges[bin - 1];
            double high = bin == edges.length ? Double.POSITIVE_INFINITY : edges[bin];
            double share = overlap(low, high, Math.min(from, to), Math.max(from, to));
            rows += share * reference.counts().get(bin);
        }
        return all == 0 ? 0 : rows / all;
    }

    /// How much of a bin lies within a range; of an open bin all or, where the range ends in it, half.
    private static double overlap(double low, double high, double from, double to) {
        if (to <= low || from >= high) return 0;
        if (Double.isInfinite(low) || Double.isInfinite(high)) return 0.5;
        return (Math.min(high, to) - Math.max(low, from)) / (high - low);
    }

    private boolean changes(double[] inputs, String now, List<Move> moves) {
        return !explainer.decision(moved(inputs, moves)).orElse(now).equals(now);
    }

    private static double[] moved(double[] inputs, List<Move> moves) {
        double[] moved = inputs.clone();
        moves.forEach(move -> moved[move.input()] = move.value());
        return moved;
    }

    /// Numbers are taken back towards where they were as far as the other decision still follows.
    private Explanation.Counter counter(double[] inputs, String now, List<Move> found) {
        List<Move> moves = new ArrayList<>(found);
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            if (explainer.isWord(move.input()) || Double.isNaN(inputs[move.input()])) continue;
            double stays = inputs[move.input()];
            double changed = move.value();
            for (int halving = 0; halving < HALVINGS; halving++) {
                double middle = stays + (changed - stays) / 2;
                moves.set(i, new Move(move.input(), middle, move.distance()));
                if (changes(inputs, now, moves)) changed = middle;
                else stays = middle;
            }
            moves.set(i, new Move(move.input(), changed, move.distance()));
        }
        double[] moved = moved(inputs, moves);
        List<Explanation.Change> changes = moves.stream().map(move -> new Explanation.Change(explainer.name(move.input()), explainer.written(move.input(), inputs[move.input()]),
                explainer.written(move.input(), move.value()))).toList();
        return new Explanation.Counter(changes, explainer.decision(moved).orElseThrow(), explainer.estimate(moved), distance(found));
    }
}
