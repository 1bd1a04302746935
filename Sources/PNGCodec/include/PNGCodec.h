// Reads and writes PNG files with libpng from C, where its way of reporting errors is safe.
//
// libpng leaves a failed call by longjmp. A longjmp over Swift frames is undefined, so every
// function here has its own setjmp: the jump ends in the same C call that libpng was called
// from, and the caller sees a 0 and a message. No callback leads back into Swift.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct PNGWriter PNGWriter;

typedef struct {
  uint32_t width;
  uint32_t height;
  int bitDepth;
  /// libpng's PNG_COLOR_TYPE_….
  int colorType;
  /// 0 for no pHYs chunk.
  uint32_t pixelsPerMeter;
  /// Four bytes a colour (RGBA), the ones with alpha first.
  const uint8_t *palette;
  int paletteCount;
  int translucentCount;
} PNGHeader;

typedef struct {
  const char *key;
  /// UTF-8.
  const char *value;
} PNGTextEntry;

/// NULL when there is no memory.
PNGWriter *png_writer_create(void);
void png_writer_destroy(PNGWriter *writer);

/// Each returns 1, or 0 after an error that `png_writer_message` tells.
int png_writer_begin(
    PNGWriter *writer, const PNGHeader *header, const PNGTextEntry *texts, int textCount);
/// Writes a chunk of the compressed rows.
int png_writer_pixels(PNGWriter *writer, const uint8_t *bytes, size_t count);
int png_writer_end(PNGWriter *writer);

/// The bytes written so far; owned by the writer.
const uint8_t *png_writer_bytes(const PNGWriter *writer, size_t *count);
const char *png_writer_message(const PNGWriter *writer);

typedef struct PNGCompressor PNGCompressor;

/// NULL when there is no memory.
PNGCompressor *png_compressor_create(void);
void png_compressor_destroy(PNGCompressor *compressor);

/// Deflates `count` bytes behind `before` others (at most 32 kB), into which its matches reach, as a
/// piece of its own that ends at a whole byte. `result` has room for
/// `png_compress_bound(compressor, count)`. Returns 1, or 0 where there is no memory.
int png_compress(
    PNGCompressor *compressor, const uint8_t *bytes, size_t before, size_t count, int isLast,
    uint8_t *result, size_t *resultCount);
size_t png_compress_bound(PNGCompressor *compressor, size_t count);

/// Adler-32 of bytes, and of two pieces one after the other.
uint32_t png_checksum(const uint8_t *bytes, size_t count);
uint32_t png_checksum_joined(uint32_t first, uint32_t second, size_t secondCount);

typedef struct PNGReader PNGReader;

/// Reads a file in memory, which must outlive the reader; NULL when there is no memory. Check the
/// size in the file's header before: what is read takes memory for a row of it.
PNGReader *png_reader_create(const uint8_t *file, size_t count);
void png_reader_destroy(PNGReader *reader);

/// Reads up to the pixels. Returns 1, or 0 after an error that `png_reader_message` tells.
int png_reader_begin(PNGReader *reader, uint32_t *width, uint32_t *height);
/// Reads the pixels, 4 bytes each (RGBA, straight alpha, 16 bits a channel rounded to 8, no gamma
/// applied), and the rest of the file. Returns 1, or 0 after an error.
int png_reader_pixels(PNGReader *reader, uint8_t *rgba);
const char *png_reader_message(const PNGReader *reader);

/// Whether the chunks behind the 8 bytes of the signature are whole, have the checksums that they
/// say, hold pixels and end with IEND. The pixels are not unpacked. `count` is at least 8.
int png_chunks_are_sound(const uint8_t *file, size_t count);
