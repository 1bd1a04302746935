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

bool is_whole(double x) { return std::floor(x) == x; }
}  // namespace

nabla_status nabla_special_value(nabla_special function, double a, double x, double *result) {
  if (std::isnan(a) || std::isnan(x)) return nabla_domain;
  const Policy policy;
  switch (function) {
    case nabla_digamma:
      return guarded(result, [=] { return boost::math::digamma(x, policy); });
    case nabla_polygamma:
      // Beyond this order every value but those of large arguments overflows.
      if (!is_whole(a) || a < 0 || a > 200) return nabla_domain;
      return guarded(
          result, [=] { return boost::math::polygamma(static_cast<int>(a), x, policy); });
    case nabla_zeta:
      return guarded(result, [=] { return boost::math::zeta(x, policy); });
    case nabla_erf_inverse:
      return guarded(result, [=] { return boost::math::erf_inv(x, policy); });
    case nabla_erfc_inverse:
      return guarded(result, [=] { return boost::math::erfc_inv(x, policy); });
    case nabla_beta_function:
      return guarded(result, [=] { return boost::math::beta(a, x, policy); });
    // The orders and arguments of Bessel functions are those that take a moment.
    case nabla_bessel_j:
      if (std::fabs(a) > 1e4 || std::fabs(x) > 1e7) return nabla_domain;
      return guarded(result, [=] { return boost::math::cyl_bessel_j(a, x, policy); });
    case nabla_bessel_y:
      if (std::fabs(a) > 1e4 || std::fabs(x) > 1e7) return nabla_domain;
      return guarded(result, [=] { return boost::math::cyl_neumann(a, x, policy); });
    case nabla_bessel_i:
      if (std::fabs(a) > 1e4 || std::fabs(x) > 1e7) return nabla_domain;
      return guarded(result, [=] { return boost::math::cyl_bessel_i(a, x, policy); });
    case nabla_bessel_k:
      if (std::fabs(a) > 1e4 || std::fabs(x) > 1e7) return nabla_domain;
      return guarded(result, [=] { return boost::math::cyl_bessel_k(a, x, policy); });
    case nabla_lambert_w:
      return guarded(result, [=] { return boost::math::lambert_w0(x, policy); });
    case nabla_exponential_integral:
      return guarded(result, [=] { return boost::math::expint(x, policy); });
    case nabla_gamma_p:
      return guarded(result, [=] { return boost::math::gamma_p(a, x, policy); });
    case nabla_gamma_q:
      return guarded(result, [=] { return boost::math::gamma_q(a, x, policy); });
  }
  return nabla_domain;
}
