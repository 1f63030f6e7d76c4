package septet.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What a page carries in itself, from the class path: the chart library, our style and our script.
final class Library {
    /// Apache ECharts, the build with line, bar, scatter and their marks.
    static final String CHARTS = read("/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js");

    private Library() {}

    /// A file that lies beside this class.
    static String own(String name) {
        return read("/septet/studio/" + name);
    }

    private static String read(String resource) {
        try (InputStream in = Library.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is not on the class path");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
