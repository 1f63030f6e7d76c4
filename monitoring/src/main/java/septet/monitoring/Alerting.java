package septet.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import septet.serving.Checkpoints.Between;
import septet.world.Clock;
import septet.world.Scheduler;

/// Looks every ten seconds whether the conditions of `monitoring.alerts` hold, says what rose or ended, and hands it to a receiver.
public final class Alerting {
    private static final long LOOK_MICROS = 10_000_000;
    private static final long SEND_MICROS = 1_000_000;

    private final List<Alert> alerts;
    private final AlertBook book;
    private final NoticeEvent event;
    private final Optional<Outbox> outbox;
    private final Consumer<String> progress;
    private final Monitor monitor;

    Alerting(Monitor monitor, Rules rules, Optional<Receiver> receiver, Consumer<String> progress) {
        this.monitor = monitor;
        alerts = rules.alerts();
        book = monitor.alerts;
        event = rules.event();
        outbox = receiver.map(Outbox::new);
        this.progress = progress;
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
    public record Running(Clock clock, Scheduler scheduler, Between between, Optional<Receiver> receiver, Consumer<String> progress) {}

    /// What goes on until it is closed.
    public interface Looking extends AutoCloseable {
        @Override
        void close();
    }

    /// Runs until closed.
    public static Looking start(Monitor monitor, Supplier<Facts> facts, Rules rules, Running running) {
        Alerting alerting = new Alerting(monitor, rules, running.receiver(), running.progress());
        Scheduler.Repeating looking = running.scheduler().every(LOOK_MICROS, () -> running.between().run(() -> alerting.look(facts.get())));
        Scheduler.Repeating sending = running.scheduler().every(SEND_MICROS, () -> alerting.send(running.clock().micros()));
        return () -> {
            looking.close();
            sending.close();
        };
    }

    /// One look.
    void look(Facts facts) {
        Readings readings = new Readings(monitor, facts);
        for (Alert alert : alerts) {
            Optional<Readings.Reading> reading = readings.of(alert.condition());
            String says = reading.map(each -> String.format(Locale.ROOT, "it is %.4g", each.value())).orElse("it has no value now");
            book.check(alert.condition().text(), reading.map(Readings.Reading::holds).orElse(false), alert.over().orElse(Duration.ZERO), says, facts.now());
        }
        book.due(facts.now()).ifPresent(notice -> {
            notice.risen().forEach(line -> progress.accept("alert: " + line.rule() + "; " + line.says()
                    + event.owner().map(name -> "; " + name + " acts").orElse("") + event.runbook().map(page -> " by " + page).orElse("")));
            notice.ended().forEach(line -> progress.accept("alert is over: " + line.rule() + "; " + line.says()));
            outbox.ifPresent(box -> box.add(event.bytes(notice)));
        });
    }

    void send(long now) {
        outbox.ifPresent(box -> box.send(now));
    }
}
