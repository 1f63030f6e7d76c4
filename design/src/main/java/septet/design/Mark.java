package septet.design;

/// A place in a design file. Line and column count from 1, as editors do.
public record Mark(String file, int line, int column) {
    /// The place `characters` further right on the same line.
    public Mark plus(int characters) {
        return new Mark(file, line, column + characters);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
