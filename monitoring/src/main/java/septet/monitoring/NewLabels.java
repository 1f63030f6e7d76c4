package septet.monitoring;

import septet.design.Phrase;

/// `2000 labels`
public record NewLabels(int count) {
    public static NewLabels read(Phrase line) {
        int count = line.count();
        line.expect("labels");
        return new NewLabels(count);
    }
}
