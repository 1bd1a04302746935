"""Writes roc-pr-curves.json: scikit-learn's roc_curve, roc_auc_score, precision_recall_curve and average_precision_score."""
import json, pathlib
import numpy as np
from sklearn import metrics

rows = [[.95, 1], [.9, 1], [.85, 0], [.8, 1], [.7, 1], [.6, 0], [.6, 1], [.45, 0], [.4, 1], [.3, 0], [.2, 0], [.1, 0]]
other = [[3, 0], [1, 0], [2, 1], [2, 0], [5, 1], [4, 1], [4, 0], [4, 1], [0, 0]]

def expect(rows, t):
    s, y = np.array(rows, float).T
    fpr, tpr, _ = metrics.roc_curve(y, s, drop_intermediate=False)
    p, r, th = metrics.precision_recall_curve(y, s)
    tn, fp, fn, tp = metrics.confusion_matrix(y, s >= t).ravel()
    return {"falsePositiveRates": fpr.tolist(), "truePositiveRates": tpr.tolist(), "auc": float(metrics.roc_auc_score(y, s)),
            "thresholds": th[::-1].tolist(), "precision": p[:-1][::-1].tolist(), "recall": r[:-1][::-1].tolist(),
            "averagePrecision": float(metrics.average_precision_score(y, s)), "balance": float(y.mean()),
            "truePositives": int(tp), "falsePositives": int(fp), "falseNegatives": int(fn), "trueNegatives": int(tn),
            "recallAtThreshold": float(tp / (tp + fn)), "falsePositiveRateAtThreshold": float(fp / (fp + tn))}

table = {"how": "scikit-learn: roc_curve, roc_auc_score, precision_recall_curve, average_precision_score, confusion_matrix",
"numbers": [{"set": [], "expect": expect(rows, .5)}, {"set": [f"data={other}", "threshold=4"], "expect": expect(other, 4)},
 {"set": ["threshold=2"], "expect": {"precisionAtThreshold": "undefined", "recallAtThreshold": 0}}],
"refused": [
 {"set": ["data=[[0.5, 1], [0.2, 1]]"], "message": "roc-pr-curves.data: has one class only, so that AUC is undefined; give rows of both classes."},
 {"set": ["data=[[0.5, 1], [0.2, 2]]"], "message": "roc-pr-curves.data: has the label 2 in row 1; give labels 0 and 1."},
 {"set": ["data=[0.5, 1]"], "message": "roc-pr-curves.data: has 1 columns of numbers; give scores and labels, 0 or 1."},
 {"set": ["threshold=.inf"], "message": "roc-pr-curves: threshold is inf; give a finite number."},
 {"set": ["curves=[]"], "message": "roc-pr-curves.curves: is empty; give some of roc, pr, histogram, confusion."},
 {"set": ["curves=[roc, prc]"], "message": "roc-pr-curves: curves is \"prc\"; did you mean \"pr\"?"}],
"warned": []}
(pathlib.Path(__file__).parents[1] / "roc-pr-curves.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")
