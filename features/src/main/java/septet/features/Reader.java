package septet.features;

import java.util.List;
import septet.data.Formula;

/// What a row reads of one group: the key on the row's side, and the values.
record Reader(int group, List<Formula> keys, List<Reading> readings) {}
