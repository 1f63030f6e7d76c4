package septet.serving;

import septet.world.Clock;

/// What a [Server] serves: everything that the engine needs to know of the product.
///
/// @param sync returns when everything that was logged before the call is on the device; called beside the loop, never twice at a time
public record Service(Routes routes, Readiness readiness, Runnable sync, Traffic traffic, Clock clock) {}
