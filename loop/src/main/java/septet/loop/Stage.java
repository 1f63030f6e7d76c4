package septet.loop;

import java.util.function.Supplier;
import septet.data.LoopRecord;
import septet.model.Version;

/// Where versions serve: what the closed loop acts on, in a rehearsal and in production.
public interface Stage {
    /// Makes what this version needs to answer; nothing changes yet.
    ///
    /// @throws septet.design.Refused where it cannot answer
    default void prepare(Version version) {}

    /// From now on this version answers everything.
    void serve(Version version);

    /// From now on this version takes over from the one that serves.
    ///
    /// @param rollout its name, by which units keep their arm
    /// @param share   of the units; 0: in shadow
    void step(String rollout, Version challenger, double share);

    /// Makes sure that what a version's rollout is to compare can be compared.
    ///
    /// @throws septet.design.Refused where it cannot
    default void tries(Version version) {}

    /// Asks where nothing is answered meanwhile.
    default <T> T asks(Supplier<T> question) {
        return question.get();
    }

    /// Keeps what was decided, durably and for a person to read.
    void act(LoopRecord decided);
}
