#include "Guarded.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace {
namespace math = boost::math;
using math::policies::discrete_quantile;
using math::policies::integer_round_up;
using math::policies::max_series_iterations;
using math::policies::promote_double;
// Without long doubles the digits are the same on every CPU. Series and fractions of parameters up
// to 1e9 take fewer terms than this; beyond, a failure in a millisecond is better than a hang.
using Policy = math::policies::policy<
    discrete_quantile<integer_round_up>, promote_double<false>, max_series_iterations<100000>>;

template <typename Distribution>
double answer(const Distribution &distribution, nabla_query query, double at) {
  switch (query) {
    case nabla_cdf: return math::cdf(distribution, at);
    case nabla_survival: return math::cdf(math::complement(distribution, at));
    case nabla_quantile: return math::quantile(distribution, at);
    case nabla_survival_quantile: return math::quantile(math::complement(distribution, at));
  }
  throw std::domain_error("query");
}

double value(
    nabla_distribution distribution, double a, double b, double c, nabla_query query, double at) {
  switch (distribution) {
    case nabla_student_t:
      return answer(math::students_t_distribution<double, Policy>(a), query, at);
    case nabla_f: return answer(math::fisher_f_distribution<double, Policy>(a, b), query, at);
    case nabla_gamma: return answer(math::gamma_distribution<double, Policy>(a), query, at);
    case nabla_beta: return answer(math::beta_distribution<double, Policy>(a, b), query, at);
    case nabla_poisson: return answer(math::poisson_distribution<double, Policy>(a), query, at);
    case nabla_binomial:
      return answer(math::binomial_distribution<double, Policy>(a, b), query, at);
    case nabla_negative_binomial:
      return answer(math::negative_binomial_distribution<double, Policy>(a, b), query, at);
    case nabla_hypergeometric: {
      const double most = std::numeric_limits<unsigned>::max();
      if (!(b >= 0 && b <= a && c >= 0 && c <= a && a <= most)) throw std::domain_error("counts");
      return answer(
          math::hypergeometric_distribution<double, Policy>(
              static_cast<unsigned>(b), static_cast<unsigned>(c), static_cast<unsigned>(a)),
          query, at);
    }
  }
  throw std::domain_error("distribution");
}
}  // namespace

nabla_status nabla_distribution_value(
    nabla_distribution distribution, double a, double b, double c, nabla_query query, double at,
    double *result) {
  if (std::isnan(at)) return nabla_domain;
  return guarded(result, [=] { return value(distribution, a, b, c, query, at); });
}
