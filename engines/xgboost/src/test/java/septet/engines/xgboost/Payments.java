package septet.engines.xgboost;

import java.util.ArrayList;
import java.util.List;
import septet.data.Dictionary;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.TrainingRows;
import septet.world.Chance;

/// Made-up payments: amount (long tail), age (often missing), night, country; few frauds.
record Payments(double[][] columns, double[] target, String[] countries) {
    static final Fitting FITTING = new Fitting("fraud.yaml:45:5 model.learners.strong", "d1", "d2", "strong", new Heads.Truth("fraud"), 1, 0, 7, "0.1.0");
    static final List<Input> INPUTS = List.of(new Input("amount", Input.Kind.NUMBER), new Input("age", Input.Kind.NUMBER),
            new Input("night", Input.Kind.NUMBER), new Input("country", Input.Kind.CATEGORY));
    private static final String[] COUNTRIES = {"DE", "ES", "FR", "PT", "GB", "IT", "", "somewhere"};

    static Payments of(long seed, int rows) {
        Chance chance = Chance.of(seed);
        Payments payments = new Payments(new double[3][rows], new double[rows], new String[rows]);
        for (int row = 0; row < rows; row++) {
            Chance of = chance.at(row);
            double amount = Math.round(StrictMath.exp(of.nextGaussian() * 1.2 + 3) * 100) / 100.0;
            payments.columns[0][row] = amount;
            payments.columns[1][row] = of.nextInt(3) == 0 ? Double.NaN : of.nextInt(80) + of.nextDouble();
            payments.columns[2][row] = of.nextInt(2);
            String country = COUNTRIES[of.nextInt(COUNTRIES.length)];
            payments.countries[row] = country.equals("somewhere") ? country + of.nextInt(rows) : country;
            double chanceOfFraud = (amount > 220 ? 0.6 : 0.01) + (country.equals("FR") && payments.columns[2][row] == 1 ? 0.2 : 0)
                    + (Double.isNaN(payments.columns[1][row]) ? 0.02 : 0);
            payments.target[row] = of.nextDouble() < chanceOfFraud ? 1 : 0;
        }
        return payments;
    }

    /// All rows, shuffled by this number, with a dictionary that has other codes.
    TrainingRows rows(long order) {
        Chance chance = Chance.of(order);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < target.length; i++) places.add(chance.nextInt(i + 1), i);
        Dictionary words = new Dictionary();
        for (int i = 0; i < 3; i++) words.code("filler " + chance.nextInt(100));
        double[][] shuffled = new double[4][target.length];
        double[] truth = new double[target.length];
        for (int i = 0; i < truth.length; i++) {
            int place = places.get(i);
            for (int column = 0; column < 3; column++) shuffled[column][i] = columns[column][place];
            shuffled[3][i] = countries[place].isEmpty() ? Double.NaN : words.code(countries[place]);
            truth[i] = target[place];
        }
        return TrainingRows.of(INPUTS, shuffled, truth, words);
    }
}
