#ifndef NABLA_DEFLATER_H
#define NABLA_DEFLATER_H

#include <stddef.h>
#include <stdint.h>

/// A compressor for the rows of figures, in zlib's format (RFC 1950 and 1951).
///
/// Figures are mostly rows like the row above and runs of one pixel: it looks there first, then
/// at the last place where the same four bytes were, and copies rows that repeat without a look.
typedef struct Deflater Deflater;

/// - Parameters:
///   - rowBytes: the bytes of a row, its filter byte included.
///   - pixelBytes: the bytes from one pixel to the next, at least 1.
/// - Returns: NULL where there is no memory.
Deflater *deflater_create(size_t rowBytes, size_t pixelBytes);

void deflater_destroy(Deflater *deflater);

/// Adds a row: a filter byte of 0 and the pixels. 0 where there is no memory.
int deflater_row(Deflater *deflater, const uint8_t *pixels);

/// Adds the last row once more. 0 where there is no memory.
int deflater_repeat(Deflater *deflater);

/// Ends the stream and gives it; NULL where there is no memory. It lives as long as the deflater.
const uint8_t *deflater_finish(Deflater *deflater, size_t *count);

#endif
