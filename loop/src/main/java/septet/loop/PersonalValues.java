package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import septet.data.Column;
import septet.data.Items;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.design.Type;

/// Columns in which most values, in whole, are addresses of mail, phone numbers, numbers of cards or accounts, whatever the column is called.
final class PersonalValues {
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,24}");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9][0-9 ()./-]{7,18}[0-9]|00[1-9][0-9 ()./-]{8,17}[0-9]");
    private static final Pattern CARD = Pattern.compile("[3-6][0-9]{3}(?:[ -]?[0-9]{4}){2,3}[0-9]{0,3}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?");
    private static final Map<String, Predicate<String>> KINDS = new LinkedHashMap<>();
    private static final int MOST_ROWS = 2_000;
    private static final int FEWEST = 20;
    private static final double MOST = 0.8;

    static {
        KINDS.put("e-mail addresses", MAIL.asMatchPredicate());
        KINDS.put("phone numbers", PHONE.asMatchPredicate());
        KINDS.put("card numbers", word -> CARD.matcher(word).matches() && luhn(word.replaceAll("[^0-9]", "")));
        KINDS.put("account numbers", word -> ACCOUNT.matcher(word).matches() && iban(word.replace(" ", "")));
    }

    private PersonalValues() {}

    static List<RowFacts.Personal> in(List<Table> tables) {
        List<RowFacts.Personal> found = new ArrayList<>();
        for (Table table : tables) {
            List<Column> columns = table.schema().columns();
            for (int i = 0; i < columns.size(); i++) if (isWord(columns.get(i).type())) look(table, i, found);
        }
        return found;
    }

    private static boolean isWord(Type type) {
        Type item = type instanceof Type.ListOf(Type of) ? of : type;
        return item instanceof Type.Key || item instanceof Type.Category || item instanceof Type.Text;
    }

    private static void look(Table table, int column, List<RowFacts.Personal> found) {
        Row row = new Row(table.schema().columns().size());
        List<String> words = new ArrayList<>();
        int taken = Math.min(table.rows(), MOST_ROWS);
        for (int i = 0; i < taken; i++) {
            table.load((int) ((long) i * table.rows() / taken), row);
            if (row.values[column] != Values.MISSING) words.addAll(words(table, column, row));
        }
        if (words.size() < FEWEST) return;
        KINDS.forEach((what, kind) -> {
            double share = words.stream().filter(kind).count() / (double) words.size();
            if (share >= MOST) found.add(new RowFacts.Personal(table.schema().source(), table.schema().columns().get(column).name(), what, share));
        });
    }

    /// One, or of a list its items.
    private static List<String> words(Table table, int column, Row row) {
        return switch (table.schema().columns().get(column).type()) {
            case Type.Text _ -> List.of(row.texts[column]);
            case Type.ListOf _ -> List.of(row.texts[column].split(String.valueOf(Items.SEPARATOR)));
            default -> List.of(table.dictionary().word((int) row.values[column]));
        };
    }

    /// The check digit of card numbers (ISO/IEC 7812-1).
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
        }
        return digits.length() >= 13 && sum % 10 == 0;
    }

    /// The check digits of account numbers (ISO 13616).
    static boolean iban(String text) {
        int rest = 0;
        for (char c : (text.substring(4) + text.substring(0, 4)).toCharArray()) {
            int value = Character.digit(c, 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return text.length() >= 15 && rest == 1;
    }
}
