#include "Guarded.hpp"

#include <boost/math/special_functions/bessel.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/expint.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/lambert_w.hpp>
#include <boost/math/special_functions/polygamma.hpp>
#include <boost/math/special_functions/zeta.hpp>
#include <cmath>

namespace {
// Without long doubles the digits are the same on every CPU.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// Whether a Bessel function of the order a takes a moment at x.
bool is_quick(double a, double x) { return std::fabs(a) <= 1e4 && std::fabs(x) <= 1e7; }

double value(nabla_special function, double a, double x) {
  namespace math = boost::math;
  const Policy policy;
  switch (function) {
    case nabla_digamma: return math::digamma(x, policy);
    case nabla_polygamma:
      // Beyond this order every value but those of large arguments overflows.
      if (std::floor(a) != a || a < 0 || a > 200) break;
      return math::polygamma(static_cast<int>(a), x, policy);
    case nabla_zeta: return math::zeta(x, policy);
    case nabla_erf_inverse: return math::erf_inv(x, policy);
    case nabla_erfc_inverse: return math::erfc_inv(x, policy);
    case nabla_beta_function: return math::beta(a, x, policy);
    case nabla_bessel_j:
      if (!is_quick(a, x)) break;
      return math::cyl_bessel_j(a, x, policy);
    case nabla_bessel_y:
      if (!is_quick(a, x)) break;
      return math::cyl_neumann(a, x, policy);
    case nabla_bessel_i:
      if (!is_quick(a, x)) break;
      return math::cyl_bessel_i(a, x, policy);
    case nabla_bessel_k:
      if (!is_quick(a, x)) break;
      return math::cyl_bessel_k(a, x, policy);
    case nabla_lambert_w: return math::lambert_w0(x, policy);
    case nabla_exponential_integral: return math::expint(x, policy);
    case nabla_gamma_p: return math::gamma_p(a, x, policy);
    case nabla_gamma_q: return math::gamma_q(a, x, policy);
  }
  throw std::domain_error("function");
}
}  // namespace

nabla_status nabla_special_value(nabla_special function, double a, double x, double *result) {
  if (std::isnan(a) || std::isnan(x)) return nabla_domain;
  return guarded(result, [=] { return value(function, a, x); });
}
