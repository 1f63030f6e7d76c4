package septet.model;

/// What a fit has to know beside rows and settings: where its rows come from, and for whom it learns.
///
/// @param place   of the learner in the design, for problems
/// @param design  fingerprint of the design
/// @param data    fingerprint of the ingested rows
/// @param learner the name in the design
/// @param heads   what is to be estimated
/// @param from    microseconds: the first row
/// @param until   microseconds: the end of the rows and of the label knowledge
/// @param program version of the program
public record Fitting(String place, String design, String data, String learner, Heads heads, long seed,
        long from, long until, String program) {
    /// The provenance of a model that is fitted so.
    public Provenance provenance(Settings settings, long rows) {
        return new Provenance(design, data, learner, settings.written(), seed, from, until, rows, program);
    }
}
