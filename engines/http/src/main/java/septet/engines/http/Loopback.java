package septet.engines.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// Which addresses may be listened on. Nobody is asked who they are yet, so only this machine is let in.
final class Loopback {
    private Loopback() {}

    static InetAddress address(String host) {
        InetAddress address = resolve(host);
        if (address.isLoopbackAddress()) return address;
        throw new Refused(Fault.DESIGN, Problem.error("listen", host + " is reached from other machines", "anybody could decide and send labels, "
                + "since nobody is asked who they are", "Listen on 127.0.0.1, and put a proxy that authenticates in front.", "SERVING-NOT-LOOPBACK"));
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Refused(Fault.DESIGN, Problem.error("listen", host + " is no address of this machine", "nothing is served",
                    "Listen on 127.0.0.1.", "SERVING-UNKNOWN-ADDRESS"));
        }
    }
}
