"""Writes metrics.csv and metrics.properties, the oracle of MetricsTest, with scikit-learn: python metrics.py"""
import numpy as np
import sklearn
from sklearn import metrics as m

random = np.random.default_rng(20)
n = 600
label = (random.random(n) < 0.15).astype(int)
score = np.clip(1 / (1 + np.exp(-(random.normal(size=n) + 1.6 * label - 1.8))), 0, 1)
score = np.where(random.random(n) < 0.5, np.round(score, 1), np.round(score, 4))  # many ties, some of them at 0
card = random.integers(0, 80, n)
with open("metrics.csv", "w") as out:
    for row in zip(label, score, card):
        out.write("%d,%r,%d\n" % (row[0], float(row[1]), row[2]))

answer = score >= 0.3
false_alarm, recall, _ = m.roc_curve(label, score, drop_intermediate=False)
precision, pr_recall, _ = m.precision_recall_curve(label, score)
tn, fp, fn, tp = m.confusion_matrix(label, answer).ravel()
expected = {
    "average precision": m.average_precision_score(label, score),
    "roc auc": m.roc_auc_score(label, score),
    "precision": m.precision_score(label, answer),
    "recall": m.recall_score(label, answer),
    "f1": m.f1_score(label, answer),
    "false alarm rate": fp / (fp + tn),
    "accuracy": m.accuracy_score(label, answer),
    "log loss": m.log_loss(label, score),
    "brier score": m.brier_score_loss(label, score),
    "normalised entropy": m.log_loss(label, score) / m.log_loss(label, np.full(n, label.mean())),
    "recall at false alarm rate 0.05": recall[false_alarm <= 0.05].max(),
    "recall at precision 0.5": pr_recall[:-1][precision[:-1] >= 0.5].max(),
}
with open("metrics.properties", "w") as out:
    out.write("# scikit-learn %s\n" % sklearn.__version__)
    for name, value in expected.items():
        out.write("%s=%r\n" % (name.replace(" ", "_"), float(value)))
