package septet.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Findings;
import septet.design.Nearest;
import septet.design.Type;
import septet.framing.Framing;
import septet.framing.Prediction;
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
        Personal personal = Personal.of(requirements, data);
        data.sources().forEach((source, section) -> section.columns().forEach((column, type) -> {
            List<String> names = new ArrayList<>(List.of(column));
            type.from().ifPresent(from -> names.addAll(Expressions.names(from)));
            boolean plain = type.from().isEmpty() || type.from().get() instanceof Expression.Path || type.from().get() instanceof Expression.Call;
            boolean readable = isWord(Personal.one(type.type())) || Personal.one(type.type()) instanceof Type.Time;
            if (!readable || !plain || personal.of(source).containsKey(column) || names.stream().noneMatch(PersonalRules::isPersonal)) return;
            findings.warning("data.sources." + source + ".columns." + column, column + " names a person or reaches one, and nothing protects it",
                    "it stands in plain letters in the log, in reports and in the model's inputs, and nobody can be taken out",
                    "Leave it out, or read what is needed of it only, such as a year of birth or the part behind the @; or protect it: requirements: {privacy: {personal: [" + column + "]}}.",
                    "DATA-PERSONAL-UNPROTECTED");
        }));
    }

    /// What is personal is a word that a pseudonym can stand for, and no event is named by it.
    public static void personalColumnsAreWords(Requirements requirements, Framing framing, DataSection data, Findings findings) {
        for (String name : requirements.privacy().map(Privacy::personal).orElse(List.of())) {
            if (data.sources().values().stream().anyMatch(source -> source.columns().containsKey(name))) continue;
            Set<String> columns = new TreeSet<>();
            data.sources().values().forEach(source -> columns.addAll(source.columns().keySet()));
            findings.error("requirements.privacy.personal", "no source has a column " + name, "nothing is protected by it", Nearest.remedy(name, columns), "DATA-PERSONAL-UNKNOWN");
        }
        Personal personal = Personal.of(requirements, data);
        data.sources().forEach((source, section) -> {
            section.columns().forEach((column, type) -> {
                if (personal.of(source).containsKey(column)) isOneWord("data.sources." + source + ".columns." + column, column, type.type(), isLabel(framing, source, column), findings);
            });
            section.id().filter(personal.of(source)::containsKey).ifPresent(id -> findings.error("data.sources." + source + ".id", "events are named by " + id + ", which is personal",
                    "answers, logs and quarantine name events by their ids", "Name events by a column that says nothing of a person, or leave the id out.", "DATA-PERSONAL-ID"));
        });
    }

    private static void isOneWord(String path, String column, Type type, boolean label, Findings findings) {
        if (label || !isWord(Personal.one(type)) && !(type instanceof Type.Later)) {
            findings.error(path, column + " is personal, and " + (label ? "what is predicted" : Kinds.withArticle(type)),
                    "no pseudonym can stand for it: of a number or a time something is computed, and a prediction says what it is",
                    "Read of it only what is needed, such as a year of birth, and take it out of requirements.privacy.personal.", "DATA-PERSONAL-TYPE");
        } else if (type instanceof Type.ListOf) {
            findings.error(path, column + " lists personal values, and pseudonyms in lists are not built yet", "the design cannot run: they would stand everywhere in plain letters",
                    "Take it out, or tell each of its values as an event of its own: last(source.column, 100) lists them.", "DESIGN-NOT-YET");
        }
    }

    private static boolean isWord(Type type) {
        return type instanceof Type.Key || type instanceof Type.Category || type instanceof Type.Text;
    }

    private static boolean isLabel(Framing framing, String source, String column) {
        return source.equals(framing.forEach()) && framing.predict() instanceof Prediction.Column(String label) && label.equals(column);
    }

    /// Who is forgotten within a window is somebody else in it.
    public static void keysLastAsLongAsTheyAreNeeded(Requirements requirements, Framing framing, DataSection data, Findings findings) {
        Optional<Duration> keep = requirements.privacy().flatMap(Privacy::keep);
        if (keep.isEmpty()) return;
        data.features().forEach((name, expression) -> windows(keep.get(), "data.features." + name, expression, findings));
        data.sources().forEach((source, section) -> section.columns().forEach((column, type) -> {
            String path = "data.sources." + source + ".columns." + column;
            if (type.known() instanceof Known.After(Duration delay) && delay.compareTo(keep.get()) > 0) tooShort(keep.get(), path, "is known after " + Expression.Constant.Span.text(delay), findings);
        }));
    }

    private static void windows(Duration keep, String path, Expression expression, Findings findings) {
        for (Expression.Aggregate aggregate : Expressions.aggregates(expression)) {
            for (Expression.Window window : aggregate.windows()) {
                Duration width = switch (window) {
                    case Expression.Window.Sliding(Duration span) -> span;
                    case Expression.Window.Session(Duration gap) -> gap;
                    case Expression.Window.Today _ -> Duration.ofDays(1);
                };
                String needs = "looks back over " + window.text();
                if (width.compareTo(keep) > 0) tooShort(keep, path, needs, findings);
            }
        }
    }

    private static void tooShort(Duration keep, String path, String needs, Findings findings) {
        findings.error("requirements.privacy.keep", "keys are kept for " + Expression.Constant.Span.text(keep) + ", but " + path + " (" + findings.place(path) + ") " + needs,
                "somebody of whom nothing was told for " + Expression.Constant.Span.text(keep) + " would be a stranger there, while what is known still counts", "Keep keys as long, or look back less far.",
                "DATA-KEEP-TOO-SHORT");
    }
}
