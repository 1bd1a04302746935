// What libpng calls when something is wrong, for the reader and the writer.
#pragma once
#include <png.h>

// The length of the text that the error pointer of a png_struct leads to.
#define PNG_CODEC_MESSAGE 128

// Keeps the message and leaves the failed call.
void png_codec_fail(png_structp png, png_const_charp message);

// A warning changes nothing.
void png_codec_ignore(png_structp png, png_const_charp message);
