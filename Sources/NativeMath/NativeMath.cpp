#include "NativeMath.h"
