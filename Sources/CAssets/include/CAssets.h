#pragma once
#include <stddef.h>

/// One file of Templates/ or Hooks/, compiled into the program.
typedef struct {
    const char *path;  ///< Relative to the top of the repository, e.g. "Templates/page.mustache".
    const unsigned char *bytes;
    size_t count;
} lb_asset;

/// The file at `index`, which is below `lb_assets_count`.
const lb_asset *lb_asset_at(size_t index);
extern const size_t lb_assets_count;
