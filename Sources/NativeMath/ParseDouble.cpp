#include "NativeMath.h"

#include <charconv>
#include <system_error>

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a number that a double cannot hold is below 1 rather than above.
bool is_tiny(const char *first, const char *last) {
  long long places = 0;  // Of the first digit that is not 0, before (+) or after (-) the point.
  bool is_fraction = false, is_found = false;
  const char *at = first;
  for (; at != last && (is_digit(*at) || *at == '.'); ++at) {
    if (*at == '.') {
      is_fraction = true;
    } else if (is_found) {
      places += is_fraction ? 0 : 1;
    } else if (*at != '0') {
      is_found = true;
    } else {
      places -= is_fraction ? 1 : 0;
    }
  }
  if (at == last) return places < 0;
  ++at;  // The letter e.
  bool is_negative = false;
  if (at != last && (*at == '+' || *at == '-')) is_negative = *at++ == '-';
  long long exponent = 0;
  for (; at != last && is_digit(*at); ++at) {
    if (exponent < 1000000000000LL) exponent = exponent * 10 + (*at - '0');
  }
  return places + (is_negative ? -exponent : exponent) < 0;
}
}  // namespace

nabla_status nabla_parse_double(const char *text, size_t count, double *result, size_t *used) {
  if (text == nullptr || count == 0) return nabla_syntax;
  const char *last = text + count;
  const bool is_negative = *text == '-';
  const char *first = text + (is_negative || *text == '+' ? 1 : 0);
  const bool has_point = first != last && *first == '.';
  const char *digit = first + (has_point ? 1 : 0);
  if (digit >= last || !is_digit(*digit)) return nabla_syntax;

  double value = 0;
  const auto [end, error] = std::from_chars(first, last, value, std::chars_format::general);
  if (error == std::errc::result_out_of_range) {
    if (!is_tiny(first, end)) return nabla_overflow;
    value = 0;
  } else if (error != std::errc()) {
    return nabla_syntax;
  }
  *result = is_negative ? -value : value;
  *used = static_cast<size_t>(end - text);
  return nabla_ok;
}
