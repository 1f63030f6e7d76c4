package septet.features;

import java.util.List;
import java.util.stream.IntStream;
import septet.data.Formula;
import septet.data.Row;

/// What one step of a [Course] does with a new event of the source that examples are made of. [Unrolled] makes one class of all of them.
interface Move {
    void make(Steps steps, Course course, Row row);

    /// Those of a course, in their order.
    static List<Move> of(Course course, GroupState[] groups) {
        return IntStream.range(0, course.steps.length).mapToObj(step -> of(course, step, groups)).toList();
    }

    private static Move of(Course course, int step, GroupState[] groups) {
        return switch (course.steps[step]) {
            case Step.Update(int group) when groups[group].lane().isPresent() -> new Enter(step, group, groups[group].lane().get());
            case Step.Read(Reader reader) when groups[reader.group()].lane().isPresent() -> Read.of(step, course.reads[step], groups[reader.group()].lane().get());
            case Step.Compute compute when !compute.isText() && compute.formula().steady() > 0 -> new Keep(compute.slot(), new Spell(compute.formula()));
            case Step.Compute compute when !compute.isText() -> new Compute(compute.slot(), compute.formula());
            case Step.Update _, Step.Read _, Step.Compute _, Step.Look _, Step.Store _ -> new Any(step);
        };
    }

    /// Its entry takes the lane, where that is open.
    record Enter(int step, int group, Lane lane) implements Move {
        @Override
        public void make(Steps steps, Course course, Row row) {
            steps.enter(group, lane, row, course.blockOf(step));
        }
    }

    /// What it asks for is read from the lane, where that is open.
    record Read(int step, Reads reads, Lane lane, Lane.Part parts) implements Move {
        static Read of(int step, Reads reads, Lane lane) {
            return new Read(step, reads, lane, Unrolled.of(Lane.Part.class, lane.parts(reads.cells())));
        }

        @Override
        public void make(Steps steps, Course course, Row row) {
            int block = course.blockOf(step);
            if (!steps.begin(reads.group(), lane, row, block) || !parts.take(lane, row)) steps.read(reads, row, block);
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
