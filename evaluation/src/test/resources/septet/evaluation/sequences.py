# Independent implementations of what septet.evaluation computes, on numbers that any language can draw; writes sequences.txt beside it.
# confseq 0.0.11 (its pure Python part), ssrm-test 0.1.5, tea-tasting 1.14.0, gbstats 0.8.0, scipy 1.17.
import math
import pathlib

import numpy as np
import pandas as pd
import scipy.optimize
import scipy.special
import scipy.stats
import tea_tasting as tt
from confseq.betting_strategies import lambda_predmix_eb
from confseq.predmix import predmix_lower_cs
from ssrm_test.ssrm_test import sequential_bayes_factors

def drawn(n, state=12345):
    out = []
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        out.append((state >> 11) / (1 << 53))
    return np.array(out)

lines = []

def told(name, *values):
    lines.append(" ".join([name] + [repr(float(v)) for v in values]))

x = drawn(2000) ** 2
# the variances around the mean of the paper, which begins at one half; confseq's own begins at 0
mean = np.append(0.5, (0.5 + np.cumsum(x)) / (np.arange(len(x)) + 2))[:-1]


def lower(y, off):
    return predmix_lower_cs(y, v=off ** 2, lambdas_fn=lambda z: lambda_predmix_eb(z, truncation=0.5, alpha=0.025), psi_fn=lambda l: -np.log(1 - l) - l, alpha=0.025)


low, high = lower(x, x - mean), 1 - lower(1 - x, x - mean)
for t in (1, 10, 100, 1000, 2000):
    told(f"bounded {t}", low[t - 1], high[t - 1])

# likelihood of the counts against Jeffreys' mixture
for hits, trials in ((0, 50), (3, 10), (17, 1000), (5000, 10000)):
    def excess(p):
        mixture = scipy.special.betaln(0.5 + hits, 0.5 + trials - hits) - scipy.special.betaln(0.5, 0.5)
        return mixture - scipy.special.xlogy(hits, p) - scipy.special.xlog1py(trials - hits, -p) - math.log(20)
    mid = hits / trials
    low = 0 if hits == 0 else scipy.optimize.brentq(excess, 1e-12, mid, xtol=1e-15)
    told(f"rate {hits} {trials}", low, scipy.optimize.brentq(excess, max(mid, 1e-12), 1 - 1e-12, xtol=1e-15))

counts = np.array([[1, 0]] * 530 + [[0, 1]] * 470)
factors = sequential_bayes_factors(counts, np.array([0.5, 0.5]))
told("sample-ratio 530 470", math.log(factors[-1]))
factors = sequential_bayes_factors(np.array([[1, 0, 0]] * 300 + [[0, 1, 0]] * 260 + [[0, 0, 1]] * 90), np.array([0.5, 0.4, 0.1]))
told("sample-ratio 300 260 90", math.log(factors[-1]))

from gbstats.frequentist.tests import SequentialTwoSidedTTest
from gbstats.models.statistics import SampleMeanStatistic
for n in (200, 5000, 100000):
    arms = [SampleMeanStatistic(n=n // 2, sum=0.5 * n, sum_squares=(n // 2 - 1) * 1.7 + 0.5 * n) for _ in range(2)]
    low, high = SequentialTwoSidedTTest(*arms).confidence_interval
    told(f"asymptotic {n}", (high - low) / 2)

u = drawn(6000).reshape(-1, 3)
arm = np.arange(2000) % 2
frame = pd.DataFrame({"variant": arm, "x": u[:, 0], "y": 2 * u[:, 0] + u[:, 1] + 0.05 * arm})
way = {"use_t": False, "equal_var": False}
found = tt.Experiment(adjusted=tt.Mean("y", "x", **way), plain=tt.Mean("y", **way), ratio=tt.RatioOfMeans("y", "x", **way)).analyze(frame)
for name in ("adjusted", "plain", "ratio"):
    told(name, found[name].effect_size, (found[name].effect_size_ci_upper - found[name].effect_size_ci_lower) / 2 / scipy.stats.norm.ppf(0.975))

pathlib.Path(__file__).with_suffix(".txt").write_text("\n".join(lines) + "\n")
