#include "Guarded.hpp"

#include <boost/math/distributions/bernoulli.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/geometric.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <limits>

namespace {
namespace math = boost::math;
using math::policies::discrete_quantile;
using math::policies::integer_round_up;
using math::policies::promote_double;
// Without long doubles the digits are the same on every CPU.
using Policy = math::policies::policy<discrete_quantile<integer_round_up>, promote_double<false>>;

template <typename Distribution>
double answer(const Distribution &distribution, nabla_discrete_query query, double at) {
  switch (query) {
    case nabla_pmf: return math::pdf(distribution, at);
    case nabla_cdf: return math::cdf(distribution, at);
    case nabla_survival: return math::cdf(math::complement(distribution, at));
    case nabla_quantile: return math::quantile(distribution, at);
  }
  throw std::domain_error("query");
}

double value(
    nabla_discrete distribution, double a, double b, double c, nabla_discrete_query query,
    double at) {
  switch (distribution) {
    case nabla_bernoulli:
      return answer(math::bernoulli_distribution<double, Policy>(a), query, at);
    case nabla_binomial:
      return answer(math::binomial_distribution<double, Policy>(a, b), query, at);
    case nabla_poisson: return answer(math::poisson_distribution<double, Policy>(a), query, at);
    case nabla_geometric:
      return answer(math::geometric_distribution<double, Policy>(a), query, at);
    case nabla_negative_binomial:
      return answer(math::negative_binomial_distribution<double, Policy>(a, b), query, at);
    case nabla_hypergeometric: {
      const double most = std::numeric_limits<unsigned>::max();
      if (!(a >= 0 && b >= a && c >= 0 && c <= b && b <= most)) throw std::domain_error("counts");
      return answer(
          math::hypergeometric_distribution<double, Policy>(
              static_cast<unsigned>(a), static_cast<unsigned>(c), static_cast<unsigned>(b)),
          query, at);
    }
  }
  throw std::domain_error("distribution");
}
}  // namespace

nabla_status nabla_discrete_value(
    nabla_discrete distribution, double a, double b, double c, nabla_discrete_query query,
    double at, double *result) {
  if (std::isnan(at)) return nabla_domain;
  return guarded(result, [=] { return value(distribution, a, b, c, query, at); });
}
