package septet.model;

import java.util.Arrays;

/// The classes that training rows show; the others have nothing to be fitted to.
///
/// @param classes the places of these classes among all
/// @param places  for each row the place of its class among these
record Present(int[] classes, double[] places) {
    static Present of(TrainingRows rows, Heads.Classes heads) {
        int[] place = new int[heads.words().size()];
        Arrays.fill(place, -1);
        for (double each : rows.target()) place[(int) each] = 0;
        int[] classes = new int[place.length];
        int count = 0;
        for (int i = 0; i < place.length; i++) {
            if (place[i] < 0) continue;
            place[i] = count;
            classes[count++] = i;
        }
        double[] places = new double[rows.size()];
        for (int row = 0; row < places.length; row++) places[row] = place[(int) rows.target()[row]];
        return new Present(Arrays.copyOf(classes, count), places);
    }

    int count() {
        return classes.length;
    }
}
