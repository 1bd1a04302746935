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

/// A matrix times 2^exponent, so that its largest element is about 1: squares neither overflow
/// nor vanish, and no digit is lost.
struct Scaled {
  Matrix matrix;
  int exponent = 0;

  /// Reads rows; throws for none, and where an element is not finite.
  Scaled(const double *values, size_t rows, size_t columns) {
    if (rows == 0 || columns == 0) throw std::domain_error("empty");
    matrix = Eigen::Map<const Rows>(
        values, static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
    if (!matrix.allFinite()) throw std::domain_error("not finite");
    const double largest = matrix.cwiseAbs().maxCoeff();
    if (largest == 0) return;
    std::frexp(largest, &exponent);
    // Of even numbers, the root is a power of two as well.
    exponent += exponent & 1;
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
