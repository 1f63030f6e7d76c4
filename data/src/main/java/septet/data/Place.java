package septet.data;

import septet.design.Type;

/// Where the value of a name stands.
public sealed interface Place {
    /// In a slot of the row.
    record Slot(int slot, Type type) implements Place {}

    /// In a column of the file, at this slot of a raw row.
    record InFile(int slot, FileType held) implements Place {}

    /// The row's own time (`time`).
    record EventTime() implements Place {}

    /// The name exists, but may not be used here.
    ///
    /// @param cause       without a full stop
    /// @param consequence without a full stop; may be empty
    /// @param remedy      one or more sentences
    record Closed(String cause, String consequence, String remedy, String code) implements Place {}

    /// The name stands for something that could not be compiled, which has been reported already.
    record Broken() implements Place {}
}
