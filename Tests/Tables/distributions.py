"""Makes distributions.json: values of distributions, from mpmath at 60 digits.

    pip install mpmath==1.3.0 scipy==1.17.1 && python distributions.py

Parameters, places and probabilities are exact doubles; results are rounded to doubles at the end
(tiny ones are kept as 0). SciPy only gives first guesses for the quantiles and, where it is itself
right, a second opinion: a difference above 1e-6 is printed.
"""

import json
from mpmath import mp, mpf, inf, nan, pi, sqrt, exp, log, log1p, expm1, erfc, gamma, loggamma, psi
from mpmath import atan2, beta
from scipy import stats

mp.dps = 60
HALF = mpf(1) / 2


class Continuous:
    """A log density, both tails and, in closed form, the moments."""

    discrete = False

    def pdf(self, x):
        return exp(self.logpdf(x))


class Normal(Continuous):
    def __init__(self, m, s):
        self.m, self.s, self.scipy = m, s, stats.norm(float(m), float(s))
        self.moments = (m, s * s, 0, 0, HALF * log(2 * pi * mp.e * s * s), m)

    def logpdf(self, x):
        return -(((x - self.m) / self.s) ** 2) / 2 - log(self.s * sqrt(2 * pi))

    def cdf(self, x):
        return erfc(-(x - self.m) / self.s / sqrt(2)) / 2

    def sf(self, x):
        return erfc((x - self.m) / self.s / sqrt(2)) / 2


def tails_of_beta(a, b, x, y):
    """P below x = 1 - y and above it: the smaller one by its continued fraction."""
    swapped = x * (a + b + 2) > a + 1
    if swapped:
        a, b, x, y = b, a, y, x
    # Abramowitz & Stegun 26.5.8, by the method of Lentz.
    c, d, n = mpf(1), 1 / (1 - (a + b) * x / (a + 1)), 1
    f = d
    while True:
        t = n * (b - n) * x / ((a + 2 * n - 1) * (a + 2 * n))
        d, c = 1 / (1 + t * d), 1 + t / c
        f *= c * d
        t = -(a + n) * (a + b + n) * x / ((a + 2 * n) * (a + 2 * n + 1))
        d, c = 1 / (1 + t * d), 1 + t / c
        f *= c * d
        n += 1
        if abs(c * d - 1) < mpf(10) ** -45:
            break
    near = f * exp(a * log(x) + b * log(y) - log(a)
                   + loggamma(a + b) - loggamma(a) - loggamma(b))
    return (1 - near, near) if swapped else (near, 1 - near)


class StudentT(Continuous):
    def __init__(self, v):
        self.v, self.scipy = v, stats.t(float(v))
        h = (v + 1) / 2 * (psi(0, (v + 1) / 2) - psi(0, v / 2)) + log(sqrt(v) * beta(v / 2, HALF))
        self.moments = (
            0 if v > 1 else nan, v / (v - 2) if v > 2 else inf if v > 1 else nan,
            0 if v > 3 else nan, 6 / (v - 4) if v > 4 else inf if v > 2 else nan, h, 0)

    def logpdf(self, x):
        v = self.v
        return (loggamma((v + 1) / 2) - loggamma(v / 2) - log(v * pi) / 2
                - (v + 1) / 2 * log1p(x * x / v))

    def sf(self, x):
        lower, upper = tails_of_beta(
            self.v / 2, HALF, self.v / (self.v + x * x), x * x / (self.v + x * x)) if x else (1, 1)
        return lower / 2 if x >= 0 else 1 - lower / 2

    def cdf(self, x):
        return self.sf(-x)


