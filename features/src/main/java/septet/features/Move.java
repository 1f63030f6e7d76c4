package septet.features;

import java.util.ArrayList;
import java.util.List;
import septet.data.Formula;
import septet.data.Row;

/// What one step of a [Course] does with a new event of the source that examples are made of. [Unrolled] makes one class of all of them.
interface Move {
    void make(Steps steps, Course course, Row row);

    /// Those of a course, in their order.
    static List<Move> of(Course course, GroupState[] groups) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < course.steps.length; i++) moves.addAll(of(course, i, groups));
        return moves;
    }

    private static List<Move> of(Course course, int step, GroupState[] groups) {
        return switch (course.steps[step]) {
            case Step.Update(int group) when groups[group].lane().isPresent() -> List.of(new Enter(step, group, groups[group].lane().get()));
            case Step.Read(Reader reader) when groups[reader.group()].lane().isPresent() -> read(step, course.reads[step], groups[reader.group()].lane().get());
            case Step.Compute compute when !compute.isText() && compute.formula().steady() > 0 -> List.of(new Keep(compute.slot(), new Spell(compute.formula())));
            case Step.Compute compute when !compute.isText() -> List.of(new Compute(compute.slot(), compute.formula()));
            case Step.Update _, Step.Read _, Step.Compute _, Step.Look _, Step.Store _ -> List.of(new Any(step));
        };
    }

    /// What it asks for is read from the lane, where that is open.
    private static List<Move> read(int step, Reads reads, Lane lane) {
        List<Move> moves = new ArrayList<>();
        moves.add(new Begin(step, reads.group(), lane));
        for (Lane.Window window : lane.windows()) moves.add(new Slide(lane, window));
        for (ReadCell cell : reads.cells()) moves.add(new Fill(lane, cell));
        moves.add(new End(step, reads, lane));
        return moves;
    }

    /// Its entry takes the lane, where that is open.
    record Enter(int step, int group, Lane lane) implements Move {
        @Override
        public void make(Steps steps, Course course, Row row) {
            steps.enter(group, lane, row, course.blockOf(step));
        }
    }

    record Begin(int step, int group, Lane lane) implements Move {
        @Override
        public void make(Steps steps, Course course, Row row) {
            steps.begin(group, lane, row, course.blockOf(step));
        }
    }

    record Slide(Lane lane, Lane.Window window) implements Move {
        @Override
        public void make(Steps steps, Course course, Row row) {
            if (lane.isOpen()) lane.slide(window);
        }
    }

    record Fill(Lane lane, ReadCell cell) implements Move {
        @Override
        public void make(Steps steps, Course course, Row row) {
            if (lane.isOpen()) lane.read(cell, row);
        }
    }

    /// What was not found there is asked for otherwise.
    record End(int step, Reads reads, Lane lane) implements Move {
        @Override
        public void make(Steps steps, Course course, Row row) {
            if (!lane.isThere()) steps.read(reads, row, course.blockOf(step));
        }
    }

    record Compute(int slot, Formula formula) implements Move {
        @Override
        public void make(Steps steps, Course course, Row row) {
            row.values[slot] = formula.value(row);
        }
    }

    /// What time alone decides is computed again when it may have changed.
    record Keep(int slot, Spell spell) implements Move {
        @Override
        public void make(Steps steps, Course course, Row row) {
            row.values[slot] = spell.value(row);
        }
    }

    record Any(int step) implements Move {
        @Override
        public void make(Steps steps, Course course, Row row) {
            steps.make(course, step, row);
        }
    }
}
