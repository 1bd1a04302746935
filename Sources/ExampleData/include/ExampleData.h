#pragma once

#include <stddef.h>

/// The attention of a small language model over one sentence, as a .safetensors file: the tensor
/// "attention" [6 layers, 12 heads, 16 queries, 16 keys] and its tokens in the metadata.
const unsigned char *nabla_example_attention(void);

/// The length of `nabla_example_attention` in bytes.
size_t nabla_example_attention_length(void);
