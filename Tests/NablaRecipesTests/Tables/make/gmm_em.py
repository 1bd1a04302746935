"""Writes gmm-em.json: EM written out in NumPy and SciPy, checked against scikit-learn's GaussianMixture started at the same place."""
import json, pathlib
import numpy as np
import pandas as pd
from scipy import stats
from scipy.special import logsumexp
from sklearn.mixture import GaussianMixture

here = pathlib.Path(__file__).resolve()

def em(x, means, sigma, steps):
    x = np.array(x, float).reshape(len(x), -1); k, d = len(means), x.shape[1]
    m = np.array(means, float).reshape(k, d); c = np.array([np.eye(d) * sigma**2] * k); w = np.full(k, 1 / k)
    logs = lambda: np.array([np.log(w[j]) + stats.multivariate_normal(m[j], c[j]).logpdf(x) for j in range(k)]).T
    ll, path = [logsumexp(logs(), axis=1).sum()], [m.tolist()]
    for _ in range(steps):
        l = logs(); r = np.exp(l - logsumexp(l, axis=1, keepdims=True)); n = r.sum(0)
        m = r.T @ x / n[:, None]; w = n / len(x)
        c = np.array([((x - m[j]).T * r[:, j]) @ (x - m[j]) / n[j] for j in range(k)])
        ll.append(logsumexp(logs(), axis=1).sum()); path.append(m.tolist())
    l = logs(); r = np.exp(l - logsumexp(l, axis=1, keepdims=True))
    assert (np.diff(ll) > -1e-9).all()
    sk = GaussianMixture(k, max_iter=steps, tol=0, reg_covar=0, weights_init=np.full(k, 1 / k), means_init=np.array(means, float).reshape(k, d),
                         precisions_init=[np.eye(d) / sigma**2] * k)
    import warnings; warnings.simplefilter("ignore")
    assert np.allclose(sk.fit(x).means_, m, atol=1e-6)
    return {"logLikelihoods": ll, "weights": w.tolist(), "steps": steps} | {f"means[{j}]": m[j].tolist() for j in range(k)} | {
        f"covariances[{j}][{i}]": c[j][i].tolist() for j in range(k) for i in range(d)} | {"responsibilities[3]": r[3].tolist(), "meansByStep[1][0]": path[1][0]}

eight = [.6, 1.5, 1.9, 2.3, 2.8, 4.4, 5.2, 5.5]
faithful = pd.read_csv(here.parents[4] / "gallery/figures/data/old_faithful.csv").values
table = {"how": "EM written out in NumPy and scipy.stats, checked against scikit-learn's GaussianMixture from the same start",
"numbers": [{"set": [], "expect": em(eight, [0, 5], 1, 5)},
 {"set": ["k=3", "init={means: [1, 3, 5], sigma: 0.8}", "iterations=12"], "expect": em(eight, [1, 3, 5], .8, 12)},
 {"set": ["data=faithful", "init={means: [[2, 60], [4, 80]], sigma: 5}", "iterations=30"], "expect": em(faithful, [[2, 60], [4, 80]], 5, 30), "tolerance": 1e-8}],
"refused": [
 {"set": ["data=[1, 2]"], "message": "gmm-em.data: has 2 points for 2 components; give more points."},
 {"set": ["k=0"], "message": "gmm-em: k is 0; give 1 to 10."},
 {"set": ["k=11"], "message": "gmm-em: k is 11; give 1 to 10."},
 {"set": ["init={means: [0, 5], sigma: 0}"], "message": "gmm-em: init has sigma 0; give a sigma above 0."},
 {"set": ["init={means: [0, 5, 7]}"], "message": "gmm-em.init: has 3 means of 1 numbers; give 2 of 1."},
 {"set": ["iterations=0"], "message": "gmm-em: iterations is 0; give 1 to 1000."},
 {"set": ["floor=0"], "message": "gmm-em: floor is 0; give above 0."}],
"warned": [{"set": ["data=[1, 1, 1, 1, 5]", "init={means: [1, 5]}"], "warning": "a component collapsed below the floor"}]}
(here.parents[1] / "gmm-em.json").write_text(json.dumps(table, indent=1, ensure_ascii=False, default=float) + "\n")
