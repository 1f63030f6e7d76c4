package septet.monitoring;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import septet.serving.Audited;
import septet.serving.Checkpoints.Between;
import septet.world.Clock;
import septet.world.Disk;
import septet.world.Scheduler;

/// Looks every ten seconds whether the conditions of `monitoring.alerts` hold, and whether the last audit found a difference, says what rose or ended, and hands it to a receiver.
public final class Alerting {
    private static final long LOOK_MICROS = 10_000_000;
    private static final long SEND_MICROS = 1_000_000;
    /// What every system is asked, whatever its design says: that what was served is what the log says.
    private static final String AUDIT = "served features differ from the log";

    private final List<Alert> alerts;
    private final AlertBook book;
    private final NoticeEvent event;
    private final Optional<Outbox> outbox;
    private final Consumer<String> progress;
    private final Monitor monitor;
    private byte[] written = new byte[0];
    /// Notices of the process before, where this one has nobody to send them to: the next one may.
    private List<byte[]> carried = List.of();

    Alerting(Monitor monitor, Rules rules, Optional<Receiver> receiver, Consumer<String> progress) {
        this.monitor = monitor;
        alerts = rules.alerts();
        book = monitor.alerts;
        book.asks(Stream.concat(alerts.stream().map(alert -> alert.condition().text()), Stream.of(AUDIT)).collect(Collectors.toSet()));
        event = rules.event();
        outbox = receiver.map(Outbox::new);
        this.progress = progress;
        monitor.notices = this::notices;
    }

    private Outbox.Sent notices() {
        return outbox.map(Outbox::sent).orElseGet(() -> Outbox.Sent.waiting(carried));
    }

    /// What is asked, and who is told.
    public record Rules(List<Alert> alerts, NoticeEvent event) {
        public Rules {
            alerts = List.copyOf(alerts);
        }
    }

    /// How it runs.
    ///
    /// @param between  runs a task where the monitor may be touched
    /// @param receiver of notices; without one they are only said
    /// @param progress hears every notice
    /// @param kept     where it stands in the meantime how the alerts are
    public record Running(Clock clock, Scheduler scheduler, Between between, Optional<Receiver> receiver, Consumer<String> progress, Kept kept) {}

    /// Where what was found outlives the process.
    ///
    /// @param file of the alerts
    public record Kept(Disk disk, Path file) {
        private byte[] read() {
            try {
                return disk.exists(file) ? disk.read(file) : new byte[0];
            } catch (UncheckedIOException _) {
                return new byte[0];
            }
        }
    }

    /// What goes on until it is closed.
    public interface Looking extends AutoCloseable {
        @Override
        void close();
    }

    /// Runs until closed.
    public static Looking start(Monitor monitor, Supplier<Facts> facts, Rules rules, Running running) {
        Alerting alerting = new Alerting(monitor, rules, running.receiver(), running.progress());
        byte[] before = running.kept().read();
        running.between().run(() -> alerting.read(before, running.clock().micros()));
        Scheduler.Repeating looking = running.scheduler().every(LOOK_MICROS, () -> {
            // a file is read for it: not where answers are given
            Optional<Audited> audited = monitor.audits.get();
            alerting.keep(running, () -> alerting.look(facts.get(), audited));
        }, failed -> running.progress().accept("alerts: this look failed, so what it asks is not known; the next is in ten seconds: " + failed));
        Scheduler.Repeating sending = running.scheduler().every(SEND_MICROS, () -> alerting.send(running.clock().micros()),
                failed -> running.progress().accept("alerts: a notice could not be sent, and is tried again: " + failed));
        return () -> {
            looking.close();
            sending.close();
            // somebody may have answered since the last look
            alerting.keep(running, () -> { });
        };
    }

    /// What the process before has written, with what it had not delivered.
    void read(byte[] bytes, long now) {
        List<byte[]> waiting = book.read(bytes, now);
        outbox.ifPresentOrElse(box -> waiting.forEach(box::add), () -> carried = waiting);
    }

    byte[] bytes() {
        return book.bytes(outbox.map(Outbox::waiting).orElse(carried));
    }

    /// One look.
    ///
    /// @param audited what the last audit found
    void look(Facts facts, Optional<Audited> audited) {
        Readings readings = new Readings(monitor, facts);
        for (Alert alert : alerts) {
            Optional<Readings.Reading> reading = readings.of(alert.condition());
            String says = reading.map(each -> "it is " + Readings.words(alert.condition(), each.value())).orElse("it has no value now");
            book.check(alert.condition().text(), reading.map(Readings.Reading::holds).orElse(false), alert.over().orElse(Duration.ZERO), says, facts.now());
        }
        book.check(AUDIT, audited.map(Audited::differences).orElse(0L) > 0, Duration.ZERO, audited.map(Audited::says).orElse("nothing was compared"), facts.now());
        book.due(facts.now()).ifPresent(notice -> {
            notice.risen().forEach(line -> progress.accept("alert: " + line.rule() + "; " + line.says()
                    + event.owner().map(name -> "; " + name + " acts").orElse("") + event.runbook().map(page -> " by " + page).orElse("")));
            notice.ended().forEach(line -> progress.accept("alert is over: " + line.rule() + "; " + line.says()));
            outbox.ifPresent(box -> {
                if (box.add(event.bytes(notice)) == 1) progress.accept("alerts: more notices wait for their receiver than are kept; the oldest are given up, and counted in /metrics");
            });
        });
    }

    /// Does something where the monitor may be touched, and writes where it stands then, if that is new.
    private void keep(Running running, Runnable first) {
        byte[][] now = new byte[1][];
        running.between().run(() -> {
            first.run();
            now[0] = bytes();
        });
        if (Arrays.equals(now[0], written)) return;
        try {
            running.kept().disk().replace(running.kept().file(), now[0]);
            written = now[0];
        } catch (UncheckedIOException e) {
            progress.accept("the alerts could not be written down (" + e.getCause().getMessage() + ")");
        }
    }

    void send(long now) {
        outbox.ifPresent(box -> {
            Outbox.Sent before = box.sent();
            box.send(now);
            Outbox.Sent after = box.sent();
            if (before.inARow() == 0 && after.inARow() > 0) progress.accept("alerts: their receiver did not take a notice; " + after.waiting() + " wait, and are sent again until it does");
            if (before.inARow() > 0 && after.inARow() == 0) progress.accept("alerts: their receiver takes notices again, after " + before.inARow() + " tries");
        });
    }
}
