#pragma once
#include <stddef.h>

// The fonts that are compiled into the program, each a whole font file in read-only memory.

struct NablaFontBytes {
  const unsigned char *_Nonnull bytes;
  size_t length;
};

struct NablaFontBytes nabla_font_inter_regular(void);
struct NablaFontBytes nabla_font_inter_semibold(void);
struct NablaFontBytes nabla_font_inter_italic(void);
struct NablaFontBytes nabla_font_inter_semibold_italic(void);
struct NablaFontBytes nabla_font_dejavu_sans(void);
struct NablaFontBytes nabla_font_pagella_math(void);
