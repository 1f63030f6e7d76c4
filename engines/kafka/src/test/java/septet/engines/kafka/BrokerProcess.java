package septet.engines.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/// A broker of one node, in a process of its own: formats its folder where it is new, then runs until it is killed.
final class BrokerProcess {
    private BrokerProcess() {}

    /// @param args the file of settings; the folder of its data
    public static void main(String[] args) {
        if (!Files.exists(Path.of(args[1], "meta.properties"))) {
            int exit = StorageTool.execute(new String[] {"format", "--standalone", "--cluster-id", "4L6g3nShT-eMCtK--X86sw", "--config", args[0]}, System.out);
            if (exit != 0) throw new IllegalStateException("format: " + exit);
        }
        Kafka.main(new String[] {args[0]});
    }
}
