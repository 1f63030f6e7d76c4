package septet.engines.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.serving.Limits;
import septet.serving.Listening;
import septet.serving.Server;
import septet.serving.Service;

/// HTTP/1.1 on one event loop of Vert.x. Handlers run on the loop itself: deciding takes less time than handing over to another thread.
public final class HttpServer implements Server {
    private static final int SWEEP_MILLIS = 200;
    private static final int DRAIN_MILLIS = 10;
    private static final long QUIET_NANOS = 250_000_000;

    private final Vertx vertx;
    private final Context loop;
    private final Door door;
    private final String address;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    private HttpServer(Vertx vertx, Context loop, Door door, String address) {
        this.vertx = vertx;
        this.loop = loop;
        this.door = door;
        this.address = address;
    }

    /// Listens; the service decides itself when it is ready.
    ///
    /// @throws Refused SERVING-NOT-LOOPBACK, SERVING-UNKNOWN-ADDRESS, SERVING-PORT-IN-USE
    public static HttpServer open(Listening listening, Service service) {
        InetAddress host = Loopback.address(listening.host());
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            Context loop = vertx.getOrCreateContext();
            Door door = new Door(service, listening.limits(), loop);
            int port = listen(vertx, loop, door, SocketAddress.inetSocketAddress(listening.port(), host.getHostAddress()), listening.limits());
            String name = host.getHostAddress().contains(":") ? "[::1]" : host.getHostAddress();
            return new HttpServer(vertx, loop, door, "http://" + name + ":" + port);
        } catch (CompletionException e) {
            wait(vertx.close().toCompletionStage().toCompletableFuture());
            throw new Refused(Fault.ENGINE, Problem.error("listen", listening.host() + ":" + listening.port() + " cannot be had (" + e.getCause().getMessage() + ")",
                    "nothing is served", "End the process that has it, or choose another port; 0 takes any free one.", "SERVING-PORT-IN-USE"));
        }
    }

    private static int listen(Vertx vertx, Context loop, Door door, SocketAddress address, Limits limits) {
        HttpServerOptions options = new HttpServerOptions()
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(limits.line())
                .setMaxHeaderSize(limits.headers())
                .setDecompressionSupported(false)
                // Where a client does not read, closing would wait for it for ever; this one does not.
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(limits.idle().plus(limits.read()).toMillis()))
                .setAcceptBacklog(limits.connections());
        CompletableFuture<Integer> port = new CompletableFuture<>();
        loop.runOnContext(_ -> vertx.createHttpServer(options)
                .connectionHandler(door::connected)
                .requestHandler(door::asked)
                .invalidRequestHandler(door::garbled)
                .exceptionHandler(_ -> {})
                .listen(address)
                .onSuccess(server -> {
                    door.opened(server.actualPort());
                    vertx.setPeriodic(SWEEP_MILLIS, _ -> door.sweep());
                    port.complete(server.actualPort());
                })
                .onFailure(port::completeExceptionally));
        return port.join();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void between(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.runOnContext(_ -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw e;
        }
    }

    @Override
    public void drain(Duration patience) {
        if (!closing.getAndSet(true)) loop.runOnContext(_ -> closeWhenQuiet(patience));
        wait(closed);
    }

    private void closeWhenQuiet(Duration patience) {
        door.drain();
        long end = door.now() + patience.toNanos();
        vertx.setPeriodic(DRAIN_MILLIS, timer -> {
            if (!door.quiet(QUIET_NANOS) && door.now() < end) return;
            vertx.cancelTimer(timer);
            vertx.close().onComplete(_ -> closed.complete(null));
        });
    }

    @Override
    public void close() {
        drain(Duration.ZERO);
    }

    private static void wait(CompletableFuture<?> end) {
        try {
            end.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server does not close", e);
        }
    }
}
