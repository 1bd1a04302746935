#include "Huffman.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SYMBOLS = 288 };

typedef struct {
  uint32_t count;
  int symbol;
} Leaf;

static int by_count(const void *a, const void *b) {
  const Leaf *x = a, *y = b;
  if (x->count != y->count) return x->count < y->count ? -1 : 1;
  return x->symbol - y->symbol;
}

/// Depths of leaves in ascending order of their counts, by the method of two queues (van Leeuwen
/// 1976).
static void depths(const Leaf *leaves, int n, int *depth) {
  uint64_t weights[MOST_SYMBOLS];
  int leafParents[MOST_SYMBOLS], innerParents[MOST_SYMBOLS], innerDepths[MOST_SYMBOLS];
  int leaf = 0, inner = 0, made = 0;
  for (; made < n - 1; made++) {
    weights[made] = 0;
    for (int k = 0; k < 2; k++) {
      if (inner == made || (leaf < n && leaves[leaf].count <= weights[inner])) {
        weights[made] += leaves[leaf].count;
        leafParents[leaf++] = made;
      } else {
        weights[made] += weights[inner];
        innerParents[inner++] = made;
      }
    }
  }
  innerDepths[made - 1] = 0;
  for (int i = made - 2; i >= 0; i--) innerDepths[i] = innerDepths[innerParents[i]] + 1;
  for (int i = 0; i < n; i++) depth[i] = innerDepths[leafParents[i]] + 1;
}

void huffman_lengths(const uint32_t *counts, int symbols, int limit, uint8_t *lengths) {
  Leaf leaves[MOST_SYMBOLS];
  int n = 0;
  memset(lengths, 0, (size_t)symbols);
  for (int i = 0; i < symbols; i++)
    if (counts[i] > 0) leaves[n++] = (Leaf){counts[i], i};
  for (int i = 0; n < 2; i++)
    if (counts[i] == 0) leaves[n++] = (Leaf){1, i};
  qsort(leaves, (size_t)n, sizeof *leaves, by_count);

  int depth[MOST_SYMBOLS], numbers[MOST_SYMBOLS] = {0};
  depths(leaves, n, depth);
  // Leaves that are too deep move up to the limit, and shorter codes are lengthened until the
  // sum of 2^−length is 1 again.
  int64_t room = (int64_t)1 << limit;
  for (int i = 0; i < n; i++) {
    int length = depth[i] < limit ? depth[i] : limit;
    numbers[length]++;
    room -= (int64_t)1 << (limit - length);
  }
  while (room < 0) {
    int length = limit - 1;
    while (numbers[length] == 0) length--;
    numbers[length]--;
    numbers[length + 1]++;
    room += (int64_t)1 << (limit - length - 1);
  }
  // What was lengthened too much is taken back where it fits.
  for (int length = limit; length > 1; length--)
    while (numbers[length] > 0 && room >= (int64_t)1 << (limit - length)) {
      numbers[length]--;
      numbers[length - 1]++;
      room -= (int64_t)1 << (limit - length);
    }
  int next = 0;
  for (int length = limit; length > 0; length--)
    for (int k = 0; k < numbers[length]; k++) lengths[leaves[next++].symbol] = (uint8_t)length;
}

void huffman_codes(const uint8_t *lengths, int symbols, uint16_t *codes) {
  int numbers[16] = {0};
  unsigned next[16] = {0};
  for (int i = 0; i < symbols; i++) numbers[lengths[i]]++;
  numbers[0] = 0;
  for (int length = 1; length < 16; length++)
    next[length] = (next[length - 1] + (unsigned)numbers[length - 1]) << 1;
  for (int i = 0; i < symbols; i++) {
    unsigned code = next[lengths[i]]++, reversed = 0;
    for (int bit = 0; bit < lengths[i]; bit++) reversed |= (code >> bit & 1) << (lengths[i] - 1 - bit);
    codes[i] = (uint16_t)reversed;
  }
}
