package septet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import septet.world.Chance;

/// `kill -9` of a serving process while a client posts events and labels. Started again, it gives each answer that was given before once
/// more, byte for byte; knows each label that was acknowledged; and has decided on nothing twice and on nothing by halves.
final class ServerKills {
    static final String NAME = "kills-of-a-server";
    private static final int KILLS_OF_ONE_STORE = 25;
    private static final int PATIENCE = 20;

    private final Chance chance;
    private final Path folder;
    private final ServedPayments.Planted planted;
    /// Event and answer, label and id: what was acknowledged since the last start.
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private Optional<String> unanswered = Optional.empty();
    private long acknowledged;
    private long decided;

    private ServerKills(long seed, Path folder, ServedPayments.Planted planted) {
        chance = Chance.of(seed).of("server kills");
        this.folder = folder;
        this.planted = planted;
    }

    /// Something that was acknowledged is not there.
    private static final class Lost extends RuntimeException {
        Lost(String what) {
            super(what);
        }
    }

    static Outcome run(Size size) throws IOException, InterruptedException {
        int wanted = size == Size.DEEP ? 1_000 : 25;
        long acknowledged = 0;
        long start = System.nanoTime();
        for (int seed = 0; seed * KILLS_OF_ONE_STORE < wanted; seed++) acknowledged += killed(seed, KILLS_OF_ONE_STORE, ServedPayments.Planted.NONE);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kills", wanted);
        values.put("decisions and labels acknowledged", acknowledged);
        values.put("lost, changed or decided twice", 0);
        values.put("milliseconds for a kill", Math.round((System.nanoTime() - start) / 1e6 / wanted));
        Map<String, Boolean> caught = Map.of("answered before it is written", isCaught());
        return new Outcome(NAME, "0.." + (wanted / KILLS_OF_ONE_STORE - 1), wanted, values, caught, acknowledged > 5L * wanted);
    }

    private static boolean isCaught() throws IOException, InterruptedException {
        try {
            killed(0, PATIENCE, ServedPayments.Planted.UNWRITTEN);
            return false;
        } catch (Lost _) {
            return true;
        }
    }

    private static long killed(long seed, int kills, ServedPayments.Planted planted) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("septet-server-kills");
        try {
            ServerKills server = new ServerKills(seed, folder, planted);
            for (int life = 0; life <= kills; life++) server.live(life, life < kills);
            return server.acknowledged;
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    /// One life of the process: what the life before acknowledged is asked for, then more is posted until it is killed.
    private void live(int life, boolean killed) throws IOException, InterruptedException {
        Process process = ServedPayments.start(folder.resolve("log"), 1, 0, planted);
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String address = said.readLine();
            if (address == null) throw new Lost("the server does not start again in life " + life);
            try (Client client = new Client(address)) {
                check(client, life);
            }
            if (killed) post(address, life, process);
        } finally {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }

    private void check(Client client, int life) throws IOException {
        // Before anything is asked again: a decision that was lost would be made again with the same answer.
        long total = total(client);
        long most = decided + (unanswered.isPresent() ? 1 : 0);
        if (total < decided || total > most) throw new Lost("life " + life + ": " + decided + " decisions were answered, " + total + " stand in the log");
        for (Map.Entry<String, String> each : answers.entrySet()) {
            String again = body(client.ask("POST", "/decide", each.getKey()));
            if (!again.equals(each.getValue())) throw new Lost("life " + life + ": " + each.getKey() + " was answered " + each.getValue() + ", now " + again);
        }
        for (Map.Entry<String, String> each : labels.entrySet()) {
            String again = body(client.ask("POST", "/sources/payments", each.getKey()));
            if (!again.startsWith("{\"events\":0,\"labels\":0,\"repeated\":1,")) throw new Lost("life " + life + ": the label of " + each.getValue()
                    + " is gone: " + again);
        }
        if (total(client) != total) throw new Lost("life " + life + ": repeated requests were decided again");
        decided = total;
        answers.clear();
        labels.clear();
        unanswered = Optional.empty();
    }

    /// How many decisions stand in the log.
    private static long total(Client client) throws IOException {
        return Long.parseLong(client.ask("GET", "/status", "").replaceAll("(?s).*\"decisions\":\\{\"total\":(\\d+).*", "$1"));
    }

    private void post(String address, int life, Process process) throws IOException, InterruptedException {
        int millis = 20 + chance.nextInt(300);
        Thread killer = Thread.ofPlatform().start(() -> {
            try {
                process.waitFor(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        });
        try (Client client = new Client(address)) {
            for (int i = 0;; i++) {
                String id = life + "-" + i;
                String event = "{\"id\":\"" + id + "\",\"card\":\"c" + chance.nextInt(50) + "\",\"terminal\":\"t" + chance.nextInt(50)
                        + "\",\"amount\":" + (1 + chance.nextInt(400)) + "}";
                unanswered = Optional.of(event);
                answers.put(event, body(client.ask("POST", "/decide", event)));
                unanswered = Optional.empty();
                decided++;
                acknowledged++;
                if (chance.nextInt(4) > 0) continue;
                String label = "{\"id\":\"" + id + "\",\"fraud\":" + (chance.nextInt(2) == 0) + "}";
                body(client.ask("POST", "/sources/payments", label));
                labels.put(label, id);
                acknowledged++;
            }
        } catch (IOException killed) {
            killer.join();
        }
    }

    private static String body(String answer) {
        if (!answer.startsWith("HTTP/1.1 200")) throw new Lost(answer);
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
