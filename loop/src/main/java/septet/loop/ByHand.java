package septet.loop;

/// What a person decides over the head of the closed loop.
public sealed interface ByHand {
    String who();

    String why();

    /// This version serves from now on; a rollout of another one ends.
    record Promote(String version, String who, String why) implements ByHand {}

    /// The rollout under way is withdrawn; where none is, the version before serves again.
    record RollBack(String who, String why) implements ByHand {}
}
