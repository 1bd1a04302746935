#include "ExampleData.h"

const unsigned char nabla_example_attention[] = {
#embed "../../gallery/data/attention/animal.safetensors"
};

const size_t nabla_example_attention_length = sizeof nabla_example_attention;
