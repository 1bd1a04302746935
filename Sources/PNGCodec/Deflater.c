#include "Deflater.h"

#include "Huffman.h"

#include <stdlib.h>
#include <string.h>

enum {
  WINDOW = 32768,
  LONGEST = 258,
  HASH_BITS = 14,
  // Symbols in a block; each block has a code of its own.
  BLOCK = 1 << 15,
  LENGTHS = 286,
  DISTANCES = 30,
  MODULUS = 65521,
};

/// Where four bytes were: in the rows that were kept, and in the stream, which repeats some.
typedef struct {
  uint32_t kept;
  uint32_t stream;
} Place;

/// A literal where the distance is 0.
typedef struct {
  uint16_t value;
  uint16_t distance;
} Symbol;

struct Deflater {
  size_t rowBytes, pixelBytes;
  // The window and the row being looked at, without rows that repeat: how many bytes there were
  // before the first, and how many the repeated ones have.
  uint8_t *bytes;
  size_t filled, capacity, base, repeated;
  // One more than the places, modulo 2³².
  Place hash[1 << HASH_BITS];
  // A copy that the next row may continue.
  size_t pending, pendingDistance;
  Symbol symbols[BLOCK];
  int symbolCount;
  uint32_t lengthCounts[LENGTHS], distanceCounts[DISTANCES];
  uint8_t *out;
  size_t outCount, outCapacity;
  uint64_t bits;
  int bitCount;
  // Adler-32, and the two sums of the last row.
  uint32_t a, b, rowA, rowB;
};