class Gamma(Continuous):
    def __init__(self, k, s=1):
        k, s = mpf(k), mpf(s)
        self.k, self.s, self.scipy = k, s, stats.gamma(float(k), scale=float(s))
        self.moments = (k * s, k * s * s, 2 / sqrt(k), 6 / k,
                        k + log(s) + loggamma(k) + (1 - k) * psi(0, k), max(0, k - 1) * s)

    def logpdf(self, x):
        y = x / self.s
        return (self.k - 1) * log(y) - y - loggamma(self.k) - log(self.s)

    def tails(self, x):
        k, y = self.k, x / self.s
        front = exp(k * log(y) - y - loggamma(k + 1))
        if y < k + 1:
            # Abramowitz & Stegun 6.5.29.
            term, n = front, 1
            lower = term
            while term > lower * mpf(10) ** -45:
                term *= y / (k + n)
                lower += term
                n += 1
            return lower, 1 - lower
        # Abramowitz & Stegun 6.5.31, by the method of Lentz.
        b, n = y + 1 - k, 1
        c, d = mpf("1e500"), 1 / b
        f = d
        while True:
            t, b = -n * (n - k), b + 2
            d, c = 1 / (t * d + b), b + t / c
            f *= c * d
            n += 1
            if abs(c * d - 1) < mpf(10) ** -45:
                break
        upper = front * k * f
        lower = 1 - upper
        return lower, upper

    def cdf(self, x):
        return self.tails(x)[0]

    def sf(self, x):
        return self.tails(x)[1]


class ChiSquared(Gamma):
    def __init__(self, v):
        super().__init__(v / 2, 2)


class Beta(Continuous):
    def __init__(self, a, b):
        self.a, self.b, self.scipy = a, b, stats.beta(float(a), float(b))
        s = a + b
        if a > 1 and b > 1:
            mode = (a - 1) / (s - 2)
        else:
            mode = 1 if a > b else 0
        self.moments = (
            a / s, a * b / s**2 / (s + 1), 2 * (b - a) * sqrt(s + 1) / (s + 2) / sqrt(a * b),
            6 * ((a - b) ** 2 * (s + 1) - a * b * (s + 2)) / (a * b * (s + 2) * (s + 3)),
            log(beta(a, b)) - (a - 1) * psi(0, a) - (b - 1) * psi(0, b) + (s - 2) * psi(0, s), mode)

    def logpdf(self, x):
        return ((self.a - 1) * log(x) + (self.b - 1) * log1p(-x)
                - loggamma(self.a) - loggamma(self.b) + loggamma(self.a + self.b))

    def cdf(self, x):
        return tails_of_beta(self.a, self.b, x, 1 - x)[0]

    def sf(self, x):
        return tails_of_beta(self.a, self.b, x, 1 - x)[1]


class FisherF(Continuous):
    def __init__(self, m, n):
        self.m, self.n, self.scipy = m, n, stats.f(float(m), float(n))
        a, b = m / 2, n / 2
        h = (log(n / m) + log(beta(a, b)) + (1 - a) * psi(0, a) - (1 + b) * psi(0, b)
             + (a + b) * psi(0, a + b))
        self.moments = (
            n / (n - 2) if n > 2 else inf,
            2 * n**2 * (m + n - 2) / (m * (n - 2) ** 2 * (n - 4)) if n > 4 else inf,
            (2 * m + n - 2) * sqrt(8 * (n - 4)) / ((n - 6) * sqrt(m * (m + n - 2))) if n > 6 else nan,
            12 * (m * (5 * n - 22) * (m + n - 2) + (n - 4) * (n - 2) ** 2)
            / (m * (n - 6) * (n - 8) * (m + n - 2)) if n > 8 else nan,
            h, (m - 2) / m * n / (n + 2) if m > 2 else 0)

    def logpdf(self, x):
        a, b, r = self.m / 2, self.n / 2, self.m / self.n
        return (a * log(r) + (a - 1) * log(x) - (a + b) * log1p(r * x) - log(beta(a, b)))

    def parts(self, x):
        d = self.m * x + self.n
        return tails_of_beta(self.m / 2, self.n / 2, self.m * x / d, self.n / d)

    def cdf(self, x):
        return self.parts(x)[0]

    def sf(self, x):
        return self.parts(x)[1]


class Exponential(Continuous):
    def __init__(self, r):
        self.r, self.scipy = r, stats.expon(scale=1 / float(r))
        self.moments = (1 / r, 1 / r**2, 2, 6, 1 - log(r), 0)

    def logpdf(self, x):
        return log(self.r) - self.r * x

    def cdf(self, x):
        return -expm1(-self.r * x)

    def sf(self, x):
        return exp(-self.r * x)


