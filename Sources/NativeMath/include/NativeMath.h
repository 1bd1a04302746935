#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a call made of its arguments; a result is written only with `nabla_ok`.
typedef enum nabla_status {
  nabla_ok = 0,
  /// An argument is outside the function's domain.
  nabla_domain = 1,
  /// The result is too large for a double.
  nabla_overflow = 2,
  /// The text is not a number.
  nabla_syntax = 3,
  /// The computation failed in another way.
  nabla_failed = 4,
} nabla_status;

/// The probability that a standard normal variable is above z, for any z but NaN.
nabla_status nabla_normal_survival(double z, double *result);

/// The z that a standard normal variable exceeds with the probability p, 0 < p < 1.
nabla_status nabla_normal_survival_quantile(double p, double *result);

/// The probability that a Student t variable of `freedom` > 0 degrees of freedom is above t.
nabla_status nabla_student_survival(double t, double freedom, double *result);

/// The t that a Student t variable exceeds with the probability p, 0 < p < 1.
nabla_status nabla_student_survival_quantile(double p, double freedom, double *result);

/// The decimal number at the start of the text, correctly rounded: an optional sign, digits with
/// an optional point, an optional exponent. No spaces, hexadecimals, infinities or NaN.
/// A number too small for a double is 0; `used` is the number of bytes that it takes.
nabla_status nabla_parse_double(const char *text, size_t count, double *result, size_t *used);

#ifdef __cplusplus
}
#endif
