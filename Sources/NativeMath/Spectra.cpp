#include "Eigen.hpp"

#include <algorithm>
#include <cstdint>
#include <eigen3/Eigen/Eigenvalues>
#include <eigen3/Eigen/SVD>
#include <numeric>
#include <vector>

namespace {
/// The places of the columns in the order of `precedes`; equal ones keep theirs.
template <typename Precedes>
std::vector<Eigen::Index> sorted(Eigen::Index count, Precedes precedes) {
  std::vector<Eigen::Index> order(static_cast<size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), precedes);
  return order;
}

/// The first component whose size is the largest, but for rounding.
template <typename Vector>
Eigen::Index leading(const Vector &vector) {
  const double most = vector.cwiseAbs().maxCoeff();
  for (Eigen::Index i = 0; i < vector.size(); ++i) {
    if (std::abs(vector(i)) >= most * (1 - 1e-9)) return i;
  }
  return 0;
}
}  // namespace

nabla_status nabla_symmetric_eigen(
    const double *a, size_t size, double *values, double *vectors) {
  return guarded_body([=] {
    const Scaled input(a, size, size);
    const Eigen::SelfAdjointEigenSolver<Matrix> solver(input.matrix);
    if (solver.info() != Eigen::Success) throw std::runtime_error("no convergence");
    // Eigen has the least value first.
    Matrix sorted = solver.eigenvectors().rowwise().reverse();
    for (Eigen::Index i = 0; i < sorted.cols(); ++i) {
      if (sorted(leading(sorted.col(i)), i) < 0) sorted.col(i) *= -1;
    }
    write_rows(solver.eigenvalues().reverse(), values, input.exponent);
    write_rows(sorted, vectors);
  });
}

nabla_status nabla_eigen(
    const double *a, size_t size, double *real, double *imaginary, double *vectors_real,
    double *vectors_imaginary) {
  return guarded_body([=] {
    const Scaled input(a, size, size);
    const Eigen::EigenSolver<Matrix> solver(input.matrix);
    if (solver.info() != Eigen::Success) throw std::runtime_error("no convergence");
    const auto &found = solver.eigenvalues();
    const Eigen::Index n = found.size();
    const auto order = sorted(n, [&found](Eigen::Index i, Eigen::Index j) {
      if (found(i).real() != found(j).real()) return found(i).real() > found(j).real();
      return found(i).imag() > found(j).imag();
    });
    Eigen::VectorXcd values(n);
    Eigen::MatrixXcd vectors = solver.eigenvectors();
    const Eigen::MatrixXcd unsorted = vectors;
    for (Eigen::Index i = 0; i < n; ++i) {
      const Eigen::Index from = order[static_cast<size_t>(i)];
      values(i) = found(from);
      Eigen::VectorXcd vector = unsorted.col(from);
      // Length 1, and the leading component real and positive.
      const double length = vector.norm();
      if (!(length > 0)) throw std::runtime_error("a vector without length");
      vector /= length;
      const auto lead = vector(leading(vector));
      vector *= std::conj(lead) / std::abs(lead);
      vectors.col(i) = vector;
    }
    write_rows(values.real(), real, input.exponent);
    write_rows(values.imag(), imaginary, input.exponent);
    write_rows(vectors.real(), vectors_real);
    write_rows(vectors.imag(), vectors_imaginary);
  });
}

nabla_status nabla_svd(
    const double *a, size_t rows, size_t columns, bool is_full, double *u, double *values,
    double *v) {
  return guarded_body([=] {
    const Scaled input(a, rows, columns);
    const unsigned options = is_full ? Eigen::ComputeFullU | Eigen::ComputeFullV
                                     : Eigen::ComputeThinU | Eigen::ComputeThinV;
    const Eigen::BDCSVD<Matrix> svd(input.matrix, options);
    if (svd.info() != Eigen::Success) throw std::runtime_error("no convergence");
    Matrix left = svd.matrixU();
    Matrix right = svd.matrixV();
    for (Eigen::Index i = 0; i < left.cols(); ++i) {
      if (left(leading(left.col(i)), i) >= 0) continue;
      left.col(i) *= -1;
      if (i < right.cols()) right.col(i) *= -1;
    }
    write_rows(left, u);
    write_rows(svd.singularValues(), values, input.exponent);
    write_rows(right, v);
  });
}
