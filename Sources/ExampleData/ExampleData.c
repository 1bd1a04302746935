#include "ExampleData.h"
