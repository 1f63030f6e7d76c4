package septet.data;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// Gets what stands at an address. Port: an engine speaks the protocol.
public interface Download {
    /// Hands over all bytes in their order; the buffer is used again after each call.
    ///
    /// @throws Refused where the address does not answer with a whole file (DATA-NOT-FETCHED)
    void fetch(URI address, Consumer<ByteBuffer> into);

    /// For where nothing is fetched.
    static Download none() {
        return (address, _) -> {
            throw refused(address, "nothing is fetched here");
        };
    }

    static Refused refused(URI address, String cause) {
        return new Refused(Fault.DATA, Problem.error(address.toString(), cause, "there are no rows",
                "Look whether the address is right; or get the file yourself, and say --source NAME=FILE.", "DATA-NOT-FETCHED"));
    }
}