class Laplace(Continuous):
    def __init__(self, m, b):
        self.m, self.b, self.scipy = m, b, stats.laplace(float(m), float(b))
        self.moments = (m, 2 * b * b, 0, 3, 1 + log(2 * b), m)

    def logpdf(self, x):
        return -abs(x - self.m) / self.b - log(2 * self.b)

    def sf(self, x):
        z = (x - self.m) / self.b
        return exp(-z) / 2 if z > 0 else 1 - exp(z) / 2

    def cdf(self, x):
        z = (x - self.m) / self.b
        return exp(z) / 2 if z < 0 else 1 - exp(-z) / 2


class Logistic(Continuous):
    def __init__(self, m, s):
        self.m, self.s, self.scipy = m, s, stats.logistic(float(m), float(s))
        self.moments = (m, pi**2 * s * s / 3, 0, mpf(6) / 5, 2 + log(s), m)

    def logpdf(self, x):
        z = (x - self.m) / self.s
        return -z - 2 * log1p(exp(-z)) - log(self.s)

    def cdf(self, x):
        return 1 / (1 + exp(-(x - self.m) / self.s))

    def sf(self, x):
        return 1 / (1 + exp((x - self.m) / self.s))


class LogNormal(Continuous):
    def __init__(self, m, s):
        self.n = Normal(m, s)
        self.scipy = stats.lognorm(float(s), scale=float(exp(m)))
        w = exp(s * s)
        self.moments = (exp(m + s * s / 2), (w - 1) * exp(2 * m + s * s), (w + 2) * sqrt(w - 1),
                        w**4 + 2 * w**3 + 3 * w**2 - 6, m + HALF + log(s * sqrt(2 * pi)),
                        exp(m - s * s))

    def logpdf(self, x):
        return self.n.logpdf(log(x)) - log(x)

    def cdf(self, x):
        return self.n.cdf(log(x))

    def sf(self, x):
        return self.n.sf(log(x))


class Cauchy(Continuous):
    def __init__(self, m, s):
        self.m, self.s, self.scipy = m, s, stats.cauchy(float(m), float(s))
        self.moments = (nan, nan, nan, nan, log(4 * pi * s), m)

    def logpdf(self, x):
        return -log(pi * self.s * (1 + ((x - self.m) / self.s) ** 2))

    def cdf(self, x):
        return atan2(1, -(x - self.m) / self.s) / pi

    def sf(self, x):
        return atan2(1, (x - self.m) / self.s) / pi


class Weibull(Continuous):
    def __init__(self, k, s):
        self.k, self.s, self.scipy = k, s, stats.weibull_min(float(k), scale=float(s))
        g = [gamma(1 + i / k) for i in range(5)]
        var = g[2] - g[1] ** 2
        third = g[3] - 3 * g[1] * g[2] + 2 * g[1] ** 3
        fourth = g[4] - 4 * g[1] * g[3] + 6 * g[1] ** 2 * g[2] - 3 * g[1] ** 4
        self.moments = (s * g[1], s * s * var, third / var ** (3 * HALF), fourth / var**2 - 3,
                        mp.euler * (1 - 1 / k) + log(s / k) + 1,
                        s * (1 - 1 / k) ** (1 / k) if k > 1 else 0)

    def logpdf(self, x):
        z = x / self.s
        return log(self.k / self.s) + (self.k - 1) * log(z) - z**self.k

    def cdf(self, x):
        return -expm1(-((x / self.s) ** self.k))

    def sf(self, x):
        return exp(-((x / self.s) ** self.k))


class Pareto(Continuous):
    def __init__(self, a, m):
        self.a, self.m, self.scipy = a, m, stats.pareto(float(a), scale=float(m))
        self.moments = (
            a * m / (a - 1) if a > 1 else inf, m**2 * a / (a - 1) ** 2 / (a - 2) if a > 2 else inf,
            2 * (1 + a) / (a - 3) * sqrt((a - 2) / a) if a > 3 else nan,
            6 * (a**3 + a**2 - 6 * a - 2) / (a * (a - 3) * (a - 4)) if a > 4 else nan,
            log(m / a) + 1 / a + 1, m)

    def logpdf(self, x):
        return log(self.a / self.m) - (self.a + 1) * log(x / self.m)

    def cdf(self, x):
        return -expm1(-self.a * log(x / self.m))

    def sf(self, x):
        return (self.m / x) ** self.a


