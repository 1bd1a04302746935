#ifndef NABLA_HUFFMAN_H
#define NABLA_HUFFMAN_H

#include <stdint.h>

/// The lengths of a prefix code for symbols by how often they occur, none longer than `limit`.
///
/// Symbols that do not occur get length 0; at least two get a length, which decoders ask for.
void huffman_lengths(const uint32_t *counts, int symbols, int limit, uint8_t *lengths);

/// The canonical codes of given lengths (RFC 1951, section 3.2.2), bits reversed as deflate
/// writes them.
void huffman_codes(const uint8_t *lengths, int symbols, uint16_t *codes);

#endif
