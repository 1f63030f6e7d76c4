package septet.data;

import java.util.List;
import java.util.Optional;

/// The generators that are built in.
public final class Generators {
    private static final List<Generator> ALL = List.of(CardPaymentGenerator.PAYMENTS, CardPaymentGenerator.ACCOUNTS, CardPaymentGenerator.SERVICES);

    private Generators() {}

    public static Optional<Generator> find(String name) {
        return ALL.stream().filter(generator -> generator.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(Generator::name).toList();
    }
}
