#include "PNGErrors.h"

#include <string.h>

void png_codec_fail(png_structp png, png_const_charp message) {
  char *kept = png_get_error_ptr(png);
  // The last byte stays the 0 that it was allocated with.
  strncpy(kept, message, PNG_CODEC_MESSAGE - 1);
  png_longjmp(png, 1);
}

void png_codec_ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}
