#include "Guarded.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>

nabla_status nabla_integrate(
    nabla_function function, void *context, double start, double end, double tolerance,
    double *result, double *error) {
  if (std::isnan(start) || std::isnan(end) || !(tolerance > 0)) return nabla_domain;
  double estimate = 0;
  const nabla_status status = guarded(result, [=, &estimate] {
    const auto checked = [=](double x) {
      const double value = function(x, context);
      if (!std::isfinite(value)) throw std::domain_error("not finite");
      return value;
    };
    return boost::math::quadrature::gauss_kronrod<double, 15>::integrate(
        checked, start, end, 15, tolerance, &estimate);
  });
  *error = estimate;
  return status;
}
