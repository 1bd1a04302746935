#pragma once

#include "Guarded.hpp"

#include <cmath>
#include <cstddef>
#include <stdexcept>

// What Eigen takes for granted is checked, and becomes a status instead of an abort.
#define eigen_assert(condition) \
  do { \
    if (!(condition)) throw std::logic_error(#condition); \
  } while (false)
#define EIGEN_MPL2_ONLY
#define EIGEN_DONT_PARALLELIZE
#include <eigen3/Eigen/Core>

using Matrix = Eigen::MatrixXd;
using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Throws for no elements, and where one is not finite.
inline Matrix read_rows(const double *values, size_t rows, size_t columns) {
  if (rows == 0 || columns == 0) throw std::domain_error("empty");
  Matrix matrix = Eigen::Map<const Rows>(
      values, static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
  if (!matrix.allFinite()) throw std::domain_error("not finite");
  return matrix;
}

/// A matrix divided by a power of two, so that its largest element is about 1: squares of the
/// large elements neither overflow nor vanish.
struct Scaled {
  Matrix matrix;
  int exponent = 0;

  Scaled(const double *values, size_t rows, size_t columns)
      : matrix(read_rows(values, rows, columns)) {
    const double largest = matrix.cwiseAbs().maxCoeff();
    if (largest == 0) return;
    std::frexp(largest, &exponent);
    multiply(matrix, -exponent);
  }

  /// Multiplies by 2^exponent in place.
  template <typename Any>
  static void multiply(Any &matrix, int exponent) {
    if (exponent == 0) return;
    matrix = matrix.unaryExpr([exponent](double x) { return std::ldexp(x, exponent); }).eval();
  }
};

/// Writes rows, times 2^exponent; throws where an element is not finite.
template <typename Any>
void write_rows(const Any &matrix, double *result, int exponent = 0) {
  Rows rows = matrix;
  Scaled::multiply(rows, exponent);
  if (!rows.allFinite()) throw std::overflow_error("not finite");
  Eigen::Map<Rows>(result, rows.rows(), rows.cols()) = rows;
}

/// Calls `body`; exceptions become a status.
template <typename Body>
nabla_status guarded_body(Body body) noexcept {
  double unused = 0;
  return guarded(&unused, [&body] {
    body();
    return 0.0;
  });
}
