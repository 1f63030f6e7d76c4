package septet.engines.http;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Holds acknowledgements back until one sync for all of them has ended. Lives on the loop; the sync itself runs beside it, so that
/// requests which come meanwhile form the next group.
final class GroupSync {
    private final Context loop;
    private final Runnable sync;
    private List<Consumer<Boolean>> waiting = new ArrayList<>();
    private boolean running;

    GroupSync(Context loop, Runnable sync) {
        this.loop = loop;
        this.sync = sync;
    }

    /// @param told hears whether everything written before this call is on the device
    void await(Consumer<Boolean> told) {
        waiting.add(told);
        if (!running) run();
    }

    private void run() {
        running = true;
        List<Consumer<Boolean>> group = waiting;
        waiting = new ArrayList<>();
        loop.owner().executeBlocking(() -> {
            sync.run();
            return true;
        }, false).onComplete(done -> loop.runOnContext(_ -> {
            running = false;
            for (Consumer<Boolean> told : group) told.accept(done.succeeded());
            if (!waiting.isEmpty() && !running) run();
        }));
    }
}
