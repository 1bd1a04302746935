#include "Eigen.hpp"

#include <eigen3/Eigen/Cholesky>
#include <eigen3/Eigen/LU>
#include <eigen3/Eigen/QR>

nabla_status nabla_matrix_product(
    const double *a, const double *b, size_t rows, size_t inner, size_t columns, double *result) {
  return guarded_body([=] {
    using Index = Eigen::Index;
    const Eigen::Map<const Rows> left(a, static_cast<Index>(rows), static_cast<Index>(inner));
    const Eigen::Map<const Rows> right(b, static_cast<Index>(inner), static_cast<Index>(columns));
    Eigen::Map<Rows> product(result, static_cast<Index>(rows), static_cast<Index>(columns));
    product.noalias() = left * right;
  });
}

nabla_status nabla_lu(
    const double *a, size_t size, double *factors, size_t *order, double *reciprocal_condition) {
  return guarded_body([=] {
    const Eigen::PartialPivLU<Matrix> lu(read_rows(a, size, size));
    write_rows(lu.matrixLU(), factors);
    const auto &indices = lu.permutationP().indices();
    for (size_t row = 0; row < size; ++row) {
      order[indices[static_cast<Eigen::Index>(row)]] = row;
    }
    const auto pivots = lu.matrixLU().diagonal().array().abs();
    const double estimate = (pivots == 0).any() ? 0 : lu.rcond();
    *reciprocal_condition = std::isfinite(estimate) ? estimate : 0;
  });
}

nabla_status nabla_qr(
    const double *a, size_t rows, size_t columns, bool is_complete, double *q, double *r) {
  return guarded_body([=] {
    const Scaled input(a, rows, columns);
    const Eigen::HouseholderQR<Matrix> qr(input.matrix);
    const auto m = static_cast<Eigen::Index>(rows);
    const auto n = static_cast<Eigen::Index>(columns);
    const Eigen::Index least = std::min(m, n);
    const Eigen::Index width = is_complete ? m : least;
    Matrix orthogonal = qr.householderQ() * Matrix::Identity(m, width);
    Matrix upper = Matrix::Zero(width, n);
    upper.topRows(least) = qr.matrixQR().topRows(least).template triangularView<Eigen::Upper>();
    // The one with a diagonal that is not negative.
    for (Eigen::Index i = 0; i < least; ++i) {
      if (upper(i, i) < 0) {
        upper.row(i) *= -1;
        orthogonal.col(i) *= -1;
      }
    }
    write_rows(orthogonal, q);
    write_rows(upper, r, input.exponent);
  });
}

nabla_status nabla_cholesky(const double *a, size_t size, double *lower) {
  return guarded_body([=] {
    const Eigen::LLT<Matrix> cholesky(read_rows(a, size, size));
    if (cholesky.info() != Eigen::Success) throw std::domain_error("not positive definite");
    const Matrix factor = cholesky.matrixL();
    write_rows(factor, lower);
  });
}
