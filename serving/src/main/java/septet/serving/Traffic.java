package septet.serving;

/// Hears of each answer, on the loop. It must not wait, allocate or fail.
@FunctionalInterface
public interface Traffic {
    /// @param route  the route's place in [Routes#list], or -1 for what met none
    /// @param at     microseconds: when the request had arrived
    /// @param nanos  from the request's last byte to the hand-over of the answer to the network
    void answered(int route, int status, long at, long nanos);
}
