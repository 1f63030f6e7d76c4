package septet.monitoring;

import septet.data.Row;

/// What decisions cost, by `requirements.costs`.
public interface Prices {
    /// Three capital letters; empty where nothing has a price.
    String currency();

    /// In units of [septet.design.Type.Money#SCALE].
    ///
    /// @param row   the event's columns and features
    /// @param truth what the label will say
    long cost(String decision, Row row, boolean truth);

    /// What the baseline would have decided.
    String baseline(Row row);

    /// Where the design has no costs.
    static Prices none() {
        return new Prices() {
            @Override
            public String currency() {
                return "";
            }

            @Override
            public long cost(String decision, Row row, boolean truth) {
                return 0;
            }

            @Override
            public String baseline(Row row) {
                return "";
            }
        };
    }
}
