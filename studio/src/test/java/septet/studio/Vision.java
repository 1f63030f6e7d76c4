package septet.studio;

/// How eyes see a colour: with all three cones, or without one of them (Machado, Oliveira and Fernandes 2009, severity 1).
enum Vision {
    ALL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    NO_RED(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    NO_GREEN(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    NO_BLUE(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    private final double[] matrix;

    Vision(double... matrix) {
        this.matrix = matrix;
    }

    /// WCAG 2.1: 1 to 21.
    static double contrast(String first, String second) {
        double a = luminance(linear(first));
        double b = luminance(linear(second));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// CIE 1976 distance of what is seen; about 2 can just be told apart side by side.
    double distance(String first, String second) {
        double[] a = lab(seen(linear(first)));
        double[] b = lab(seen(linear(second)));
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    private double[] seen(double[] colour) {
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(matrix[3 * i] * colour[0] + matrix[3 * i + 1] * colour[1] + matrix[3 * i + 2] * colour[2], 0, 1);
        }
        return seen;
    }

    private static double[] linear(String colour) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            linear[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double luminance(double[] colour) {
        return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
    }

    private static double[] lab(double[] colour) {
        double x = curve((0.4124 * colour[0] + 0.3576 * colour[1] + 0.1805 * colour[2]) / 0.95047);
        double y = curve(luminance(colour));
        double z = curve((0.0193 * colour[0] + 0.1192 * colour[1] + 0.9505 * colour[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
    }
}
