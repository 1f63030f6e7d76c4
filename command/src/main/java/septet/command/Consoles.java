package septet.command;

import picocli.CommandLine;

/// Makes commands, and hands them what they need.
record Consoles(Console console) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Console.class) return type.cast(constructor.newInstance(console));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
