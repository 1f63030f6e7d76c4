package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Xxh64Test {
    private static final long SEED = 0x9E3779B97F4A7C15L;

    /// Length, hash with seed 0, hash with [#SEED], by the reference implementation (xxhash 0.8) of bytes 31 i + 7.
    private static final long[][] REFERENCE = {
        {0, 0xef46db3751d8e999L, 0xc4349fc93c010000L}, {1, 0xa96c7f0ce858bbb7L, 0x585882422a6165e7L},
        {3, 0x56e6957632a487f9L, 0x5acb303e78133c22L}, {4, 0xc60d15b1e3ff8f04L, 0x7d51d5e2461732b3L},
        {7, 0xafbefc3d6c6f9a8eL, 0x2ce9adec2b2c8104L}, {8, 0x3da5c7aa269683e0L, 0x758848f033fa76a2L},
        {12, 0x8fe8ab1c1fd0666eL, 0xeaa6d4d803d21fd7L}, {31, 0x4a74f3a1a39ad4a1L, 0x8137041f5af88413L},
        {32, 0x8d57d6a4671cc43dL, 0x184ebcf3745cd46cL}, {33, 0x62c9fd21ed857664L, 0x52fac3c981f3cc2eL},
        {63, 0x5c320a0d2707057fL, 0x64ef99a2e94cc7bdL}, {64, 0x7bbabbc45729d17eL, 0xf7f22435fe1ab128L},
        {100, 0xefa0ad2d3e70c151L, 0xbc7ab33be7528c18L}, {222, 0xae41b80338869771L, 0xb85234279a4fd9d8L},
        {300, 0x8d2ba0cd7fece76cL, 0x1bc6c1a14e9ce6a7L}};

    @Test
    void equalsTheReferenceAtAnyPlaceInTheBuffer() {
        for (int shift : new int[] {0, 1, 5}) {
            byte[] bytes = new byte[310];
            for (int i = 0; i < 300; i++) bytes[i + shift] = (byte) (i * 31 + 7);
            for (long[] expected : REFERENCE) {
                assertThat(Xxh64.hash(bytes, shift, (int) expected[0], 0)).as("%d bytes", expected[0]).isEqualTo(expected[1]);
                assertThat(Xxh64.hash(bytes, shift, (int) expected[0], SEED)).as("%d bytes, seeded", expected[0]).isEqualTo(expected[2]);
            }
        }
    }
}
