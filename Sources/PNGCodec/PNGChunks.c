#include "PNGCodec.h"

#include <libdeflate.h>
#include <string.h>

static uint32_t big(const uint8_t *b) {
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

int png_chunks_are_sound(const uint8_t *file, size_t count) {
  size_t at = 8;
  int has_pixels = 0;
  while (count - at >= 12) {
    size_t length = big(file + at);
    if (length > count - at - 12) return 0;
    const uint8_t *type = file + at + 4;
    if (libdeflate_crc32(0, type, length + 4) != big(type + 4 + length)) return 0;
    if (memcmp(type, "IDAT", 4) == 0) has_pixels = 1;
    if (memcmp(type, "IEND", 4) == 0) return has_pixels;
    at += length + 12;
  }
  return 0;
}
