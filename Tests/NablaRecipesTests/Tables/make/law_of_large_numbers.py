"""Writes law-of-large-numbers.json: moments by SciPy; drawn numbers only by what they must be near."""
import json, pathlib
from math import sqrt
from scipy import stats

def case(settings, mean, sd, n=1000, **more):
    return {"set": settings, "expect": {"mean": float(mean), "deviation": float(sd), "standardError": float(sd) / sqrt(n), "n[0]": 1,
            "bandReach[0]": 1.96 * float(sd)} | more}

mix = sqrt(.3**2 + 4)
table = {"how": "Means and deviations by scipy.stats 1.15 and by hand (a mixture's variance); drawn means within 5 standard errors",
"numbers": [
 case([], .5, .5), case(["dist=gamma(2, 3)", "n=500"], *[f(2, scale=3) for f in (stats.gamma.mean, stats.gamma.std)], n=500),
 case(["dist=poisson(4)", "x-scale=linear"], stats.poisson.mean(4), stats.poisson.std(4)),
 case(["dist=[0.2, 0.3, 0.5]"], 1.3, sqrt(.3 + 4 * .5 - 1.69)),
 case(["dist=0.5 N(-2, 0.3) + 0.5 N(2, 0.3)"], 0, mix),
 {"set": ["n=100000", "paths=4"], "expect": {"finals": [.5] * 4}, "tolerance": 5 * .5 / sqrt(100000)},
 {"set": ["dist=exponential(0.5)", "n=20000", "paths=3", "seed=7"], "expect": {"finals": [2] * 3}, "tolerance": 5 * 2 / sqrt(20000)},
 {"set": ["paths=200"], "expect": {"shareInBand": .95}, "tolerance": .06},
 {"set": ["n=1", "paths=1"], "expect": {"n": [1]}},
 {"set": ["dist=cauchy(0, 1)"], "expect": {"mean": "undefined", "deviation": "undefined"}}],
"refused": [
 {"set": ["dist=bernouli(0.5)"], "message": "law-of-large-numbers: dist names no distribution \"bernouli\"; did you mean \"bernoulli\"?"},
 {"set": ["dist=[0.5, 0.6]"], "message": "law-of-large-numbers.dist: has 2 numbers that sum to 1.1; give probabilities that sum to 1."},
 {"set": ["n=0"], "message": "law-of-large-numbers: n is 0; give 1 to 1000000."},
 {"set": ["n=1000001"], "message": "law-of-large-numbers: n is 1000001; give 1 to 1000000."},
 {"set": ["n=1000000", "paths=200"], "message": "law-of-large-numbers.n: is 1000000, with 200 paths; give numbers whose product is at most 10⁸."},
 {"set": ["paths=0"], "message": "law-of-large-numbers: paths is 0; give 1 to 200."},
 {"set": ["paths=201"], "message": "law-of-large-numbers: paths is 201; give 1 to 200."},
 {"set": ["x-scale=ln"], "message": "law-of-large-numbers: x-scale is \"ln\"; known: linear, log."}],
"warned": [{"set": ["dist=cauchy(0, 1)"], "warning": "cauchy(0, 1) has no mean: the running mean keeps jumping"},
 {"set": ["dist=pareto(1.5)"], "warning": "has no finite deviation"}]}
(pathlib.Path(__file__).parents[1] / "law-of-large-numbers.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")
