#include "ExampleData.h"

static const unsigned char attention[] = {
#embed "../../gallery/data/attention/animal.safetensors"
};

static const unsigned char bank[] = {
#embed "../../gallery/data/attention/bank.safetensors"
};

static const unsigned char iris[] = {
#embed "../../gallery/figures/data/iris.csv"
};

static const unsigned char penguins[] = {
#embed "../../gallery/figures/data/penguins.csv"
};

static const unsigned char anscombe[] = {
#embed "../../gallery/figures/data/anscombe.csv"
};

static const unsigned char faithful[] = {
#embed "../../gallery/figures/data/old_faithful.csv"
};

static const unsigned char digits[] = {
#embed "../../gallery/data/tables/digits.npy"
};

static const unsigned char digit_labels[] = {
#embed "../../gallery/data/tables/digits_labels.csv"
};

static const unsigned char flower[] = {
#embed "../../gallery/data/tables/flower_gray_212x212.npy"
};

static const unsigned char words[] = {
#embed "../../gallery/data/embeddings/words.npy"
};

static const unsigned char word_labels[] = {
#embed "../../gallery/data/embeddings/words.csv"
};

#define EXAMPLE(name) \
  nabla_example nabla_example_##name(void) { return (nabla_example){name, sizeof name}; }

EXAMPLE(attention)
EXAMPLE(bank)
EXAMPLE(iris)
EXAMPLE(penguins)
EXAMPLE(anscombe)
EXAMPLE(faithful)
EXAMPLE(digits)
EXAMPLE(digit_labels)
EXAMPLE(flower)
EXAMPLE(words)
EXAMPLE(word_labels)
