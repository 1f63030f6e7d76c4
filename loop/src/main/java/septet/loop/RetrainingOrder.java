package septet.loop;

import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import tools.jackson.core.JacksonException;

/// What a process of its own is asked to do, as a file.
///
/// @param asOf    microseconds: nothing that became known later is looked at
/// @param version that serves, whose design and settings are fitted again; or that is compared
/// @param before  with which it is compared; empty for a fit
/// @param since   microseconds: rows since then are compared
public record RetrainingOrder(int format, long asOf, String version, String before, long since) {
    public static final int FORMAT = 1;

    static RetrainingOrder of(Workshop.Task task) {
        return switch (task) {
            case Workshop.Fit fit -> new RetrainingOrder(FORMAT, fit.asOf(), fit.served().id(), "", 0);
            case Workshop.Comparison it -> new RetrainingOrder(FORMAT, it.asOf(), it.version().id(), it.before().id(), it.since());
        };
    }

    public byte[] bytes() {
        return RunJson.MAPPER.writeValueAsBytes(this);
    }

    /// @throws Refused where the bytes are none
    public static RetrainingOrder read(byte[] bytes) {
        try {
            RetrainingOrder order = RunJson.MAPPER.readValue(bytes, RetrainingOrder.class);
            if (order.format() == FORMAT) return order;
        } catch (JacksonException _) {
            // said below
        }
        throw new Refused(Fault.DESIGN, Problem.error("order", "is no order of this program", "nothing is fitted", "It is written by septet serve, and by nobody else.",
                "MODEL-RETRAINING"));
    }
}