class Uniform(Continuous):
    def __init__(self, a, b):
        self.a, self.b, self.scipy = a, b, stats.uniform(float(a), float(b - a))
        self.moments = ((a + b) / 2, (b - a) ** 2 / 12, 0, -mpf(6) / 5, log(b - a), a)

    def logpdf(self, x):
        return -log(self.b - self.a)

    def cdf(self, x):
        return (x - self.a) / (self.b - self.a)

    def sf(self, x):
        return (self.b - x) / (self.b - self.a)


class Triangular(Continuous):
    def __init__(self, a, c, b):
        self.a, self.c, self.b = a, c, b
        self.scipy = stats.triang(float((c - a) / (b - a)), float(a), float(b - a))
        d = a * a + b * b + c * c - a * b - a * c - b * c
        self.moments = (
            (a + b + c) / 3, d / 18,
            sqrt(2) * (a + b - 2 * c) * (2 * a - b - c) * (a - 2 * b + c) / (5 * d ** (3 * HALF)),
            -mpf(3) / 5, HALF + log((b - a) / 2), c)

    def logpdf(self, x):
        a, b, c = self.a, self.b, self.c
        y = 2 * (x - a) / (b - a) / (c - a) if x < c else 2 * (b - x) / (b - a) / (b - c)
        return log(y)

    def cdf(self, x):
        if x > self.c or self.a == self.c:
            return 1 - self.sf(x)
        return (x - self.a) ** 2 / (self.b - self.a) / (self.c - self.a)

    def sf(self, x):
        if x < self.c or self.b == self.c:
            return 1 - self.cdf(x)
        return (self.b - x) ** 2 / (self.b - self.a) / (self.b - self.c)


def gauss_legendre(n):
    """The roots of the Legendre polynomial, by Newton's method on its recurrence."""
    nodes = []
    for i in range(n):
        x = mp.cos(pi * (i + mpf("0.75")) / (n + HALF))
        for _ in range(8):
            before, value = mpf(1), x
            for k in range(2, n + 1):
                before, value = value, ((2 * k - 1) * x * value - (k - 1) * before) / k
            slope = n * (before - x * value) / (1 - x * x)
            x -= value / slope
        nodes.append((x, 2 / ((1 - x * x) * slope**2)))
    return nodes


RULE = gauss_legendre(40)


class VonMises(Continuous):
    """On mu - pi to mu + pi, with pi as the double that it is nearest to."""

    def __init__(self, m, k):
        self.m, self.k, self.scipy = m, k, None
        self.total = 2 * self.tail(mpf(0))
        if k < 1e5:
            assert abs(self.total / (2 * pi * exp(-k) * mp.besseli(0, k)) - 1) < mpf(10) ** -24
        e = lambda f: 2 * self.tail(mpf(0), f) / self.total
        var = e(lambda t: t * t)
        h = log(self.total) + e(lambda t: k - k * mp.cos(t))
        self.moments = (m, var, 0, e(lambda t: t**4) / var**2 - 3, h, m)

    def tail(self, t, f=lambda t: 1):
        """From -pi to t <= 0: 40 Gauss-Legendre points between places where the density's
        logarithm changes by less than 9."""
        with mp.workdps(32):
            total, upper, k = mpf(0), t, self.k
            while upper > -pi:
                lower = max(-pi, upper - 4 / (sqrt(k) + k * abs(mp.sin(upper)) + mpf("0.01")))
                half, middle = (upper - lower) / 2, (upper + lower) / 2
                part = sum(w * f(u) * exp(-2 * k * mp.sin(u / 2) ** 2)
                           for u, w in ((middle + half * x, w) for x, w in RULE)) * half
                total += part
                upper = lower
                if part < total * mpf(10) ** -28:
                    break
            return total

    def logpdf(self, x):
        return self.k * (mp.cos(x - self.m) - 1) - log(self.total)

    def cdf(self, x):
        t = x - self.m
        return self.tail(t) / self.total if t <= 0 else 1 - self.tail(-t) / self.total

    def sf(self, x):
        t = self.m - x
        return self.tail(t) / self.total if t <= 0 else 1 - self.tail(-t) / self.total


