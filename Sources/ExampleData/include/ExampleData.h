#pragma once

#include <stddef.h>

/// A file that is compiled in.
typedef struct nabla_example {
  const unsigned char *bytes;
  size_t count;
} nabla_example;

/// The attention of a small language model over one sentence, as a .safetensors file: the tensor
/// "attention" [6 layers, 12 heads, 16 queries, 16 keys] and its tokens in the metadata.
nabla_example nabla_example_attention(void);

/// The same model over a sentence with "bank" in two senses: [6, 12, 18, 18].
nabla_example nabla_example_bank(void);

/// Tables as .csv files.
nabla_example nabla_example_iris(void);
nabla_example nabla_example_penguins(void);
nabla_example nabla_example_anscombe(void);
nabla_example nabla_example_faithful(void);

/// Handwritten digits as .npy [1797, 8, 8], and what they are as .csv.
nabla_example nabla_example_digits(void);
nabla_example nabla_example_digit_labels(void);

/// A grey photograph as .npy [212, 212].
nabla_example nabla_example_flower(void);

/// Embeddings of words as .npy [90, 384], and the words with their categories as .csv.
nabla_example nabla_example_words(void);
nabla_example nabla_example_word_labels(void);
