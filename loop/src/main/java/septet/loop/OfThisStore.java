package septet.loop;

import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Store;
import septet.monitoring.Fields;
import septet.serving.Route;

/// Refuses what a command asks of a server that it takes for another one: a server that is gone may have left its address to one that has its port now.
final class OfThisStore {
    private static final String FIELD = "store";

    private OfThisStore() {}

    /// What names no store is meant for this one.
    static Route only(Store store, Route route) {
        if (!route.method().equals("POST")) return route;
        String own = store.identity();
        return new Route(route.method(), route.path(), route.running(), request -> {
            if (Fields.of(request).getOrDefault(FIELD, own).equals(own)) return route.handler().answer(request);
            throw new Refused(Fault.DATA, Problem.error("body." + FIELD, "this server holds another store", "nothing was changed", "Ask the server of that store, or leave the field out.",
                    "COMMAND-SERVER"));
        });
    }
}
