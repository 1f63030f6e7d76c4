package septet.loop;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Candidates by the moment of which they are: each is fitted once, by whoever needs it first. A fit depends on its moment alone, so what is known to be asked
/// for can be fitted ahead, beside the replay, and changes no result.
final class FitsAhead {
    private final Refit refit;
    private final SortedMap<Long, FutureTask<Refit.Result>> fits = new TreeMap<>();

    FitsAhead(Refit refit) {
        this.refit = refit;
    }

    private synchronized FutureTask<Refit.Result> fit(long at) {
        return fits.computeIfAbsent(at, moment -> new FutureTask<>(() -> refit.at(moment)));
    }

    /// The candidate of this moment.
    Refit.Result at(long at) throws InterruptedException {
        FutureTask<Refit.Result> fit = fit(at);
        fit.run(); // does nothing where it runs or ran already
        try {
            return fit.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            if (failed.getCause() instanceof Error cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        }
    }

    /// Fits those that nobody has asked for yet, one after the other.
    void ahead(List<Long> moments) {
        for (long moment : moments) fit(moment).run();
    }
}
