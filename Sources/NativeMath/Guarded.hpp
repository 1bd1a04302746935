#pragma once

#include "NativeMath.h"

#include <stdexcept>

/// Calls `compute` and writes what it returns; exceptions become a status.
template <typename Compute>
nabla_status guarded(double *result, Compute compute) noexcept {
  try {
    *result = compute();
    return nabla_ok;
  } catch (const std::domain_error &) {
    return nabla_domain;
  } catch (const std::overflow_error &) {
    return nabla_overflow;
  } catch (...) {
    return nabla_failed;
  }
}
