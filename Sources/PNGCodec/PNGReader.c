#include "PNGCodec.h"
#include "PNGErrors.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct PNGReader {
  png_structp png;
  png_infop info;
  const uint8_t *file;
  size_t count;
  size_t next;
  int passes;
  char message[PNG_CODEC_MESSAGE];
};

static void take(png_structp png, png_bytep data, png_size_t size) {
  PNGReader *reader = png_get_io_ptr(png);
  if (size > reader->count - reader->next) png_error(png, "the file is cut off");
  memcpy(data, reader->file + reader->next, size);
  reader->next += size;
}

PNGReader *png_reader_create(const uint8_t *file, size_t count) {
  PNGReader *reader = calloc(1, sizeof *reader);
  if (reader == NULL) return NULL;
  reader->file = file;
  reader->count = count;
  // Nothing here can jump: a failure of png_create_read_struct is caught inside libpng.
  reader->png = png_create_read_struct(
      PNG_LIBPNG_VER_STRING, reader->message, png_codec_fail, png_codec_ignore);
  if (reader->png != NULL) reader->info = png_create_info_struct(reader->png);
  if (reader->info == NULL) {
    png_reader_destroy(reader);
    return NULL;
  }
  return reader;
}

void png_reader_destroy(PNGReader *reader) {
  if (reader == NULL) return;
  png_destroy_read_struct(&reader->png, &reader->info, NULL);
  free(reader);
}

// Passes over every chunk that says nothing of the pixels as they are stored: texts and profiles,
// which may be large when unpacked, and gamma, which would change them.
static void skip_other_chunks(png_structp png) {
  static const png_byte transparency[] = {'t', 'R', 'N', 'S', 0};
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_AS_DEFAULT, transparency, 1);
}

int png_reader_begin(PNGReader *reader, uint32_t *width, uint32_t *height) {
  png_structp png = reader->png;
  png_infop info = reader->info;
  if (setjmp(png_jmpbuf(png))) return 0;
  png_set_read_fn(png, reader, take);
  skip_other_chunks(png);
  png_read_info(png, info);
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
  reader->passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  *width = png_get_image_width(png, info);
  *height = png_get_image_height(png, info);
  if (png_get_rowbytes(png, info) != 4 * (size_t)*width) png_error(png, "rows are not RGBA");
  return 1;
}

int png_reader_pixels(PNGReader *reader, uint8_t *rgba) {
  png_structp png = reader->png;
  if (setjmp(png_jmpbuf(png))) return 0;
  size_t stride = png_get_rowbytes(png, reader->info);
  png_uint_32 height = png_get_image_height(png, reader->info);
  for (int pass = 0; pass < reader->passes; pass++)
    for (png_uint_32 y = 0; y < height; y++) png_read_row(png, rgba + y * stride, NULL);
  // The last row took the pixels' last chunk with its checksum: a file that ends there lacks
  // nothing but the mark of its end, as some programs write it.
  if (reader->next < reader->count) png_read_end(png, NULL);
  png_colorp palette = NULL;
  int colors = 0;
  if (png_get_PLTE(png, reader->info, &palette, &colors) &&
      png_get_palette_max(png, reader->info) >= colors)
    png_error(png, "a pixel has a colour outside the palette");
  return 1;
}

const char *png_reader_message(const PNGReader *reader) { return reader->message; }
