package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;

class ColumnFileTest {
    private static final String DESIGN = """
            from: a.csv
            time: at
            arrival: seen
            id: id
            columns:
              number: number optional
              amount: money EUR optional
              truth: boolean optional
              when: time optional
              word: category optional
              card: key optional
              text: text optional
            """;
    private static final String CONTENT = """
            id,at,seen,number,amount,truth,when,word,card,text
            1,2018-04-01,2018-04-02,1.5,12.34,true,2018-01-01,red,c1,"so, ""this\"""
            2,2018-04-01,,-0.0,-0.0001,false,1969-12-31T23:59:59.999999Z,blue,c2,漢字 😀
            3,2018-04-03,2018-04-03,,,,,,,
            ,2018-04-03,,1e-300,99999999999999,1,9999-12-31,red,c1, x\s
            """;

    @Test
    void aTableComesBackFromTheStoreAsItWas() {
        Source source = new Source(DESIGN).file("a.csv", CONTENT);
        Ingest.Result first = source.read();
        Ingest.Result again = source.read();
        assertThat(first.reused()).isFalse();
        assertThat(again.reused()).isTrue();
        assertThat(again.report()).isEqualTo(first.report());
        assertThat(Source.rows(again.table())).isEqualTo(Source.rows(first.table())).hasSize(4);
        for (int row = 0; row < 4; row++) assertThat(again.table().arrival(row)).isEqualTo(first.table().arrival(row));
    }

    @Test
    void whatDecidesTheTableDecidesTheFile() {
        Source source = new Source(DESIGN).file("a.csv", CONTENT);
        source.read();
        for (String other : List.of(DESIGN.replace("number: number optional", "number: text optional"), DESIGN + "format: {missing: [red]}", DESIGN + "with: {zone: Europe/Berlin}",
                DESIGN + "checks: [number > 0]", DESIGN.replace("arrival: seen\n", ""))) {
            Source changed = new Source(other, source.disk);
            assertThat(changed.read().reused()).as(other).isFalse();
            assertThat(changed.read().reused()).as(other).isTrue();
        }
        assertThat(source.read().reused()).isTrue();
        source.file("a.csv", CONTENT.replace("12.34", "12.35"));
        assertThat(source.read().reused()).isFalse();
    }

    @Test
    void whenAValueBecomesKnownChangesNoTable() {
        Source source = new Source("from: a.csv\ncolumns: {x: number known after 7d}").file("a.csv", "x\n1\n");
        source.read();
        assertThat(new Source("from: a.csv\ncolumns: {x: number known after 1d}", source.disk).read().reused()).isTrue();
    }

    @Test
    void aDamagedFileIsReadAnewFromItsSource() {
        Source source = new Source(DESIGN).file("a.csv", CONTENT);
        Ingest.Result first = source.read();
        Path kept = source.disk.list(Source.STORE).stream().filter(file -> file.toString().endsWith(".columns")).findFirst().orElseThrow();
        byte[] whole = source.disk.read(kept);
        Chance chance = Chance.of(5);
        for (int at = 0; at < whole.length; at += 1 + chance.nextInt(3)) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << chance.nextInt(8));
            put(source.disk, kept, damaged);
            Ingest.Result read = source.read();
            assertThat(read.reused()).as("byte %d", at).isFalse();
            assertThat(read.report().fingerprint()).isEqualTo(first.report().fingerprint());
        }
        for (int length = 0; length < whole.length; length += 7) {
            put(source.disk, kept, Arrays.copyOf(whole, length));
            assertThat(source.read().reused()).as("length %d", length).isFalse();
        }
    }

    @Test
    void aPowerCutLeavesAWholeTableOrNone() {
        for (int changes = 0; changes < 60; changes++) {
            SimulatedDisk disk = new SimulatedDisk(Chance.of(changes));
            Source source = new Source(DESIGN, disk).file("a.csv", CONTENT);
            try (Disk.Appender appender = disk.append(Source.FOLDER.resolve("a.csv"))) {
                appender.sync();
            }
            disk.syncFolder(Source.FOLDER);
            disk.powerCutAfter(changes);
            try {
                source.read();
            } catch (PowerLost _) {
                // the program is gone with the power
            }
            if (!disk.isOff()) disk.powerCut();
            disk.powerOn();
            assertThat(Source.rows(source.read().table())).as("cut after %d changes", changes).hasSize(4);
        }
    }

    private static void put(Disk disk, Path file, byte[] content) {
        disk.delete(file);
        try (Disk.Appender appender = disk.append(file)) {
            appender.write(ByteBuffer.wrap(content));
        }
    }
}
