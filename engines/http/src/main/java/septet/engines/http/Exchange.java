package septet.engines.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import septet.design.Problem;
import septet.design.Refused;
import septet.serving.Answers;
import septet.serving.Request;
import septet.serving.Response;
import septet.serving.Route;
import septet.serving.Routes;

/// One request and its answer. Lives on the loop.
final class Exchange {
    private final Door door;
    private final Peer peer;
    private final HttpServerRequest request;
    private Routes.Found found = Door.NOWHERE;
    private Buffer body = Door.NOTHING;
    private long complete;
    private long arrived;
    private boolean over;

    Exchange(Door door, Peer peer, HttpServerRequest request) {
        this.door = door;
        this.peer = peer;
        this.request = request;
    }

    void begin() {
        door.entered();
        peer.expect(door.now() + door.limits().read().toNanos(), this::late);
        peer.accompany(this::gone);
        request.exceptionHandler(_ -> gone());
        door.guard().refuses(request).ifPresentOrElse(this::refuse, this::route);
    }

    private void route() {
        String uri = request.uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        String method = request.method() == HttpMethod.HEAD ? "GET" : request.method().name();
        switch (door.routes().match(method, path)) {
            case Routes.Lost lost -> {
                if (!lost.allowed().isEmpty()) request.response().putHeader(HttpHeaders.ALLOW, String.join(", ", lost.allowed()));
                refuse(lost.problem());
            }
            case Routes.Found at -> {
                found = at;
                read(query < 0 ? "" : uri.substring(query + 1));
            }
        }
    }

    private void read(String query) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(Problem.error("Content-Encoding", "is one that is not read", "nothing was done", "Send the body as it is, without compression.", "SERVING-CONTENT-ENCODING"));
            return;
        }
        if (declared() > door.limits().body()) {
            refuse(tooLarge());
            return;
        }
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) request.response().writeContinue();
        request.handler(this::take);
        request.endHandler(_ -> answer(query));
    }

    private void take(Buffer part) {
        if (over) return;
        if (body.length() + part.length() > door.limits().body()) refuse(tooLarge());
        else if (body.length() == 0) body = part;
        else if (body.length() <= part.length()) body = Buffer.buffer(body.length() + part.length()).appendBuffer(body).appendBuffer(part);
        else body = body.appendBuffer(part);
    }

    private void answer(String query) {
        if (over) return;
        complete();
        peer.expect(Peer.NEVER);
        Request asked = new Request(found.captures(), query, Headers.media(request), body.getBytes(), arrived);
        body = Door.NOTHING;
        Route route = found.route();
        switch (route.running()) {
            case INLINE -> deliver(answered(route, asked));
            case ASIDE -> door.aside(() -> answered(route, asked), this::deliver);
        }
    }

    /// Whatever goes wrong inside is a defect, and says no more than that to the outside.
    private Response answered(Route route, Request asked) {
        try {
            return route.handler().answer(asked);
        } catch (Refused refused) {
            return Answers.refused(refused);
        } catch (RuntimeException | StackOverflowError defect) {
            door.defect(route, defect);
            return Answers.refused(Problem.error(route.path(), "a defect of Septet", "the request was not answered",
                    "Please report it with the server's messages.", "SERVING-BUG"));
        }
    }

    private void deliver(Response response) {
        if (!response.afterSync()) send(response, false);
        else door.synced(done -> send(done ? response : Answers.refused(Problem.error("log", "the device did not take it",
                "what you sent may be lost", "Send it again when the server is ready.", "SERVING-LOG-FAILED")), false));
    }

    private void refuse(Problem problem) {
        complete();
        boolean unread = declared() != 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        send(Answers.refused(problem), unread);
        if (unread) discard();
    }

    /// Many clients read an answer only when they have sent all: what still comes is thrown away until then, or until time is up.
    private void discard() {
        request.handler(_ -> {});
        request.endHandler(_ -> door.dismiss(peer));
        peer.expect(door.now() + door.limits().read().toNanos());
    }

    private void late() {
        complete();
        send(Answers.refused(Problem.error("request", "did not come to its end in time", "nothing was done", "Send the whole body at once.",
                "SERVING-SLOW-REQUEST")), true);
        door.dismiss(peer);
    }

    /// The client has left, or what it sends is no HTTP.
    private void gone() {
        if (over) return;
        over = true;
        if (complete == 0) complete();
        door.left(found.place(), 400, arrived, complete);
        peer.close();
    }

    private void send(Response answer, boolean closing) {
        if (over) return;
        HttpServerResponse response = request.response();
        if (response.closed()) {
            gone();
            return;
        }
        if (response.writeQueueFull()) {
            // A client that asks on and on and never reads: its next request waits until it has read.
            peer.expect(door.now() + door.limits().read().toNanos());
            response.drainHandler(_ -> send(answer, closing));
            return;
        }
        over = true;
        Headers.put(response, answer);
        boolean last = closing || door.draining();
        if (last) response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length));
            response.end();
        } else {
            response.end(Buffer.buffer(answer.body()));
        }
        door.left(found.place(), answer.status(), arrived, complete);
        if (closing) return;
        if (last) door.dismiss(peer);
        else peer.expect(door.now() + door.limits().idle().toNanos());
    }

    private void complete() {
        complete = door.now();
        arrived = door.micros();
    }

    private long declared() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) return 0;
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private Problem tooLarge() {
        return Problem.error("body", "has more than " + door.limits().body() + " bytes", "nothing was done", "Send fewer rows at a time.", "SERVING-BODY-TOO-LARGE");
    }
}
