package septet.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import septet.data.Dictionary;
import septet.world.Chance;

/// Rows to learn from.
final class Samples {
    static final Fitting FITTING = new Fitting("fraud.yaml:44:5 model.learners.simple", "d1", "d2", "simple", new Heads.Truth("fraud"), 1, 0, 7, "0.1.0");

    private Samples() {}

    /// Inputs `a` to `d`, a weight, a target: 300 rows of `payments.csv`.
    static TrainingRows payments(boolean weighted) {
        double[][] columns = new double[6][300];
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Samples.class.getResourceAsStream("payments.csv"), StandardCharsets.US_ASCII))) {
            lines.readLine();
            for (int row = 0; row < 300; row++) {
                String[] cells = lines.readLine().split(",");
                for (int i = 0; i < cells.length; i++) columns[i][row] = Double.parseDouble(cells[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Input> inputs = List.of("a", "b", "c", "d").stream().map(Samples::number).toList();
        double[][] values = {columns[0], columns[1], columns[2], columns[3]};
        if (!weighted) return TrainingRows.of(inputs, values, columns[5], new Dictionary());
        return TrainingRows.of(inputs, values, columns[5], columns[4], new Dictionary());
    }

    /// A row whose columns are these; NaN is absent.
    static Encoded encoded(double... columns) {
        Encoded row = new Encoded();
        for (int i = 0; i < columns.length; i++) if (!Double.isNaN(columns[i])) row.add(i, columns[i]);
        return row;
    }

    static Input number(String name) {
        return new Input(name, Input.Kind.NUMBER);
    }

    static Input category(String name) {
        return new Input(name, Input.Kind.CATEGORY);
    }

    /// Rows of two numbers (one sometimes missing) and a country, in a random order, with codes in a random order.
    static Mixed mixed(long seed, int rows) {
        Chance chance = Chance.of(seed);
        Mixed mixed = new Mixed(new double[3][rows], new double[rows], new String[rows]);
        String[] countries = {"ES", "FR", "PT", "GB", "BR", "IT"};
        for (int row = 0; row < rows; row++) {
            Chance of = chance.at(row);
            int country = of.nextInt(20);
            mixed.columns[0][row] = of.nextGaussian() * 3 + 10;
            mixed.columns[1][row] = of.nextInt(5) == 0 ? Double.NaN : of.nextDouble();
            mixed.countries[row] = country < countries.length ? countries[country] : country < 8 ? "" : country < 9 ? "rare" + of.nextInt(1000) : "DE";
            double logOdds = (mixed.columns[0][row] - 10) / 3 + (country < 3 ? 1 : -1) + (Double.isNaN(mixed.columns[1][row]) ? 0.7 : 0);
            mixed.target[row] = of.nextDouble() < FittedModel.logistic(logOdds) ? 1 : 0;
        }
        return mixed;
    }

    /// @param countries empty where missing
    record Mixed(double[][] columns, double[] target, String[] countries) {
        static final List<Input> INPUTS = List.of(number("amount"), number("age"), category("country"));

        /// The same rows, shuffled, with another dictionary.
        TrainingRows rows(long order) {
            int[] places = new int[target.length];
            Chance chance = Chance.of(order);
            for (int i = 0; i < places.length; i++) {
                int other = chance.nextInt(i + 1);
                places[i] = places[other];
                places[other] = i;
            }
            Dictionary words = new Dictionary();
            for (int i = 0; i < 5; i++) words.code("word of another column " + chance.nextInt(1000));
            double[][] shuffled = new double[3][places.length];
            double[] targets = new double[places.length];
            for (int i = 0; i < places.length; i++) {
                shuffled[0][i] = columns[0][places[i]];
                shuffled[1][i] = columns[1][places[i]];
                String country = countries[places[i]];
                shuffled[2][i] = country.isEmpty() ? Double.NaN : words.code(country);
                targets[i] = target[places[i]];
            }
            return TrainingRows.of(INPUTS, shuffled, targets, words);
        }
    }

    static Model learned(Fit fit) {
        return switch (fit) {
            case Fit.Learned learned -> learned.model();
            case Fit.NotLearned not -> throw new AssertionError(not.problem().line());
        };
    }

    static Model logistic(TrainingRows rows, Settings settings) {
        try {
            return learned(new LogisticRegression().fit(rows, settings, FITTING));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The scores of all rows.
    static double[] scores(Model model, TrainingRows rows) {
        double[][] columns = new double[rows.inputs().size()][];
        for (int i = 0; i < columns.length; i++) columns[i] = rows.column(i);
        return Scores.of(model, columns, rows.words());
    }
}
