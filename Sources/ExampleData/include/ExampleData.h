#pragma once

#include <stddef.h>

/// The attention of a small language model over one sentence, as a .safetensors file: the tensor
/// "attention" [6 layers, 12 heads, 16 queries, 16 keys] and its tokens in the metadata.
extern const unsigned char nabla_example_attention[];

/// The length of `nabla_example_attention` in bytes.
extern const size_t nabla_example_attention_length;
