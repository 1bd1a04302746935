#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/parser.h>

// The tree of blocks while a parser is fed, before inlines are read: finding fences needs no more,
// and reading inlines of hostile text is not linear in this version.
static inline cmark_node *cmark_shim_root(const cmark_parser *parser) { return parser->root; }
static inline cmark_node *cmark_shim_current(const cmark_parser *parser) { return parser->current; }

// Swift does not import macros that are sums of bits.
static const int cmark_shim_unsafe = CMARK_OPT_UNSAFE;
static const int cmark_shim_footnotes = CMARK_OPT_FOOTNOTES;
