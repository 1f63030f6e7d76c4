package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import septet.world.Chance;

/// Tables as people bring them, made anew from a seed: credit, a shop, medicine, car prices, students, short texts in three classes, mails.
final class GeneratedTables {
    /// @param label what is to be predicted
    record Made(String name, String text, String label) {}

    private static final List<String> FILL = List.of("the", "and", "with", "for", "this", "you", "crew", "service", "plane", "just", "gate", "ticket");
    static final Map<String, Function<Chance, Made>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("credit", GeneratedTables::credit);
        ALL.put("shop", GeneratedTables::shop);
        ALL.put("medicine", GeneratedTables::medicine);
        ALL.put("cars", GeneratedTables::cars);
        ALL.put("students", GeneratedTables::students);
        ALL.put("tweets", GeneratedTables::tweets);
        ALL.put("mails", GeneratedTables::mails);
    }

    private GeneratedTables() {}

    private static Made credit(Chance chance) {
        List<String> lines = new ArrayList<>(List.of("checking_status,duration,credit amount,savings-status,age,class"));
        for (int i = 0; i < 300; i++) {
            int duration = 6 * (1 + chance.nextInt(8));
            boolean bad = chance.nextDouble() < 0.1 + duration / 100.0;
            lines.add("'" + pick(chance, "<0", "0<=X<200", "no checking") + "'," + duration + "," + (500 + chance.nextInt(9_000)) + "," + pick(chance, "<100", ">=1000") + ","
                    + (19 + chance.nextInt(50)) + ","
                    + (bad ? "bad" : "good"));
        }
        return new Made("credit.csv", String.join("\n", lines) + "\n", "class");
    }

    private static Made shop(Chance chance) {
        List<String> lines = new ArrayList<>(List.of("InvoiceNo,Order Date,Customer ID,Category,Unit Price,Discount,Returned"));
        for (int i = 0; i < 400; i++) {
            boolean returned = chance.nextDouble() < 0.3;
            lines.add("INV" + (10_000 + i) + "," + (1 + i / 40) + "/" + (1 + i % 28) + "/2023 " + chance.nextInt(24) + ":15,C" + chance.nextInt(90) + "," + pick(chance, "Toys",
                    "Books & more", "Garden: tools")
                    + ",\"$1," + (100 + chance.nextInt(800)) + ".50\"," + chance.nextInt(20) + "%," + (returned ? "TRUE" : "FALSE"));
        }
        return new Made("shop.csv", String.join("\n", lines) + "\n", "Returned");
    }

    private static Made medicine(Chance chance) {
        List<String> lines = new ArrayList<>(List.of("age,sex,chol,thal,ca,result"));
        for (int i = 0; i < 300; i++) {
            lines.add((30 + chance.nextInt(50)) + "," + chance.nextInt(2) + "," + (chance.nextInt(8) == 0 ? "?" : 150 + chance.nextInt(200)) + "," + pick(chance, "normal",
                    "fixed", "?") + ","
                    + (chance.nextInt(30) == 0 ? "?" : chance.nextInt(4)) + "," + chance.nextInt(2));
        }
        return new Made("heart disease.csv", String.join("\n", lines) + "\n", "result");
    }

    private static Made cars(Chance chance) {
        List<String> lines = new ArrayList<>(List.of("make;fuel-type;num-of-doors;curb-weight;city l/100km;price"));
        for (int i = 0; i < 200; i++) {
            int weight = 1_500 + chance.nextInt(2_000);
            lines.add(pick(chance, "volvo", "audi", "mazda") + ";" + pick(chance, "gas", "diesel") + ";" + pick(chance, "two", "four", "?") + ";" + weight + ";" + (5
                    + chance.nextInt(9)) + "," + chance.nextInt(10) + ";"
                    + (chance.nextInt(40) == 0 ? "?" : weight * 5 + chance.nextInt(3_000)));
        }
        return new Made("cars.data.csv", String.join("\n", lines) + "\n", "price");
    }

    private static Made students(Chance chance) {
        List<String> lines = new ArrayList<>(List.of("\uFEFF\"school\";\"sex\";\"age\";\"higher\";\"absences\";\"G3\""));
        for (int i = 0; i < 300; i++) {
            lines.add("\"" + pick(chance, "GP", "MS") + "\";\"" + pick(chance, "F", "M") + "\";" + (15 + chance.nextInt(7)) + ";\"" + pick(chance, "yes", "no") + "\";"
                    + chance.nextInt(20) + ";\""
                    + Math.clamp(Math.round(11 + 3 * chance.nextGaussian()), 0, 20) + "\"");
        }
        return new Made("student-por.csv", String.join("\r\n", lines) + "\r\n", "G3");
    }

    private static Made tweets(Chance chance) {
        List<String> lines = new ArrayList<>(List.of("tweet_id,sentiment,airline,text"));
        for (int i = 0; i < 300; i++) {
            String sentiment = pick(chance, "negative", "neutral", "positive", "negative");
            lines.add((570_306_000_000_000_000L + i * 1_000L) + "," + sentiment + "," + pick(chance, "united", "delta") + ",\"@air " + words(chance, 6 + chance.nextInt(12),
                    sentiment.equals("positive") ? "great" : "late")
                    + " \uD83D\uDE00, \"\"really\"\"\"");
        }
        return new Made("Tweets.csv", String.join("\n", lines) + "\n", "sentiment");
    }

    private static Made mails(Chance chance) {
        List<String> lines = new ArrayList<>(List.of("text,spam"));
        for (int i = 0; i < 200; i++) {
            boolean spam = chance.nextDouble() < 0.3;
            lines.add("\"Subject: " + words(chance, 20 + chance.nextInt(30), spam ? "free" : "meeting") + "\nsecond line\"," + (spam ? 1 : 0));
        }
        return new Made("emails.csv", String.join("\n", lines) + "\n", "spam");
    }

    private static String words(Chance chance, int count, String telling) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) words.append(i == 0 ? "" : " ").append(chance.nextInt(6) == 0 ? telling : FILL.get(chance.nextInt(FILL.size()))
                + (chance.nextInt(9) == 0 ? chance.nextInt(100) : ""));
        return words.toString();
    }

    private static String pick(Chance chance, String... words) {
        return words[chance.nextInt(words.length)];
    }

    /// A table that nobody would bring, to find what breaks a line: headers and words of every kind.
    static Made odd(Chance chance) {
        int columns = 2 + chance.nextInt(7);
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < columns; i++) headers.add(quoted(oddWord(chance, true)));
        int rows = 30 + chance.nextInt(200);
        List<String> lines = new ArrayList<>(List.of(String.join(",", headers) + ",label"));
        int kinds = chance.nextInt(4);
        List<String> words = List.of(oddWord(chance, false), oddWord(chance, false) + "b", "it''s #1: {x}");
        int[] sort = new int[columns];
        for (int i = 0; i < columns; i++) sort[i] = chance.nextInt(5);
        for (int i = 0; i < rows; i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) line.append(cell(chance, sort[column], i)).append(',');
            String label = kinds == 0 ? quoted(words.get(chance.nextInt(2))) : kinds == 1 ? quoted(words.get(chance.nextInt(3))) : kinds == 2
                    ? Integer.toString(chance.nextInt(500)) : Integer.toString(chance.nextInt(2));
            lines.add(line.append(label).toString());
        }
        return new Made("odd name's #1.csv", String.join("\n", lines) + "\n", "label");
    }

    private static String cell(Chance chance, int sort, int row) {
        return switch (sort) {
            case 0 -> quoted(oddWord(chance, false));
            case 1 -> chance.nextInt(9) == 0 ? "?" : Integer.toString(chance.nextInt(1_000) - 500);
            case 2 -> String.format(Locale.ROOT, "2024-%02d-%02d", 1 + row % 12, 1 + row % 28);
            case 3 -> "\"" + chance.nextInt(9) + "," + chance.nextInt(10) + "\"";
            default -> pick(chance, "yes", "no");
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String oddWord(Chance chance, boolean header) {
        String[] parts = {"a", "B c", "time", "if", "'", "\"", "#", ": ", "{", "]", "ä", "\\", "%", "$", "label", "score", "-", "0", "日本", "e1", "&", "known", "*", "  ",
                "\uD83D\uDE00", "null"};
        StringBuilder word = new StringBuilder();
        for (int i = chance.nextInt(4); i >= 0; i--) word.append(parts[chance.nextInt(parts.length)]);
        return header ? word.toString() : word.toString().strip() + "x";
    }
}
