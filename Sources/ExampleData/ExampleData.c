#include "ExampleData.h"

static const unsigned char attention[] = {
#embed "../../gallery/data/attention/animal.safetensors"
};

const unsigned char *nabla_example_attention(void) { return attention; }

size_t nabla_example_attention_length(void) { return sizeof attention; }
