package septet.data;

import septet.design.Type;

/// Which of two rows stands first: the earlier one; of equal times the one whose id, then whose content comes first. Words are compared as words.
record ContentOrder(Schema schema, Dictionary dictionary, ColumnTable.Columns columns) {
    int compare(int first, int second) {
        int order = Long.compare(columns.times()[first], columns.times()[second]);
        if (order == 0 && columns.ids().length > 0) order = columns.ids()[first].compareTo(columns.ids()[second]);
        for (int column = 0; column < columns.values().length && order == 0; column++) order = compare(column, first, second);
        return order != 0 ? order : Long.compare(columns.arrivals()[first], columns.arrivals()[second]);
    }

    private int compare(int column, int first, int second) {
        long mine = columns.values()[column][first];
        long theirs = columns.values()[column][second];
        if (mine == Values.MISSING || theirs == Values.MISSING) return Long.compare(mine, theirs);
        String[] texts = columns.texts()[column];
        if (texts.length > 0) return texts[first].compareTo(texts[second]);
        Type type = schema.columns().get(column).type();
        boolean words = type instanceof Type.Category || type instanceof Type.Key;
        return words && mine != theirs ? dictionary.word((int) mine).compareTo(dictionary.word((int) theirs)) : Long.compare(mine, theirs);
    }
}