class Discrete:
    """A mass and its ratio to the one before; tails as sums from the far end."""

    discrete = True

    def sums(self, k):
        """P up to k and P above k."""
        def side(i, step):
            total = mpf(0)
            if not self.least <= i <= self.most:
                return total
            p = self.pdf(i)
            while True:
                total += p
                far = (i - self.moments[0]) * step > 0
                if not self.least <= i + step <= self.most or far and p < total * mpf(10) ** -40:
                    return total
                p = p * self.ratio(i) if step > 0 else p / self.ratio(i - 1)
                i += step

        return side(k, -1), side(k + 1, 1)

    def cdf(self, k):
        return self.sums(k)[0]

    def sf(self, k):
        return self.sums(k)[1]

    def pdf(self, k):
        return exp(self.logpdf(k))

    def ratio(self, k):
        """P(k + 1) / P(k)."""
        return exp(self.logpdf(k + 1) - self.logpdf(k))

    def entropy(self):
        def side(i, step):
            total = mpf(0)
            while self.least <= i <= self.most:
                p = self.logpdf(i)
                total -= exp(p) * p
                i += step
                if (i - self.moments[0]) * step > 0 and p < -60:
                    break
            return total

        m = int(self.moments[0])
        with mp.workdps(30):
            return side(m, -1) + side(m + 1, 1)


def logbinomial(n, k):
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)


class Poisson(Discrete):
    least, most = 0, inf

    def __init__(self, m):
        self.m, self.scipy = m, stats.poisson(float(m))
        self.moments = (m, m, 1 / sqrt(m), 1 / m, None, max(0, mp.ceil(m) - 1))

    def logpdf(self, k):
        return k * log(self.m) - self.m - loggamma(k + 1)

    def ratio(self, k):
        return self.m / (k + 1)


class Binomial(Discrete):
    least = 0

    def __init__(self, n, p):
        self.n, self.p, self.most, self.scipy = n, p, n, stats.binom(int(n), float(p))
        var = n * p * (1 - p)
        self.moments = (n * p, var, (1 - 2 * p) / sqrt(var), (1 - 6 * p * (1 - p)) / var, None,
                        max(0, mp.ceil((n + 1) * p) - 1))

    def logpdf(self, k):
        return logbinomial(self.n, k) + k * log(self.p) + (self.n - k) * log1p(-self.p)

    def ratio(self, k):
        return (self.n - k) / (k + 1) * self.p / (1 - self.p)


class NegativeBinomial(Discrete):
    least, most = 0, inf

    def __init__(self, r, p):
        self.r, self.p, self.scipy = r, p, stats.nbinom(float(r), float(p))
        q = 1 - p
        self.moments = (r * q / p, r * q / p**2, (2 - p) / sqrt(r * q), 6 / r + p * p / (r * q),
                        None, max(0, mp.ceil((r - 1) * q / p) - 1))

    def logpdf(self, k):
        return (loggamma(k + self.r) - loggamma(k + 1) - loggamma(self.r) + self.r * log(self.p)
                + k * log1p(-self.p))

    def ratio(self, k):
        return (k + self.r) / (k + 1) * (1 - self.p)


class Geometric(Discrete):
    least, most = 1, inf

    def __init__(self, p):
        self.p, self.scipy = p, stats.geom(float(p))
        q = 1 - p
        self.moments = (1 / p, q / p**2, (2 - p) / sqrt(q), 6 + p * p / q,
                        -(q * log(q) + p * log(p)) / p, 1)

    def logpdf(self, k):
        return log(self.p) + (k - 1) * log1p(-self.p)

    def cdf(self, k):
        return -expm1(k * log1p(-self.p))

    def sf(self, k):
        return exp(k * log1p(-self.p))


