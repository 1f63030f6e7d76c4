package septet.serving;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import septet.design.Problem;
import septet.design.Refused;
import septet.data.Masked;
import septet.data.PositionRecord;

/// Takes the messages of a stream in as rows of a source. A row without an id gets that of its place in the stream, so that one which comes again, because what
/// was taken in before a crash had not reached the device with its position, is known again.
final class Following {
    private static final int SHOWN = 1_000;
    private final Telling telling;
    private final Journal journal;
    private final EventReader rows;
    private final CloudEventReader cloudEvents;

    Following(Telling telling, Journal journal) {
        this.telling = telling;
        this.journal = journal;
        Json json = new Json(Limits.DEFAULT);
        rows = new EventReader(json, Limits.DEFAULT);
        cloudEvents = new CloudEventReader(json, rows, Limits.DEFAULT);
    }

    /// A row and the message that it came in.
    private record Read(Event event, Message message) {}

    /// @return what was not taken in
    List<Aside> take(String source, String stream, List<Message> messages, long at) {
        List<Aside> asides = new ArrayList<>();
        List<Read> read = new ArrayList<>();
        boolean hides = telling.hides(source);
        for (Message message : messages) read(stream, message, read, asides);
        Taken taken = telling.take(source, read.stream().map(Read::event).toList(), at);
        for (int i = 0; i < read.size(); i++) {
            if (taken.outcomes().get(i) == Taken.Outcome.REFUSED) asides.add(aside(read.get(i).message(), taken.problem(i)));
        }
        return hides ? asides.stream().map(Following::masked).toList() : asides;
    }

    /// Nobody knows which of a message that was not understood is personal.
    private static Aside masked(Aside aside) {
        Problem problem = aside.problem();
        boolean quotes = problem.place().startsWith("body");
        Problem quiet = quotes ? new Problem(problem.severity(), problem.place(), "cannot be read", problem.consequence(), problem.remedy(), problem.code()) : problem;
        return new Aside(aside.partition(), aside.offset(), quiet, Masked.whole(aside.text()));
    }

    private void read(String stream, Message message, List<Read> into, List<Aside> asides) {
        if (message.body().length == 0) {
            asides.add(aside(message, Problem.error("message", "is empty", "there is no row in it", "A deletion means nothing here; leave such messages out.", "SERVING-BODY-EMPTY")));
            return;
        }
        try {
            List<Event> events = CloudEventReader.reads(message.media()) ? cloudEvents.read(message.media(), message.body()) : rows.many(message.media(), message.body());
            for (int i = 0; i < events.size(); i++) {
                Event event = events.get(i);
                String id = event.outerId().isEmpty() ? place(stream, message) + (events.size() == 1 ? "" : "/" + i) : event.outerId();
                event.envelope(id, event.outerTime().isEmpty() ? time(message) : event.outerTime());
                into.add(new Read(event, message));
            }
        } catch (Refused refused) {
            asides.add(aside(message, refused.problems().getFirst()));
        }
    }

    private static String place(String stream, Message message) {
        return stream.substring(stream.lastIndexOf('/') + 1) + "/" + message.partition() + "/" + message.offset();
    }

    private static String time(Message message) {
        return message.time() < 0 ? "" : Instant.EPOCH.plus(message.time(), ChronoUnit.MICROS).toString();
    }

    private static Aside aside(Message message, Problem problem) {
        String text = new String(message.body(), 0, Math.min(message.body().length, SHOWN), StandardCharsets.UTF_8);
        return new Aside(message.partition(), message.offset(), problem, text);
    }

    /// Notes that everything of these messages was taken in or put aside.
    void reached(String source, String stream, Map<Integer, Long> next) {
        journal.usable();
        new TreeMap<>(next).forEach((partition, offset) -> {
            PositionRecord position = new PositionRecord(source, stream, partition, offset);
            journal.described().take(position);
            journal.write(position);
        });
        journal.flush();
    }
}
