package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A class made for a plan does what a loop over its parts does, also where the plan is larger than a class file lets one method be.
class UnrolledTest {
    /// Not private, so that the class that is made may be one.
    interface Part {
        boolean holds(List<Integer> told, long more);

        void tell(List<Integer> told);
    }

    record Numbered(int number) implements Part {
        @Override
        public boolean holds(List<Integer> told, long more) {
            told.add(number);
            return number != more;
        }

        @Override
        public void tell(List<Integer> told) {
            told.add(number);
        }
    }

    @Test
    void allPartsAreCalledInTheirOrderHoweverManyThereAre() {
        for (int parts : new int[] {1, 2, 127, 128, 129, 256, 257, 6_000, 20_000}) {
            Part all = Unrolled.of(Part.class, IntStream.range(0, parts).mapToObj(Numbered::new).toList());
            List<Integer> expected = IntStream.range(0, parts).boxed().toList();
            List<Integer> told = new ArrayList<>();
            all.tell(told);
            assertThat(told).as("%d parts", parts).isEqualTo(expected);
            told.clear();
            assertThat(all.holds(told, -1)).isTrue();
            assertThat(told).isEqualTo(expected);
            told.clear();
            assertThat(all.holds(told, parts / 2)).as("one of them does not").isFalse();
            assertThat(told).as("the others are called all the same").isEqualTo(expected);
        }
    }
}