class Hypergeometric(Discrete):
    def __init__(self, size, marked, drawn):
        self.N, self.K, self.n = N, K, n = size, marked, drawn
        self.least, self.most = max(0, n + K - N), min(n, K)
        self.scipy = stats.hypergeom(int(N), int(K), int(n))
        var = n * K * (N - K) * (N - n) / N**2 / (N - 1)
        skew = (N - 2 * K) * sqrt(N - 1) * (N - 2 * n) / sqrt(n * K * (N - K) * (N - n)) / (N - 2)
        kurt = ((N - 1) * N**2 * (N * (N + 1) - 6 * K * (N - K) - 6 * n * (N - n))
                + 6 * n * K * (N - K) * (N - n) * (5 * N - 6)
                ) / (n * K * (N - K) * (N - n) * (N - 2) * (N - 3))
        self.moments = (n * K / N, var, skew, kurt, None,
                        mp.ceil((n + 1) * (K + 1) / (N + 2)) - 1)

    def logpdf(self, k):
        return (logbinomial(self.K, k) + logbinomial(self.N - self.K, self.n - k)
                - logbinomial(self.N, self.n))

    def ratio(self, k):
        return (self.K - k) * (self.n - k) / (k + 1) / (self.N - self.K - self.n + k + 1)


class Bernoulli(Discrete):
    least, most = 0, 1

    def __init__(self, p):
        self.p, self.scipy = p, stats.bernoulli(float(p))
        v = p * (1 - p)
        self.moments = (p, v, (1 - 2 * p) / sqrt(v), (1 - 6 * v) / v, None, 1 if p > HALF else 0)

    def logpdf(self, k):
        return log(self.p) if k else log1p(-self.p)


class Categorical(Discrete):
    least = 0

    def __init__(self, *p):
        total = sum(p)
        self.p, self.most, self.scipy = [x / total for x in p], len(p) - 1, None
        m = sum(i * x for i, x in enumerate(self.p))
        c = [sum((i - m) ** j * x for i, x in enumerate(self.p)) for j in range(5)]
        self.moments = (m, c[2], c[3] / c[2] ** (3 * HALF), c[4] / c[2] ** 2 - 3, None,
                        self.p.index(max(self.p)))

    def logpdf(self, k):
        return log(self.p[int(k)]) if self.p[int(k)] else -inf

    def sums(self, k):
        return sum(self.p[:int(k) + 1]), sum(self.p[int(k) + 1:])


FAMILIES = {
    "normal": (Normal, [[0, 1], [10, 4]]),
    "student_t": (StudentT, [[0.5], [1], [2.5], [3], [30], [1e6]]),
    "chi_squared": (ChiSquared, [[0.5], [1], [5], [1000]]),
    "f": (FisherF, [[5, 10], [1, 1], [0.5, 3], [100, 200], [2, 1e5]]),
    "gamma": (Gamma, [[2, 1], [0.01, 1], [0.1, 2], [0.5, 1], [1, 3], [30, 0.5], [1e4, 1]]),
    "beta": (Beta, [[2, 3], [0.5, 0.5], [1, 1], [0.1, 5], [200, 300], [1e4, 10]]),
    "exponential": (Exponential, [[1], [0.25]]),
    "laplace": (Laplace, [[0, 1], [2, 0.5]]),
    "logistic": (Logistic, [[0, 1], [-1, 2.5]]),
    "lognormal": (LogNormal, [[0, 1], [1, 0.25], [0, 3]]),
    "cauchy": (Cauchy, [[0, 1], [-2, 0.5]]),
    "weibull": (Weibull, [[1.5, 1], [0.5, 2], [1, 1], [10, 3], [100, 1]]),
    "pareto": (Pareto, [[3, 1], [0.5, 2], [1.5, 1], [10, 0.1]]),
    "uniform": (Uniform, [[0, 1], [-2, 5]]),
    "triangular": (Triangular, [[0, 0.5, 1], [-1, -1, 2], [0, 2, 2], [-1, 0, 3]]),
    "von_mises": (VonMises, [[0, 1], [0, 0], [1, 50], [0, 0.1], [0, 500], [-2, 1e4], [0, 1e8]]),
    "poisson": (Poisson, [[4], [0.1], [250.5], [2000]]),
    "binomial": (Binomial, [[10, 0.3], [1, 0.5], [1000, 0.01], [1000, 0.5], [20000, 0.3]]),
    "negative_binomial": (NegativeBinomial, [[5, 0.3], [0.5, 0.1], [301, 0.45], [2.5, 0.02]]),
    "geometric": (Geometric, [[0.2], [0.9], [1e-6]]),
    "hypergeometric": (Hypergeometric, [[50, 20, 10], [10, 7, 8], [1000, 300, 100],
                                        [20000, 3000, 5000]]),
    "bernoulli": (Bernoulli, [[0.3], [0.75]]),
    "categorical": (Categorical, [[0.2, 0.5, 0.3], [0.25, 0, 0.7, 0.05]]),
}

