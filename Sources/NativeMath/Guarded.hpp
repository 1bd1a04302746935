#pragma once

#include "NativeMath.h"

#include <stdexcept>

// What Boost takes for granted is checked, and becomes a status instead of an abort. This header
// comes before Boost's.
#define BOOST_ENABLE_ASSERT_HANDLER
namespace boost {
inline void assertion_failed(const char *expression, const char *, const char *, long) {
  throw std::logic_error(expression);
}
inline void assertion_failed_msg(
    const char *expression, const char *, const char *, const char *, long) {
  throw std::logic_error(expression);
}
}  // namespace boost

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
