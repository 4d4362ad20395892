#ifndef GRADUS_ZLIB_SHIM_H
#define GRADUS_ZLIB_SHIM_H

#include <zlib.h>

// What Swift does not import: macros that pass the version and the size of the structure. 16 asks for gzip alone.
static inline int z_open_gzip(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
static inline int z_begin_gzip(z_stream *stream) {
  return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

#endif