PROBABILITIES = [1e-300, 1e-100, 1e-30, 1e-9, 0.001, 0.07, 0.3, 0.5, 0.625, 0.9, 0.999]


def value(x):
    if isinstance(x, str):
        return x
    x = mpf(x)
    if mp.isnan(x):
        return "nan"
    if mp.isinf(x):
        return "inf" if x > 0 else "-inf"
    return 0.0 if 0 < abs(x) < mpf("2.3e-308") else float(x)


def quantile(d, p, name, upper):
    """The root of ln tail(x) = ln p: bisection on the doubles' scale, then the secant method."""
    tail = d.sf if upper else d.cdf
    g = lambda x: log(tail(x)) - log(p)
    lo, hi = bounds(d, name)
    sign = -1 if upper else 1
    # In t, a scale on which all doubles of the support are at finite distances.
    with mp.workdps(40):
        a, b = lo, hi
        guess = None
        if d.scipy is not None:
            y = d.scipy.isf(float(p)) if upper else d.scipy.ppf(float(p))
            if mp.isfinite(mpf(float(y))) and lo < mpf(float(y)) < hi and float(y) != 0:
                guess = mpf(float(y))
        x = guess if guess is not None else (middle(a, b))
        for i in range(400):
            r = g(x)
            if sign * r < 0:
                a = x
            else:
                b = x
            step = r * tail(x) / d.pdf(x) * sign
            y = x - step
            if abs(r) < mpf(10) ** -30:
                return x
            if not a < y < b or (i > 12 and i % 3 == 0):
                y = middle(a, b)
            if abs(y - x) <= abs(x) * mpf(10) ** -25:
                return y
            x = y
        print("no convergence", name, p, upper, x)
        return nan


def middle(a, b):
    if a >= 0 and b > 0:
        a = max(a, mpf("1e-320"))
        return sqrt(a * min(b, mpf("1e308"))) if b / a > 4 else (a + b) / 2
    if b <= 0 and a < 0:
        return -middle(-b, -a)
    return mpf(0) if a < 0 < b and (b > 4 or a < -4) else (a + b) / 2


def bounds(d, name):
    positive = ("chi_squared", "f", "gamma", "exponential", "lognormal", "weibull")
    if name in positive:
        return mpf(0), mpf("1e308")
    if name == "beta":
        return mpf(0), mpf(1)
    if name == "pareto":
        return d.m, mpf("1e308")
    if name in ("uniform", "triangular"):
        return d.a, d.b
    if name == "von_mises":
        return d.m - mpf(float(pi)), d.m + mpf(float(pi))
    return -mpf("1e308"), mpf("1e308")


