package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Findings;
import septet.design.Type;
import septet.framing.Framing;
import septet.requirements.Privacy;
import septet.requirements.Requirements;

/// Columns that name a person or reach one.
public final class PersonalRules {
    /// Words of a column's name that mean a person's own data, in whole.
    private static final Pattern NAMES = Pattern.compile("(?:^|_)(?:e_?mail(?:_address)?|phone|telephone|mobile_number|phone_number|iban|ssn|social_security(?:_number)?|passport(?:_number|_no)?"
            + "|first_?name|last_?name|sur_?name|full_?name|maiden_name|birth_?day|birth_?date|date_of_birth|dob|street(?:_address)?|home_address|ip(?:_address|_addr)?|credit_card_number|card_number"
            + "|licen[cs]e_plate|national_id|tax_id)(?:$|_(?:text|raw|of_.*)$)");

    private PersonalRules() {}

    static boolean isPersonal(String column) {
        return NAMES.matcher(words(column)).find();
    }

    /// `CustomerEmail` and `Customer E-mail` are `customer_email`.
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replace("e_mail", "email");
    }

    public static void personalColumnsAreProtected(Requirements requirements, Framing framing, DataSection data, Findings findings) {
        Set<String> said = new TreeSet<>(requirements.privacy().map(Privacy::personal).orElse(List.of()));
        data.sources().forEach((source, section) -> section.columns().forEach((column, type) -> {
            List<String> names = new ArrayList<>(List.of(column));
            type.from().ifPresent(from -> names.addAll(Expressions.names(from)));
            boolean plain = type.from().isEmpty() || type.from().get() instanceof Expression.Path || type.from().get() instanceof Expression.Call;
            boolean readable = type.type() instanceof Type.Key || type.type() instanceof Type.Text || type.type() instanceof Type.Category || type.type() instanceof Type.Time;
            if (!readable || !plain || said.contains(column) || names.stream().noneMatch(PersonalRules::isPersonal)) return;
            findings.warning("data.sources." + source + ".columns." + column, column + " names a person or reaches one, and nothing protects it",
                    "it stands in plain letters in the log, in reports and in the model's inputs, and nobody can be taken out",
                    "Leave it out, or read what is needed of it only, such as a year of birth or the part behind the @; requirements.privacy protects it in a later version.",
                    "DATA-PERSONAL-UNPROTECTED");
        }));
    }
}
