#include "PNGCodec.h"

#include <pthread.h>
#include <string.h>

// The remainders of the polynomial of CRC-32 (ISO 3309) for a byte that is followed by 0 … 7 others.
static uint32_t table[8][256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_table(void) {
  for (uint32_t n = 0; n < 256; n++) {
    uint32_t c = n;
    for (int k = 0; k < 8; k++) c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
    table[0][n] = c;
  }
  for (int k = 1; k < 8; k++)
    for (uint32_t n = 0; n < 256; n++)
      table[k][n] = (table[k - 1][n] >> 8) ^ table[0][table[k - 1][n] & 255];
}

static uint32_t little(const uint8_t *b) {
  return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static uint32_t big(const uint8_t *b) {
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static uint32_t checksum(const uint8_t *bytes, size_t count) {
  uint32_t c = 0xffffffffu;
  for (; count >= 8; bytes += 8, count -= 8) {
    uint32_t low = c ^ little(bytes), high = little(bytes + 4);
    c = table[7][low & 255] ^ table[6][low >> 8 & 255] ^ table[5][low >> 16 & 255] ^
        table[4][low >> 24] ^ table[3][high & 255] ^ table[2][high >> 8 & 255] ^
        table[1][high >> 16 & 255] ^ table[0][high >> 24];
  }
  for (; count > 0; bytes++, count--) c = (c >> 8) ^ table[0][(c ^ *bytes) & 255];
  return ~c;
}

int png_chunks_are_sound(const uint8_t *file, size_t count) {
  pthread_once(&once, make_table);
  size_t at = 8;
  int has_pixels = 0;
  while (count - at >= 12) {
    size_t length = big(file + at);
    if (length > count - at - 12) return 0;
    const uint8_t *type = file + at + 4;
    if (checksum(type, length + 4) != big(type + 4 + length)) return 0;
    if (memcmp(type, "IDAT", 4) == 0) has_pixels = 1;
    if (memcmp(type, "IEND", 4) == 0) return has_pixels;
    at += length + 12;
  }
  return 0;
}