def whole_quantile(d, p, upper):
    """The least k whose cdf reaches p, or whose survival does not exceed it."""
    enough = (lambda k: d.sf(k) <= p) if upper else (lambda k: d.cdf(k) >= p)
    with mp.workdps(30):
        step = max(1, int(sqrt(d.moments[1])))
        k = int(d.moments[0])
        lo, hi = d.least - 1, d.most
        while True:
            if k <= lo:
                break
            if k >= hi or enough(k):
                hi = min(hi, k)
                k -= step
            else:
                lo = k
                break
            step *= 2
        step = 1
        if hi == d.most:
            k = max(lo + 1, int(d.moments[0]))
            while k < d.most and not enough(k):
                lo, k, step = k, k + step, step * 2
            hi = min(k, d.most)
        while hi - lo > 1:
            k = int((lo + hi) // 2)
            if enough(k):
                hi = k
            else:
                lo = k
        return hi


def row(name, make, parameters):
    d = make(*[mpf(x) for x in parameters])
    entropy = d.entropy() if d.moments[4] is None else d.moments[4]
    if name == "categorical":
        entropy = -sum(x * log(x) for x in d.p if x)
    moments = list(d.moments)
    moments[4] = entropy
    places, quantiles = set(), []
    for p in PROBABILITIES:
        if d.discrete:
            lower, upper = whole_quantile(d, mpf(p), False), whole_quantile(d, mpf(p), True)
            places |= {int(lower), int(upper)}
        else:
            lower, upper = quantile(d, mpf(p), name, False), quantile(d, mpf(p), name, True)
            # Beyond doubles there is no value but the infinity.
            lower, upper = (v if abs(v) < mpf("1e307") else inf * mp.sign(v) for v in (lower, upper))
            places |= {float(lower), float(upper)}
        quantiles.append([p, value(lower), value(upper)])
    if d.discrete:
        places |= {k for k in (d.least, d.least + 1, int(d.moments[0]), d.most) if k != inf}
    lo, hi = (d.least, d.most) if d.discrete else bounds(d, name)
    points = []
    for x in sorted(places):
        inside = lo <= x <= hi if d.discrete else lo < x < hi
        if not inside or (not d.discrete and (x == 0 and lo == 0 or abs(x) > 1e300)):
            continue
        if not d.discrete and abs(x) < 1e-290 and x != 0:
            continue
        y = mpf(x)
        cdf, sf = (d.sums(x) if d.discrete and name != "geometric" else (d.cdf(y), d.sf(y)))
        logpdf = d.logpdf(y) if d.pdf(y) > 0 else -inf
        points.append([value(v) for v in (y, d.pdf(y) if logpdf != -inf else 0, logpdf, cdf, sf)])
        check(name, parameters, d, x, logpdf, cdf, sf)
    check_moments(name, parameters, d, moments)
    return {"family": name, "parameters": parameters, "moments": [value(m) for m in moments],
            "quantiles": quantiles, "points": points}


def check(name, parameters, d, x, logpdf, cdf, sf):
    if d.scipy is None:
        return
    s, x = d.scipy, float(x)
    for word, ours, theirs in (
            ("logpdf", logpdf, s.logpmf(x) if d.discrete else s.logpdf(x)),
            ("cdf", cdf, s.cdf(x)), ("sf", sf, s.sf(x))):
        if abs(ours - mpf(float(theirs))) > 1e-6 * abs(ours) + mpf("1e-300"):
            print("SciPy differs:", name, parameters, word, x, mp.nstr(ours, 17), theirs)


def check_moments(name, parameters, d, moments):
    if d.scipy is None:
        return
    m, v, s, k = (float(x) for x in d.scipy.stats("mvsk"))
    for word, ours, theirs in zip(
            ("mean", "variance", "skewness", "kurtosis", "entropy"), moments,
            (m, v, s, k, float(d.scipy.entropy()))):
        if abs(mpf(ours) - mpf(theirs)) > 1e-6 * abs(mpf(ours)) + mpf("1e-9"):
            print("SciPy differs:", name, parameters, word, mp.nstr(mpf(ours), 17), theirs)


def save(rows):
    lines = ",\n".join(json.dumps(r) for name in FAMILIES for r in rows.get(name, []))
    with open("distributions.json", "w") as file:
        file.write('{"made": "mpmath 1.3.0 at 60 digits, see distributions.py; a row has'
                   ' [mean, variance, skewness, excess kurtosis, entropy, mode],'
                   ' quantiles [p, quantile, survival quantile],'
                   ' points [x, pdf, log pdf, cdf, survival]",\n"rows": [\n' + lines + "\n]}\n")


if __name__ == "__main__":
    rows = {}
    for name, (make, sets) in FAMILIES.items():
        rows[name] = [row(name, make, parameters) for parameters in sets]
        save(rows)
        print(name, flush=True)
