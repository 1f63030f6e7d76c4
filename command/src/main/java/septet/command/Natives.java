package septet.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import ml.dmlc.xgboost4j.java.DMatrix;

/// Whether the engines' machine code loads here.
final class Natives {
    private static final String REMEDY = "It runs on x86-64 and arm64 with Linux (glibc) and macOS; is the temporary folder full, or mounted noexec?";

    private Natives() {}

    /// Something that calls machine code.
    private interface Call {
        String found() throws Exception;
    }

    static Finding duckdb() {
        return loads("DuckDB", () -> {
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT version()")) {
                rows.next();
                return rows.getString(1) + " loads";
            }
        });
    }

    static Finding xgboost() {
        return loads("XGBoost", () -> {
            DMatrix matrix = new DMatrix(new float[] {1}, 1, 1, Float.NaN);
            long rows = matrix.rowNum();
            matrix.dispose();
            return rows == 1 ? "loads" : "loads, but cannot count";
        });
    }

    /// A library that does not load is told by an error, not by an exception.
    private static Finding loads(String what, Call call) {
        try {
            return Finding.ok(what, call.found());
        } catch (Exception | LinkageError e) {
            return new Finding(what, "does not load: " + e, REMEDY);
        }
    }
}
