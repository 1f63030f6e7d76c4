package septet.loop;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import septet.model.Version;
import septet.world.Chance;

/// Fits and judges beside a rehearsal, in no virtual time; how long a fit would take is drawn from what the last run measured.
final class RehearsedWorkshop implements Workshop {
    private final Refit refit;
    private final FitsAhead fits;
    private final RefreshGate gate;
    private final Profile profile;
    private final Chance durations;

    RehearsedWorkshop(Refit refit, FitsAhead fits, RefreshGate gate, Profile profile, Chance durations) {
        this.refit = refit;
        this.fits = fits;
        this.gate = gate;
        this.profile = profile;
        this.durations = durations;
    }

    @Override
    public Begun begin(Task task) {
        return switch (task) {
            case Fit fit -> {
                long takes = profile.fit(durations.at(fit.number()));
                yield new Begun(takes, String.format(Locale.ROOT, "takes %.1f s (modelled)", takes / 1e6));
            }
            case Comparison _ -> new Begun(0, "");
        };
    }

    @Override
    public Optional<Result> result(Task task) {
        return Optional.of(switch (task) {
            case Fit fit -> switch (fitted(fit.asOf())) {
                case Refit.Failed(String why) -> new Failed(why);
                case Refit.Fresh fresh -> candidate(fresh, fit.served());
            };
            case Comparison(long asOf, Version version, Version before, long since) -> {
                int[] rows = refit.matured(since, asOf);
                yield rows.length == 0 ? new Compared(false, "", 0) : Compared.of(gate.margin(refit, rows, made(version), made(before)), rows.length);
            }
        });
    }

    private Candidate candidate(Refit.Fresh fresh, Version served) {
        RefreshGate.Found found = gate.judge(refit, fresh, made(served));
        Map<String, byte[]> files = Map.of(JudgedShift.ROLE, JudgedShift.bytes(found.shift()));
        return new Candidate(refit.draft(fresh, Optional.of(served.id()), files), Judged.of(found.promotion()), fresh.window().learn().length);
    }

    @Override
    public double[][] losses(Version version) {
        return refit.losses(made(version));
    }

    /// What a version of this rehearsal was made of: a fit depends on its moment alone.
    private Refit.Fresh made(Version version) {
        if (fitted(version.provenance().until()) instanceof Refit.Fresh fresh) return fresh;
        throw new IllegalStateException(version.id() + " cannot be made again");
    }

    private Refit.Result fitted(long asOf) {
        try {
            return fits.at(asOf);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Refit.Failed("it was interrupted");
        }
    }
}
