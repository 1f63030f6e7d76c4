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
            case Step.Update(int group) when groups[group].lane().isPresent() -> Enter.of(groups[group], course.wayOf(step, groups[group]));
            case Step.Read(Reader reader) when groups[reader.group()].lane().isPresent() ->
                    Read.of(course.reads[step], groups[reader.group()], course.wayOf(step, groups[reader.group()]));
            case Step.Compute compute when !compute.isText() && compute.formula().steady() > 0 -> new Keep(compute.slot(), new Spell(compute.formula()));
            case Step.Compute compute when !compute.isText() -> new Compute(compute.slot(), compute.formula());
            case Step.Update _, Step.Read _, Step.Compute _, Step.Look _, Step.Store _ -> new Any(step);
        };
    }

    /// Its entry takes the lane, where that is open.
    record Enter(GroupState group, Lane lane, Way way) implements Move {
        static Enter of(GroupState group, Way way) {
            return new Enter(group, group.lane().orElseThrow(), way);
        }

        @Override
        public void make(Steps steps, Course course, Row row) {
            steps.enter(group, lane, row, way.block());
        }
    }

    /// What it asks for is read from the lane, where that is open.
    record Read(Reads reads, GroupState group, Lane lane, Way way, Lane.Part parts) implements Move {
        static Read of(Reads reads, GroupState group, Way way) {
            Lane lane = group.lane().orElseThrow();
            return new Read(reads, group, lane, way, Unrolled.of(Lane.Part.class, lane.parts(reads.cells())));
        }

        @Override
        public void make(Steps steps, Course course, Row row) {
            if (steps.isLate(row) || !group.begin(lane, row, way.block()) || !parts.take(lane, row)) steps.read(reads, row, way.block());
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
