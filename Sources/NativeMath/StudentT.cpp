#include "Guarded.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace {
// Without long doubles the digits are the same on every CPU.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Distribution = boost::math::students_t_distribution<double, Policy>;
}  // namespace

nabla_status nabla_student_survival(double t, double freedom, double *result) {
  if (std::isnan(t) || !(freedom > 0) || std::isinf(freedom)) return nabla_domain;
  if (std::isinf(t)) {
    *result = t < 0 ? 1 : 0;
    return nabla_ok;
  }
  return guarded(result, [t, freedom] {
    return boost::math::cdf(boost::math::complement(Distribution(freedom), t));
  });
}

nabla_status nabla_student_survival_quantile(double p, double freedom, double *result) {
  if (!(p > 0 && p < 1) || !(freedom > 0) || std::isinf(freedom)) return nabla_domain;
  return guarded(result, [p, freedom] {
    return boost::math::quantile(boost::math::complement(Distribution(freedom), p));
  });
}