static const uint16_t lengthBases[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                       31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t lengthExtras[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                       2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
static const uint16_t distanceBases[] = {1,   2,   3,   4,   5,   7,    9,    13,   17,   25,
                                         33,  49,  65,  97,  129, 193,  257,  385,  513,  769,
                                         1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};

static int length_code(int length) {
  if (length < 11) return length - 3;
  if (length == LONGEST) return 28;
  int extra = 31 - __builtin_clz((unsigned)(length - 3)) - 2;
  return 4 + 4 * extra + ((length - 3) >> extra) - 4;
}

static int distance_code(int distance) {
  if (distance < 5) return distance - 1;
  int extra = 31 - __builtin_clz((unsigned)(distance - 1)) - 1;
  return 2 + 2 * extra + ((distance - 1) >> extra) - 2;
}

static int distance_extra(int code) { return code < 4 ? 0 : code / 2 - 1; }

// MARK: - Writing bits

static int reserve(Deflater *d, size_t size) {
  if (d->outCapacity - d->outCount >= size) return 1;
  size_t wanted = d->outCapacity + d->outCapacity / 2 + size;
  uint8_t *grown = realloc(d->out, wanted);
  if (grown == NULL) return 0;
  d->out = grown;
  d->outCapacity = wanted;
  return 1;
}

static inline void put(Deflater *d, uint64_t value, int count) {
  d->bits |= value << d->bitCount;
  d->bitCount += count;
  while (d->bitCount >= 8) {
    d->out[d->outCount++] = (uint8_t)d->bits;
    d->bits >>= 8;
    d->bitCount -= 8;
  }
}

/// The lengths of both codes with runs shortened, in a code of their own (RFC 1951, 3.2.7).
static void put_codes(Deflater *d, const uint8_t *lengths, int literals, int distances) {
  static const uint8_t order[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  uint8_t words[LENGTHS + DISTANCES], extras[LENGTHS + DISTANCES], wordLengths[19];
  uint32_t counts[19] = {0};
  uint16_t codes[19];
  int count = 0, total = literals + distances;
  for (int i = 0; i < total;) {
    int run = 1;
    while (i + run < total && lengths[i + run] == lengths[i]) run++;
    int word = lengths[i], extra = 0;
    if (word == 0 && run >= 3) {
      if (run > 138) run = 138;
      word = run < 11 ? 17 : 18;
      extra = run - (run < 11 ? 3 : 11);
    } else if (i > 0 && lengths[i - 1] == word && run >= 3) {
      if (run > 6) run = 6;
      word = 16;
      extra = run - 3;
    } else {
      run = 1;
    }
    words[count] = (uint8_t)word;
    extras[count++] = (uint8_t)extra;
    counts[word]++;
    i += run;
  }
  huffman_lengths(counts, 19, 7, wordLengths);
  huffman_codes(wordLengths, 19, codes);
  int sent = 19;
  while (sent > 4 && wordLengths[order[sent - 1]] == 0) sent--;
  put(d, (uint64_t)(literals - 257), 5);
  put(d, (uint64_t)(distances - 1), 5);
  put(d, (uint64_t)(sent - 4), 4);
  for (int i = 0; i < sent; i++) put(d, wordLengths[order[i]], 3);
  for (int i = 0; i < count; i++) {
    put(d, codes[words[i]], wordLengths[words[i]]);
    if (words[i] >= 16) put(d, extras[i], words[i] == 16 ? 2 : words[i] == 17 ? 3 : 7);
  }
}

static int put_block(Deflater *d, int isLast) {
  // At most 48 bits a symbol, and the codes.
  if (!reserve(d, (size_t)d->symbolCount * 6 + 1024)) return 0;
  uint8_t lengths[LENGTHS + DISTANCES], *distanceLengths = lengths + LENGTHS;
  uint16_t codes[LENGTHS], distanceCodes[DISTANCES];
  d->lengthCounts[256]++;
  huffman_lengths(d->lengthCounts, LENGTHS, 15, lengths);
  huffman_lengths(d->distanceCounts, DISTANCES, 15, distanceLengths);
  huffman_codes(lengths, LENGTHS, codes);
  huffman_codes(distanceLengths, DISTANCES, distanceCodes);
  put(d, (uint64_t)isLast | 2 << 1, 3);
  put_codes(d, lengths, LENGTHS, DISTANCES);
  for (int i = 0; i < d->symbolCount; i++) {
    Symbol s = d->symbols[i];
    if (s.distance == 0) {
      put(d, codes[s.value], lengths[s.value]);
      continue;
    }
    int code = length_code(s.value);
    put(d, codes[257 + code], lengths[257 + code]);
    put(d, (uint64_t)(s.value - lengthBases[code]), lengthExtras[code]);
    code = distance_code(s.distance);
    put(d, distanceCodes[code], distanceLengths[code]);
    put(d, (uint64_t)(s.distance - distanceBases[code]), distance_extra(code));
  }
  put(d, codes[256], lengths[256]);
  d->symbolCount = 0;
  memset(d->lengthCounts, 0, sizeof d->lengthCounts);
  memset(d->distanceCounts, 0, sizeof d->distanceCounts);
  return 1;
}

// MARK: - Finding repeats

static inline int add(Deflater *d, int value, int distance) {
  if (d->symbolCount == BLOCK && !put_block(d, 0)) return 0;
  d->symbols[d->symbolCount++] = (Symbol){(uint16_t)value, (uint16_t)distance};
  if (distance == 0) {
    d->lengthCounts[value]++;
  } else {
    d->lengthCounts[257 + length_code(value)]++;
    d->distanceCounts[distance_code(distance)]++;
  }
  return 1;
}

/// Writes what is pending as copies, of which there are at least four bytes.
static int flush_pending(Deflater *d) {
  while (d->pending > 0) {
    size_t length = d->pending < LONGEST ? d->pending : LONGEST;
    // No rest that is too short for a copy.
    if (d->pending > LONGEST && d->pending - length < 3) length -= 3;
    if (!add(d, (int)length, (int)d->pendingDistance)) return 0;
    d->pending -= length;
  }
  return 1;
}

/// How many bytes from `p` on equal those from `q` on, at most those before `end`.
static inline size_t matching(const uint8_t *p, const uint8_t *q, const uint8_t *end) {
  const uint8_t *start = p;
  while (end - p >= 8) {
    uint64_t x, y;
    memcpy(&x, p, 8);
    memcpy(&y, q, 8);
    if (x != y) {
      while (*p == *q) p++, q++;
      return (size_t)(p - start);
    }
    p += 8;
    q += 8;
  }
  while (p < end && *p == *q) p++, q++;
  return (size_t)(p - start);
}

static inline uint32_t hash_of(const uint8_t *p) {
  uint32_t word;
  memcpy(&word, p, 4);
  return word * 0x9E3779B1u >> (32 - HASH_BITS);
}

/// Turns the bytes from `start` to the end of what is filled into symbols.
static int compress(Deflater *d, size_t start) {
  const uint8_t *p = d->bytes + start, *end = d->bytes + d->filled;
  while (p < end) {
    size_t place = (size_t)(p - d->bytes), history = d->base + place;
    size_t best = 0, distance = 0;
    if (d->rowBytes <= history && d->rowBytes <= WINDOW) {
      best = matching(p, p - d->rowBytes, end);
      distance = d->rowBytes;
    }
    if (best < 32 && d->pixelBytes <= history) {
      size_t length = matching(p, p - d->pixelBytes, end);
      // A short distance costs fewer bits.
      if (length >= best && length >= 3) {
        best = length;
        distance = d->pixelBytes;
      }
    }
    if (best < 16 && end - p >= 4) {
      Place *slot = &d->hash[hash_of(p)];
      Place now = {(uint32_t)history + 1, (uint32_t)(history + d->repeated) + 1};
      size_t back = now.kept - slot->kept, streamBack = now.stream - slot->stream;
      if (slot->kept != 0 && streamBack <= WINDOW && back <= place) {
        // The stream may repeat the row of that place, so a copy ends with it.
        size_t rest = d->rowBytes - (history - back) % d->rowBytes;
        size_t length = matching(p, p - back, (size_t)(end - p) < rest ? end : p + rest);
        if (length > best + 1) {
          best = length;
          distance = streamBack;
        }
      }
      *slot = now;
    }
    if (best < 4) {
      if (!flush_pending(d) || !add(d, *p, 0)) return 0;
      p++;
      continue;
    }
    if (distance != d->pendingDistance && !flush_pending(d)) return 0;
    d->pending += best;
    d->pendingDistance = distance;
    p += best;
  }
  return 1;
}

// MARK: - Rows

Deflater *deflater_create(size_t rowBytes, size_t pixelBytes) {
  Deflater *d = calloc(1, sizeof *d);
  if (d == NULL) return NULL;
  d->rowBytes = rowBytes;
  d->pixelBytes = pixelBytes;
  d->capacity = 2 * WINDOW + 2 * rowBytes;
  d->bytes = malloc(d->capacity);
  d->a = 1;
  if (d->bytes == NULL || !reserve(d, 1 << 16)) {
    deflater_destroy(d);
    return NULL;
  }
  d->out[d->outCount++] = 0x78;
  d->out[d->outCount++] = 0x01;
  return d;
}

void deflater_destroy(Deflater *d) {
  if (d == NULL) return;
  free(d->bytes);
  free(d->out);
  free(d);
}

static void add_checksum(Deflater *d) {
  d->b = (uint32_t)((d->b + (uint64_t)d->rowBytes % MODULUS * d->a + d->rowB) % MODULUS);
  d->a = (d->a + d->rowA) % MODULUS;
}

/// The sums of a row that Adler-32 adds up: of its bytes, and of the bytes times what follows.
static void sum_row(Deflater *d, const uint8_t *row) {
  uint64_t a = 0, b = 0;
  for (size_t start = 0; start < d->rowBytes;) {
    size_t count = d->rowBytes - start < 4096 ? d->rowBytes - start : 4096;
    uint32_t sum = 0, weighted = 0;
    for (size_t i = 0; i < count; i++) {
      sum += row[start + i];
      weighted += row[start + i] * (uint32_t)(count - i);
    }
    b += weighted + a * count;
    a += sum;
    start += count;
    b %= MODULUS;
  }
  d->rowA = (uint32_t)(a % MODULUS);
  d->rowB = (uint32_t)(b % MODULUS);
}

/// Drops what is beyond the window where the next row has no room.
static void make_room(Deflater *d) {
  if (d->capacity - d->filled >= d->rowBytes) return;
  size_t kept = d->rowBytes > WINDOW ? d->rowBytes : WINDOW;
  memmove(d->bytes, d->bytes + d->filled - kept, kept);
  d->base += d->filled - kept;
  d->filled = kept;
}

static int append(Deflater *d, const uint8_t *pixels) {
  uint8_t *row = d->bytes + d->filled;
  row[0] = 0;
  memcpy(row + 1, pixels, d->rowBytes - 1);
  d->filled += d->rowBytes;
  sum_row(d, row);
  add_checksum(d);
  return compress(d, d->filled - d->rowBytes);
}

int deflater_row(Deflater *d, const uint8_t *pixels) {
  make_room(d);
  return append(d, pixels);
}

int deflater_repeat(Deflater *d) {
  if (d->rowBytes > WINDOW || d->rowBytes < 4) {
    make_room(d);
    return append(d, d->bytes + d->filled - d->rowBytes + 1);
  }
  if (d->pendingDistance != d->rowBytes && !flush_pending(d)) return 0;
  d->pending += d->rowBytes;
  d->pendingDistance = d->rowBytes;
  d->repeated += d->rowBytes;
  add_checksum(d);
  return 1;
}

const uint8_t *deflater_finish(Deflater *d, size_t *count) {
  if (!flush_pending(d) || !put_block(d, 1) || !reserve(d, 8)) return NULL;
  if (d->bitCount > 0) put(d, 0, 8 - d->bitCount);
  uint32_t sum = d->b << 16 | d->a;
  for (int shift = 24; shift >= 0; shift -= 8) d->out[d->outCount++] = (uint8_t)(sum >> shift);
  *count = d->outCount;
  return d->out;
}
