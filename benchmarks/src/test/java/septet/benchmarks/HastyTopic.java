package septet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import septet.serving.Message;
import septet.serving.Topic;

/// The planted bug: it notes itself how far it is, as soon as it has read, and goes on there.
record HastyTopic(Topic topic, Path file) implements Topic {
    @Override
    public String address() {
        return topic.address();
    }

    @Override
    public Poll next(Places places, Duration patience) {
        Map<Integer, Long> noted = noted();
        Poll poll = topic.next(partition -> noted.containsKey(partition) ? OptionalLong.of(noted.get(partition)) : OptionalLong.empty(), patience);
        for (Message message : poll.messages()) noted.put(message.partition(), message.offset() + 1);
        try {
            Files.writeString(file, noted.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return poll;
    }

    private Map<Integer, Long> noted() {
        Map<Integer, Long> noted = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) noted.put(Integer.parseInt(line.substring(0, line.indexOf(' '))), Long.parseLong(line.substring(line.indexOf(' ') + 1)));
            }
            return noted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void reached(int partition, long next) {
        topic.reached(partition, next);
    }

    @Override
    public void close() {
        topic.close();
    }
}
