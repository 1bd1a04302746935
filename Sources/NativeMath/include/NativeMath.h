#pragma once

#include <stdbool.h>
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

/// A distribution with the parameters a, b and c.
typedef enum nabla_distribution {
  /// a degrees of freedom.
  nabla_student_t,
  /// a and b degrees of freedom.
  nabla_f,
  /// The shape a, the scale 1.
  nabla_gamma,
  /// The shapes a and b.
  nabla_beta,
  /// Events of mean number a.
  nabla_poisson,
  /// Successes in a trials of probability b.
  nabla_binomial,
  /// Failures before a successes of probability b.
  nabla_negative_binomial,
  /// Marked ones among c drawn from a, of which b are marked.
  nabla_hypergeometric,
} nabla_distribution;

/// What is asked of a distribution at a value (or, for the quantiles, at a probability).
typedef enum nabla_query {
  /// P(X <= x).
  nabla_cdf,
  /// P(X > x), with all digits where it is small.
  nabla_survival,
  /// The least x whose cdf is at least the probability; whole numbers may be off by one.
  nabla_quantile,
  /// The least x whose survival is at most the probability; whole numbers may be off by one.
  nabla_survival_quantile,
} nabla_query;

/// Arguments outside the distribution's domain are `nabla_domain`.
nabla_status nabla_distribution_value(
    nabla_distribution distribution, double a, double b, double c, nabla_query query, double at,
    double *result);

/// The decimal number at the start of the text, correctly rounded: an optional sign, digits with
/// an optional point, an optional exponent. No spaces, hexadecimals, infinities or NaN.
/// A number too small for a double is 0; `used` is the number of bytes that it takes.
nabla_status nabla_parse_double(const char *text, size_t count, double *result, size_t *used);

// Matrices are given and written row by row. Sizes of 0 and elements that are not finite are
// `nabla_domain`, an iteration that does not end is `nabla_failed`.

/// The product of a (rows × inner) and b (inner × columns), for any elements and sizes.
nabla_status nabla_matrix_product(
    const double *a, const double *b, size_t rows, size_t inner, size_t columns, double *result);

/// The factors of a square matrix whose rows are taken in `order`, so that the pivots are large:
/// the upper one with its diagonal, and below it the lower one, whose diagonal is 1.
/// The estimate of the reciprocal condition number (1-norm) is 0 for a singular matrix.
nabla_status nabla_lu(
    const double *a, size_t size, double *factors, size_t *order, double *reciprocal_condition);

/// a = qr with orthonormal columns in q and an upper r whose diagonal is not negative. With the
/// least k of rows and columns, q is rows × k and r k × columns; k is `rows` where complete.
nabla_status nabla_qr(
    const double *a, size_t rows, size_t columns, bool is_complete, double *q, double *r);

/// The lower factor of a = l lᵀ from a's lower half; `nabla_domain` where a is not positive
/// definite.
nabla_status nabla_cholesky(const double *a, size_t size, double *lower);

/// The eigenvalues of a symmetric matrix, the largest first, from its lower half, and its
/// orthonormal eigenvectors as columns, their largest components positive.
nabla_status nabla_symmetric_eigen(const double *a, size_t size, double *values, double *vectors);

/// The eigenvalues of a square matrix, those with the largest real and then imaginary part first,
/// and its eigenvectors as columns of length 1, their largest components real and positive.
nabla_status nabla_eigen(
    const double *a, size_t size, double *real, double *imaginary, double *vectors_real,
    double *vectors_imaginary);

/// a = u diag(values) vᵀ, the largest value first; the largest components of u's columns are
/// positive. With the least k of rows and columns, u is rows × k and v columns × k; both are
/// square where full.
nabla_status nabla_svd(
    const double *a, size_t rows, size_t columns, bool is_full, double *u, double *values,
    double *v);

/// A special function of x, and of a where it has two arguments.
typedef enum nabla_special {
  nabla_digamma,
  /// The a-th derivative of digamma.
  nabla_polygamma,
  nabla_zeta,
  nabla_erf_inverse,
  nabla_erfc_inverse,
  /// B(a, x).
  nabla_beta_function,
  /// Bessel functions of the order a.
  nabla_bessel_j,
  nabla_bessel_y,
  nabla_bessel_i,
  nabla_bessel_k,
  /// The principal branch.
  nabla_lambert_w,
  /// Ei(x).
  nabla_exponential_integral,
  /// The lower and the upper incomplete gamma function over Γ(a).
  nabla_gamma_p,
  nabla_gamma_q,
} nabla_special;

/// The function's value; what is outside its domain, a pole included, is `nabla_domain`.
nabla_status nabla_special_value(nabla_special function, double a, double x, double *result);

#ifdef __cplusplus
}
#endif
