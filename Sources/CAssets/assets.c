#include "CAssets.h"

// One line for each file of Templates/ and Hooks/; a test compares this table with the folders.
#define ASSETS(ASSET) \
    ASSET(hooks_attribution, "Hooks/pre-publish.d/10-attribution")

static const unsigned char hooks_attribution[] = {
#embed "../../Hooks/pre-publish.d/10-attribution"
};

#define ENTRY(name, path) {path, name, sizeof name},
static const lb_asset lb_assets[] = {ASSETS(ENTRY)};
const size_t lb_assets_count = sizeof lb_assets / sizeof lb_assets[0];

const lb_asset *lb_asset_at(size_t index) {
    return &lb_assets[index];
}
