package septet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    private static final double TEXT = 4.5;
    private static final double APART = 18;
    private static final List<String> SURFACES = List.of("page", "card", "quiet");
    private static final List<String> INKS = List.of("ink", "soft", "link", "good", "bad", "open", "none", "series-0", "series-1", "series-2",
            "series-3", "series-4", "negative", "positive");

    @ParameterizedTest
    @EnumSource
    void textAndSeriesCanBeReadOnEverySurface(Palette palette) {
        for (String ink : INKS) {
            for (String surface : SURFACES) {
                assertThat(Vision.contrast(colour(palette, ink), colour(palette, surface))).as(ink + " on " + surface).isGreaterThanOrEqualTo(TEXT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void seriesAndClassesStayApartForEveryEye(Palette palette) {
        for (Vision vision : Vision.values()) {
            assertThat(closest(vision, series(palette))).as(vision.name()).isGreaterThanOrEqualTo(APART);
            assertThat(vision.distance(colour(palette, "negative"), colour(palette, "positive"))).as(vision.name()).isGreaterThanOrEqualTo(APART);
        }
    }

    @Test
    void redBesideGreenOfTheSameLightnessIsFound() {
        assertThat(closest(Vision.NO_GREEN, List.of("#b42318", "#5d6b00"))).isLessThan(APART);
        assertThat(closest(Vision.ALL, List.of("#b42318", "#5d6b00"))).isGreaterThan(APART);
    }

    @Test
    void contrastIsThatOfTheStandard() {
        assertThat(Vision.contrast("#000000", "#ffffff")).isEqualTo(21);
        assertThat(Vision.contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    private static List<String> series(Palette palette) {
        List<String> series = new ArrayList<>();
        for (int i = 0; i < Palette.SERIES; i++) series.add(colour(palette, "series-" + i));
        return series;
    }

    private static double closest(Vision vision, List<String> colours) {
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < colours.size(); i++) {
            for (int j = 0; j < i; j++) closest = Math.min(closest, vision.distance(colours.get(i), colours.get(j)));
        }
        return closest;
    }

    private static String colour(Palette palette, String role) {
        return palette.colours().get(role);
    }
}
