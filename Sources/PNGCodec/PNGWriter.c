#include "PNGCodec.h"
#include "PNGErrors.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct PNGWriter {
  png_structp png;
  png_infop info;
  uint8_t *bytes;
  size_t count;
  size_t capacity;
  char message[PNG_CODEC_MESSAGE];
};

static void append(png_structp png, png_bytep data, png_size_t size) {
  PNGWriter *writer = png_get_io_ptr(png);
  if (size > writer->capacity - writer->count) {
    size_t wanted = writer->capacity + writer->capacity / 2 + size + 4096;
    uint8_t *grown = wanted > writer->capacity ? realloc(writer->bytes, wanted) : NULL;
    if (grown == NULL) png_error(png, "no memory for the compressed picture");
    writer->bytes = grown;
    writer->capacity = wanted;
  }
  memcpy(writer->bytes + writer->count, data, size);
  writer->count += size;
}

static void flush(png_structp png) { (void)png; }

PNGWriter *png_writer_create(void) {
  PNGWriter *writer = calloc(1, sizeof *writer);
  if (writer == NULL) return NULL;
  // Nothing here can jump: a failure of png_create_write_struct is caught inside libpng.
  writer->png = png_create_write_struct(
      PNG_LIBPNG_VER_STRING, writer->message, png_codec_fail, png_codec_ignore);
  if (writer->png != NULL) writer->info = png_create_info_struct(writer->png);
  if (writer->info == NULL) {
    png_writer_destroy(writer);
    return NULL;
  }
  return writer;
}

void png_writer_destroy(PNGWriter *writer) {
  if (writer == NULL) return;
  png_destroy_write_struct(&writer->png, &writer->info);
  free(writer->bytes);
  free(writer);
}

static int is_ascii(const char *text) {
  for (; *text; text++)
    if ((unsigned char)*text > 126) return 0;
  return 1;
}

static void set_palette(PNGWriter *writer, const PNGHeader *header) {
  png_color colors[256];
  png_byte alphas[256];
  int count = header->paletteCount > 256 ? 256 : header->paletteCount;
  for (int i = 0; i < count; i++) {
    const uint8_t *c = header->palette + 4 * i;
    colors[i] = (png_color){.red = c[0], .green = c[1], .blue = c[2]};
    alphas[i] = c[3];
  }
  png_set_PLTE(writer->png, writer->info, colors, count);
  if (header->translucentCount > 0)
    png_set_tRNS(writer->png, writer->info, alphas, header->translucentCount, NULL);
}

int png_writer_begin(
    PNGWriter *writer, const PNGHeader *header, const PNGTextEntry *texts, int textCount) {
  png_structp png = writer->png;
  if (setjmp(png_jmpbuf(png))) return 0;
  png_set_write_fn(png, writer, append, flush);
  png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
  png_set_IHDR(
      png, writer->info, header->width, header->height, header->bitDepth, header->colorType,
      PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (header->palette != NULL) set_palette(writer, header);
  if (header->pixelsPerMeter > 0)
    png_set_pHYs(
        png, writer->info, header->pixelsPerMeter, header->pixelsPerMeter, PNG_RESOLUTION_METER);
  for (int i = 0; i < textCount; i++) {
    png_text text = {
        .compression = is_ascii(texts[i].value) ? PNG_TEXT_COMPRESSION_NONE
                                                : PNG_ITXT_COMPRESSION_NONE,
        .key = (png_charp)texts[i].key,
        .text = (png_charp)texts[i].value,
        .text_length = strlen(texts[i].value),
    };
    png_set_text(png, writer->info, &text, 1);
  }
  png_write_info(png, writer->info);
  return 1;
}

int png_writer_pixels(PNGWriter *writer, const uint8_t *bytes, size_t count) {
  if (setjmp(png_jmpbuf(writer->png))) return 0;
  png_write_chunk(writer->png, (png_const_bytep) "IDAT", bytes, count);
  return 1;
}

int png_writer_end(PNGWriter *writer) {
  if (setjmp(png_jmpbuf(writer->png))) return 0;
  // The pixels are no rows that libpng knows of, and all other chunks stand before them.
  png_write_chunk(writer->png, (png_const_bytep) "IEND", NULL, 0);
  return 1;
}

const uint8_t *png_writer_bytes(const PNGWriter *writer, size_t *count) {
  *count = writer->count;
  return writer->bytes;
}

const char *png_writer_message(const PNGWriter *writer) { return writer->message; }
