package septet.data;

/// A column, or the rows, from which a model may learn what no request will hold.
///
/// @param column   the name; empty where the rows themselves or the label are meant
/// @param strength 0..1: how much of the label it gives away, or the share of the rows that are concerned
/// @param evidence in words, with numbers
public record Leak(Kind kind, String column, double strength, String evidence) {
    public enum Kind {
        /// The column alone tells the label nearly always, and all others together do not.
        DECIDES("EVALUATION-LEAK-DECIDES", "almost decides the label"),
        /// The values that earlier rows of a group have tell the labels of its later rows more exactly than chance permits.
        GROUP_MEAN("EVALUATION-LEAK-GROUP-MEAN", "knows the label's mean by group"),
        /// Rows that judge repeat rows that teach.
        COPIES("EVALUATION-LEAK-COPIES", "stands on both sides of the split"),
        /// The column goes with what happens to its key after t0, and not with what had happened by then.
        FUTURE("EVALUATION-LEAK-FUTURE", "holds what happens after t0"),
        /// The column changes when the label becomes known.
        WRITTEN_LATER("EVALUATION-LEAK-WRITTEN-LATER", "changes when the label becomes known"),
        /// Labels come later than the design promises, so that what is computed from them is known in training and not when it serves.
        LATE_LABEL("EVALUATION-LEAK-LATE-LABEL", "comes later than promised");

        private final String code;
        private final String words;

        Kind(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /// The stable code of the problem.
        public String code() {
            return code;
        }

        /// What such a column does, in a few words.
        public String words() {
            return words;
        }
    }
}
