package septet.design;

/// A place in a design file. Line and column count from 1, as editors do; line 0 is a default of the language.
public record Mark(String file, int line, int column) {
    /// Of what the design leaves out.
    public static final Mark DEFAULT = new Mark("default", 0, 0);

    /// The place `characters` further right on the same line.
    public Mark plus(int characters) {
        return line == 0 ? this : new Mark(file, line, column + characters);
    }

    public boolean isDefault() {
        return line == 0;
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
