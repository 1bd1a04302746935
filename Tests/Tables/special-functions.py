"""Makes special-functions.json: formulas with their values to 40 digits, by mpmath 1.3 or newer.

python3 special-functions.py > special-functions.json
"""

import json
import mpmath as mp

mp.mp.dps = 40
rows = []


def add(name, function, *places):
    for place in places:
        arguments = place if isinstance(place, tuple) else (place,)
        value = function(*[mp.mpf(a) for a in arguments])
        text = ", ".join(repr(float(a)) for a in arguments)
        rows.append({"formula": f"{name}({text})", "value": float(value)})


add("gamma", mp.gamma, 0.5, 1.5, 4.25, 20.75, 101.5, -0.5, -3.25, 1e-10)
add("lgamma", lambda x: mp.log(abs(mp.gamma(x))), 0.25, 1.75, 10.5, 1e5, -2.5)
add("digamma", mp.digamma, 0.25, 1.0, 3.5, 100.25, -0.75, -3.5)
add("polygamma", lambda n, x: mp.psi(int(n), x), (1, 0.5), (1, 3.25), (2, 1.5), (5, 2.75))
add("beta", mp.beta, (0.5, 0.5), (2.5, 3.5), (10.25, 0.125), (40.0, 60.0))
add("erf", mp.erf, -1.5, 0.125, 0.75, 2.5)
add("erfc", mp.erfc, -1.5, 0.5, 3.0, 10.0, 25.0)
add("erfinv", mp.erfinv, -0.75, 0.0625, 0.5, 0.9375)
add("erfcinv", lambda p: mp.findroot(lambda x: mp.erfc(x) - p, 0.5 if p > 0.1 else 3), 0.25, 1e-5)
add("zeta", mp.zeta, 1.5, 2.0, 3.0, 10.5, 0.5, -0.5, -3.5, 40.0)
for n in (0, 1, 2.5, 7):
    add("bessel_j", mp.besselj, *[(n, x) for x in (0.125, 1.0, 3.75, 12.5, 60.25)])
    add("bessel_y", mp.bessely, *[(n, x) for x in (0.125, 1.0, 3.75, 12.5, 60.25)])
    add("bessel_i", mp.besseli, *[(n, x) for x in (0.125, 1.0, 3.75, 12.5)])
    add("bessel_k", mp.besselk, *[(n, x) for x in (0.125, 1.0, 3.75, 12.5)])
add("j0", lambda x: mp.besselj(0, x), 0.5, 5.25)
add("j1", lambda x: mp.besselj(1, x), 0.5, 5.25)
add("y0", lambda x: mp.bessely(0, x), 0.5, 5.25)
add("y1", lambda x: mp.bessely(1, x), 0.5, 5.25)
add("lambert_w", mp.lambertw, -0.25, 0.5, 1.0, 100.0)
add("expint", mp.ei, -2.0, 0.25, 1.0, 20.0)
add("gamma_p", lambda a, x: mp.gammainc(a, 0, x, regularized=True), (0.5, 0.25), (3.5, 2.0), (20.0, 25.0))
add("gamma_q", lambda a, x: mp.gammainc(a, x, regularized=True), (0.5, 4.0), (3.5, 12.0), (20.0, 25.0))
add("choose", mp.binomial, (10, 3), (52, 5), (5.5, 2), (100, 50))
add("factorial", mp.factorial, 5, 20, 100, 2.5)
add("exp10", lambda x: mp.mpf(10) ** x, -2.5, 0.25)
add("asech", mp.asech, 0.25, 0.875)
add("acsch", mp.acsch, -1.5, 0.25)
add("acoth", mp.acoth, -1.5, 4.0)
add("logsumexp", lambda a, b: mp.log(mp.exp(a) + mp.exp(b)), (1.5, -2.25), (30.0, 29.5))
for text, value in {
    "integral(t, 0, 2, exp(-t^2))": mp.quad(lambda t: mp.exp(-t * t), [0, 2]),
    "integral(t, 0, 1, sqrt(t))": mp.mpf(2) / 3,
    "integral(t, 0, 1, ln(t)^2)": mp.mpf(2),
    "integral(t, 0, 1, 1/sqrt(1 - t))": mp.mpf(2),
    "integral(t, 0, inf, exp(-t) ln(t))": -mp.euler,
    "integral(t, -inf, inf, 1/(1 + t^2))": mp.pi,
    "integral(t, 0, 10, sin(t^2))": mp.sqrt(mp.pi / 2) * mp.fresnels(10 * mp.sqrt(2 / mp.pi)),
    "integral(t, 1, inf, 1/t^2)": mp.mpf(1),
    "integral(t, 0, pi, ln(sin(t)))": -mp.pi * mp.log(2),
    "integral(t, 0, 1, t^t)": mp.quad(lambda t: t**t, [0, 1]),
    "integral(t, 0, 3, |t - 1|)": mp.mpf(5) / 2,
    "sum(k, 1, 100000, 1/k^2)": mp.zeta(2) - mp.zeta(2, 100001),
    "sum(k, 0, 30, 1/k!)": mp.nsum(lambda k: 1 / mp.factorial(k), [0, 30]),
    "product(k, 1, 1000, 1 + 1/k^2)": mp.nprod(lambda k: 1 + 1 / mp.mpf(k) ** 2, [1, 1000]),
}.items():
    rows.append({"formula": text, "value": float(value)})
print(json.dumps({"made": "mpmath at 40 digits by special-functions.py", "rows": rows}, indent=0))
