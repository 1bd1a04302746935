#include "Guarded.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <cmath>

namespace {
// Without long doubles the digits are the same on every CPU.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
constexpr double root_of_two = 1.41421356237309504880168872420969808;
}  // namespace

nabla_status nabla_normal_survival(double z, double *result) {
  if (std::isnan(z)) return nabla_domain;
  if (std::isinf(z)) {
    *result = z < 0 ? 1 : 0;
    return nabla_ok;
  }
  return guarded(result, [z] { return boost::math::erfc(z / root_of_two, Policy()) / 2; });
}

nabla_status nabla_normal_survival_quantile(double p, double *result) {
  if (!(p > 0 && p < 1)) return nabla_domain;
  return guarded(result, [p] { return root_of_two * boost::math::erfc_inv(2 * p, Policy()); });
}
