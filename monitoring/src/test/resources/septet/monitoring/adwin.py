# Where ADWIN of river 0.26.1 finds changes, in streams that any language can draw; writes adwin.txt beside it.
import pathlib

from river import drift


def drawn(n, state):
    out = []
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        out.append((state >> 11) / (1 << 53))
    return out


lines = []
for seed in range(1, 41):
    move = 0.02 * (seed % 10)
    adwin = drift.ADWIN()
    found = []
    for i, u in enumerate(drawn(8000, seed)):
        adwin.update((1 if u < 0.1 + move else 0) if seed % 2 and i >= 4000 else (1 if u < 0.1 else 0) if seed % 2 else u * 0.4 + (move if i >= 4000 else 0))
        if adwin.drift_detected:
            found.append(i)
    lines.append(" ".join(map(str, [seed, *found])))
pathlib.Path(__file__).with_suffix(".txt").write_text("\n".join(lines) + "\n")
