package septet.data;

import java.util.ArrayList;
import java.util.List;
import septet.world.Chance;

/// Who lives where and spends how: the customers and terminals of `generate card payments`, on a square of 100 by 100.
final class CardTown {
    private static final double SIDE = 100;
    private static final double REACH = 5;
    private static final int CELLS = (int) (SIDE / REACH);

    /// Of each card: the mean of an amount (its standard deviation is half of it), and the mean number of payments in a day.
    final double[] meanAmount;
    final double[] paymentsPerDay;
    /// Of each card: the terminals in its reach.
    final int[][] reachable;

    CardTown(CardPaymentSettings settings, Chance chance) {
        int cards = settings.cards();
        meanAmount = new double[cards];
        paymentsPerDay = new double[cards];
        reachable = new int[cards][];
        Terminals terminals = new Terminals(settings.terminals(), chance.of("terminal"));
        double[] amounts = spread(cards, chance.of("mean amount"));
        double[] frequencies = spread(cards, chance.of("payments per day"));
        Chance positions = chance.of("card");
        for (int card = 0; card < cards; card++) {
            Chance position = positions.at(card);
            reachable[card] = terminals.around(SIDE * position.nextDouble(), SIDE * position.nextDouble());
            meanAmount[card] = 5 + 95 * amounts[card];
            paymentsPerDay[card] = 4 * frequencies[card];
        }
    }

    /// Uniform numbers from 0 to 1, one in each of `count` equal strata, in random order (McKay, Beckman and Conover 1979):
    /// every town spends alike as a whole, so that seeds differ in who is defrauded, not in how much is paid.
    private static double[] spread(int count, Chance chance) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            int place = chance.nextInt(i + 1);
            numbers[i] = numbers[place];
            numbers[place] = (i + chance.nextDouble()) / count;
        }
        return numbers;
    }

    /// Terminals by cells as wide as the reach, so that only nine cells are searched.
    private static final class Terminals {
        private final double[] x;
        private final double[] y;
        private final List<List<Integer>> cells = new ArrayList<>();

        Terminals(int count, Chance positions) {
            x = new double[count];
            y = new double[count];
            for (int cell = 0; cell < CELLS * CELLS; cell++) cells.add(new ArrayList<>());
            for (int terminal = 0; terminal < count; terminal++) {
                Chance position = positions.at(terminal);
                x[terminal] = SIDE * position.nextDouble();
                y[terminal] = SIDE * position.nextDouble();
                cells.get(cell(x[terminal]) * CELLS + cell(y[terminal])).add(terminal);
            }
        }

        private static int cell(double position) {
            return (int) (position / REACH);
        }

        int[] around(double centreX, double centreY) {
            List<Integer> near = new ArrayList<>();
            for (int i = Math.max(0, cell(centreX) - 1); i <= Math.min(CELLS - 1, cell(centreX) + 1); i++) {
                for (int j = Math.max(0, cell(centreY) - 1); j <= Math.min(CELLS - 1, cell(centreY) + 1); j++) {
                    for (int terminal : cells.get(i * CELLS + j)) {
                        double dx = x[terminal] - centreX;
                        double dy = y[terminal] - centreY;
                        if (dx * dx + dy * dy < REACH * REACH) near.add(terminal);
                    }
                }
            }
            return near.stream().mapToInt(Integer::intValue).sorted().toArray();
        }
    }
}
