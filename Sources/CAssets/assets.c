#include "CAssets.h"

// One line for each file of Templates/ and Hooks/; a test compares this table with the folders.
#define ASSETS(ASSET) \
    ASSET(hooks_attribution, "Hooks/pre-publish.d/10-attribution") \
    ASSET(template_entry_mustache, "Templates/entry.mustache") \
    ASSET(template_icon_svg, "Templates/icon.svg") \
    ASSET(template_item_mustache, "Templates/item.mustache") \
    ASSET(template_key_event_mustache, "Templates/key-event.mustache") \
    ASSET(template_page_mustache, "Templates/page.mustache") \
    ASSET(template_post_mustache, "Templates/post.mustache") \
    ASSET(template_providers_json, "Templates/providers.json") \
    ASSET(template_script_js, "Templates/script.js") \
    ASSET(template_strings_en_json, "Templates/strings/en.json") \
    ASSET(template_style_css, "Templates/style.css")

static const unsigned char hooks_attribution[] = {
#embed "../../Hooks/pre-publish.d/10-attribution"
};
static const unsigned char template_entry_mustache[] = {
#embed "../../Templates/entry.mustache"
};
static const unsigned char template_icon_svg[] = {
#embed "../../Templates/icon.svg"
};
static const unsigned char template_item_mustache[] = {
#embed "../../Templates/item.mustache"
};
static const unsigned char template_key_event_mustache[] = {
#embed "../../Templates/key-event.mustache"
};
static const unsigned char template_page_mustache[] = {
#embed "../../Templates/page.mustache"
};
static const unsigned char template_post_mustache[] = {
#embed "../../Templates/post.mustache"
};
static const unsigned char template_providers_json[] = {
#embed "../../Templates/providers.json"
};
static const unsigned char template_script_js[] = {
#embed "../../Templates/script.js"
};
static const unsigned char template_strings_en_json[] = {
#embed "../../Templates/strings/en.json"
};
static const unsigned char template_style_css[] = {
#embed "../../Templates/style.css"
};

#define ENTRY(name, path) {path, name, sizeof name},
static const lb_asset lb_assets[] = {ASSETS(ENTRY)};
const size_t lb_assets_count = sizeof lb_assets / sizeof lb_assets[0];

const lb_asset *lb_asset_at(size_t index) {
    return &lb_assets[index];
}
