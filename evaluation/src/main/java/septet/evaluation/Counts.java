package septet.evaluation;

/// The four counts behind every metric of yes and no.
///
/// @param hits   positives that were answered positive
/// @param alarms negatives that were answered positive
record Counts(double hits, double alarms, double positives, double negatives) {
    double precision() {
        return hits / (hits + alarms);
    }

    double recall() {
        return hits / positives;
    }

    double f1() {
        return 2 * hits / (hits + alarms + positives);
    }

    double falseAlarmRate() {
        return alarms / negatives;
    }

    double accuracy() {
        return (hits + negatives - alarms) / (positives + negatives);
    }
}
