package septet.data;

import java.util.List;

/// The generated payments as text: what a file of them would hold.
/// The last column tells the kind of fraud; no honest design reads it.
final class CardPaymentTable implements TextTable {
    private static final List<String> HEADERS = List.of("payment", "at", "card", "terminal", "amount", "fraud", "scenario");
    private final CardPaymentSettings settings;

    CardPaymentTable(CardPaymentSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> headers() {
        return HEADERS;
    }

    @Override
    public FileShape shape() {
        return FileShape.typed(FileShape.GENERATED);
    }

    @Override
    public void read(int[] columns, Sink into) {
        CardPayments payments = new CardPayments(settings);
        CardDay day = new CardDay();
        TextBatch batch = new TextBatch(columns.length);
        long line = 1;
        for (int i = 0; i < settings.days(); i++) {
            payments.next(day);
            String date = settings.start().plusDays(i).toString();
            String prefix = date.replace("-", "") + "-";
            for (int payment = 0; payment < day.size(); payment++) {
                int row = batch.add(line++);
                for (int column = 0; column < columns.length; column++) {
                    batch.set(row, column, text(columns[column], day, payment, columns[column] == 0 ? prefix : date));
                }
                if (batch.isFull()) flush(batch, into);
            }
        }
        flush(batch, into);
    }

    private static void flush(TextBatch batch, Sink into) {
        if (batch.size() > 0) into.rows(batch);
        batch.clear();
    }

    private static String text(int column, CardDay day, int payment, String date) {
        return switch (column) {
            case 0 -> date + padded(payment, 7);
            case 1 -> time(date, day.second(payment));
            case 2 -> "c" + day.card(payment);
            case 3 -> "t" + day.terminal(payment);
            case 4 -> day.cents(payment) / 100 + "." + padded((int) (day.cents(payment) % 100), 2);
            case 5 -> day.scenario(payment) > 0 ? "true" : "false";
            default -> Integer.toString(day.scenario(payment));
        };
    }

    private static String time(String date, int second) {
        return date + "T" + padded(second / 3_600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2) + "Z";
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    @Override
    public void close() {}
}
