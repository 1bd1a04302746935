"""Writes maximum-likelihood.json: scipy.stats fits and log-likelihoods; errors from SciPy's polygamma or the textbook."""
import json, pathlib
import numpy as np
import pandas as pd
from scipy import optimize, special, stats

here = pathlib.Path(__file__).resolve()
d20 = [2.1, 2.8, 3, 3.3, 3.6, 3.9, 4.1, 4.2, 4.4, 4.7, 4.9, 5, 5.3, 5.5, 5.8, 6.1, 6.4, 6.9, 7.3, 8.2]
n, x = len(d20), np.array(d20)

def gamma(x):
    s = np.log(x.mean()) - np.log(x).mean()
    k = optimize.brentq(lambda k: np.log(k) - special.digamma(k) - s, 1e-3, 1e5, xtol=1e-14, rtol=1e-14)
    return k, x.mean() / k

def logs(x):
    k, th = gamma(x); l = np.log(x)
    return {"normal": stats.norm.logpdf(x, x.mean(), x.std()).sum(), "exponential": stats.expon.logpdf(x, scale=x.mean()).sum(),
            "lognormal": stats.lognorm.logpdf(x, l.std(), scale=np.exp(l.mean())).sum(), "gamma": stats.gamma.logpdf(x, k, scale=th).sum()}

ll = logs(x); aic = {m: 2 * (1 if m == "exponential" else 2) - 2 * v for m, v in ll.items()}
order = sorted(aic, key=aic.get); k, th = gamma(x); lx = np.log(x)
c = [4.0, 5.0, 6.0]
counts = np.array([0, 1, 1, 2, 4, 1, 3, 0, 2]); bits = np.array([0, 1, 1, 1, 1, 0, 1])
ka = k; tri = float(special.polygamma(1, k))
table = {"how": "SciPy 1.15: norm, expon, lognorm, gamma, poisson and bernoulli log-densities; gamma's shape by brentq on digamma, its error by polygamma",
"numbers": [
 {"set": ["candidates=[4, 5, 6]"], "expect": {"best": x.mean(), "otherBest": x.std(), "standardError": x.std() / np.sqrt(n), "logLikelihood": ll["normal"],
   "aic": aic["normal"], "models": order, "aics": [aic[m] for m in order], "candidateLogLikelihoods": [stats.norm.logpdf(x, m, x.std()).sum() for m in c]}},
 {"set": ["model=gamma", "candidates=[5, 12]"], "expect": {"best": k, "otherBest": th, "standardError": 1 / np.sqrt(n * (tri - 1 / k)), "logLikelihood": ll["gamma"],
   "candidateLogLikelihoods": [stats.gamma.logpdf(x, q, scale=x.mean() / q).sum() for q in (5, 12)]}},
 {"set": ["model=lognormal"], "expect": {"best": lx.mean(), "otherBest": lx.std(), "standardError": lx.std() / np.sqrt(n), "logLikelihood": ll["lognormal"]}},
 {"set": ["model=exponential"], "expect": {"best": 1 / x.mean(), "standardError": 1 / x.mean() / np.sqrt(n), "logLikelihood": ll["exponential"]}},
 {"set": ["data=[0,1,1,2,4,1,3,0,2]", "model=poisson", "candidates=[1, 2]"], "expect": {"best": counts.mean(), "standardError": np.sqrt(counts.mean() / 9),
   "candidateLogLikelihoods": [stats.poisson.logpmf(counts, m).sum() for m in (1, 2)]}},
 {"set": ["data=[0,1,1,1,1,0,1]", "model=bernoulli", "candidates=[0.5, 1]"], "expect": {"best": 5 / 7, "standardError": np.sqrt(10 / 49 / 7),
   "candidateLogLikelihoods": [7 * np.log(.5), "-inf"], "logLikelihood": stats.bernoulli.logpmf(bits, 5 / 7).sum()}}],
"refused": [
 {"set": ["data=[]"], "message": "maximum-likelihood.data: is empty; give numbers."},
 {"set": ["data=[1, -2]", "model=exponential"], "message": "maximum-likelihood.data: has -2, which exponential cannot give; give numbers of at least 0, or another model."},
 {"set": ["data=[0, 0.5]", "model=bernoulli"], "message": "maximum-likelihood.data: has 0.5, which bernoulli cannot give; give 0 and 1, or another model."},
 {"set": ["data=[2, 2]", "model=gamma"], "message": "maximum-likelihood.data: has equal values only, for which no gamma fits best; give different ones, or another model."},
 {"set": ["model=normale"], "message": "maximum-likelihood: model is \"normale\"; did you mean \"normal\"?"},
 {"set": ["model=poisson", "data=[1, 2]", "candidates=[0]"], "message": "maximum-likelihood.candidates: has 0; give λ above 0."},
 {"set": ["candidates=[]"], "message": "maximum-likelihood.candidates: has 0 values; give 1 to 6."},
 {"set": ["view=[]"], "message": "maximum-likelihood.view: is empty; give some of densities, curve, surface."},
 {"set": ["view=[surfaces]"], "message": "maximum-likelihood: view is \"surfaces\"; did you mean \"surface\"?"},
 {"set": ["view=[surface]", "model=poisson", "data=[1, 2]"], "message": "maximum-likelihood.view: has surface, and poisson has one parameter; leave it out, or give model=normal, lognormal or gamma."},
 {"set": ["aic=7"], "message": "maximum-likelihood: aic is 7; give true or false."}],
"warned": [{"set": ["data=[3]"], "warning": "all values are equal"}]}
(here.parents[1] / "maximum-likelihood.json").write_text(json.dumps(table, indent=1, ensure_ascii=False, default=float) + "\n")
