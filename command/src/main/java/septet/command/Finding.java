package septet.command;

/// One thing that `doctor` looked at.
///
/// @param remedy empty where all is well
record Finding(String what, String found, String remedy) {
    static Finding ok(String what, String found) {
        return new Finding(what, found, "");
    }

    boolean isOk() {
        return remedy.isEmpty();
    }
}
