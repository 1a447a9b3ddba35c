#include "CAssets.h"

// Written by .ci/embed: one line for each file of Templates/ and Hooks/.
#define ASSETS(ASSET) \
    ASSET(Hooks_README_md, "Hooks/README.md") \
    ASSET(Hooks_examples_30_shout_sh, "Hooks/examples/30-shout.sh") \
    ASSET(Hooks_examples_40_numbers_py, "Hooks/examples/40-numbers.py") \
    ASSET(Hooks_examples_document_json, "Hooks/examples/document.json") \
    ASSET(Hooks_examples_house_style_py, "Hooks/examples/house-style.py") \
    ASSET(Hooks_examples_no_internal_addresses_sh, "Hooks/examples/no-internal-addresses.sh") \
    ASSET(Hooks_pre_publish_d_10_attribution, "Hooks/pre-publish.d/10-attribution") \
    ASSET(Hooks_pre_publish_d_20_facts, "Hooks/pre-publish.d/20-facts") \
    ASSET(Hooks_schema_document_schema_json, "Hooks/schema/document.schema.json") \
    ASSET(Hooks_schema_finding_schema_json, "Hooks/schema/finding.schema.json") \
    ASSET(Hooks_words_de_abbreviations_txt, "Hooks/words/de/abbreviations.txt") \
    ASSET(Hooks_words_de_attribution_txt, "Hooks/words/de/attribution.txt") \
    ASSET(Hooks_words_de_certainty_txt, "Hooks/words/de/certainty.txt") \
    ASSET(Hooks_words_de_grammar_txt, "Hooks/words/de/grammar.txt") \
    ASSET(Hooks_words_de_numbers_txt, "Hooks/words/de/numbers.txt") \
    ASSET(Hooks_words_de_people_txt, "Hooks/words/de/people.txt") \
    ASSET(Hooks_words_de_time_txt, "Hooks/words/de/time.txt") \
    ASSET(Hooks_words_en_abbreviations_txt, "Hooks/words/en/abbreviations.txt") \
    ASSET(Hooks_words_en_attribution_txt, "Hooks/words/en/attribution.txt") \
    ASSET(Hooks_words_en_certainty_txt, "Hooks/words/en/certainty.txt") \
    ASSET(Hooks_words_en_claims_txt, "Hooks/words/en/claims.txt") \
    ASSET(Hooks_words_en_facts_txt, "Hooks/words/en/facts.txt") \
    ASSET(Hooks_words_en_grammar_txt, "Hooks/words/en/grammar.txt") \
    ASSET(Hooks_words_en_newsroom_txt, "Hooks/words/en/newsroom.txt") \
    ASSET(Hooks_words_en_numbers_txt, "Hooks/words/en/numbers.txt") \
    ASSET(Hooks_words_en_people_txt, "Hooks/words/en/people.txt") \
    ASSET(Hooks_words_en_time_txt, "Hooks/words/en/time.txt") \
    ASSET(Hooks_words_fr_abbreviations_txt, "Hooks/words/fr/abbreviations.txt") \
    ASSET(Hooks_words_fr_attribution_txt, "Hooks/words/fr/attribution.txt") \
    ASSET(Hooks_words_fr_certainty_txt, "Hooks/words/fr/certainty.txt") \
    ASSET(Hooks_words_fr_grammar_txt, "Hooks/words/fr/grammar.txt") \
    ASSET(Hooks_words_fr_numbers_txt, "Hooks/words/fr/numbers.txt") \
    ASSET(Hooks_words_fr_people_txt, "Hooks/words/fr/people.txt") \
    ASSET(Hooks_words_fr_time_txt, "Hooks/words/fr/time.txt") \
    ASSET(Templates_demo_day_txt, "Templates/demo/day.txt") \
    ASSET(Templates_demo_logo_png, "Templates/demo/logo.png") \
    ASSET(Templates_demo_quay_png, "Templates/demo/quay.png") \
    ASSET(Templates_drafts_analysis_md, "Templates/drafts/analysis.md") \
    ASSET(Templates_drafts_embed_md, "Templates/drafts/embed.md") \
    ASSET(Templates_drafts_explainer_md, "Templates/drafts/explainer.md") \
    ASSET(Templates_drafts_links_md, "Templates/drafts/links.md") \
    ASSET(Templates_drafts_media_md, "Templates/drafts/media.md") \
    ASSET(Templates_drafts_opening_md, "Templates/drafts/opening.md") \
    ASSET(Templates_drafts_quote_md, "Templates/drafts/quote.md") \
    ASSET(Templates_drafts_summary_md, "Templates/drafts/summary.md") \
    ASSET(Templates_drafts_update_md, "Templates/drafts/update.md") \
    ASSET(Templates_entry_mustache, "Templates/entry.mustache") \
    ASSET(Templates_feed_mustache, "Templates/feed.mustache") \
    ASSET(Templates_help_exports_md, "Templates/help/exports.md") \
    ASSET(Templates_help_hooks_md, "Templates/help/hooks.md") \
    ASSET(Templates_help_roles_md, "Templates/help/roles.md") \
    ASSET(Templates_help_templates_md, "Templates/help/templates.md") \
    ASSET(Templates_help_times_md, "Templates/help/times.md") \
    ASSET(Templates_help_together_md, "Templates/help/together.md") \
    ASSET(Templates_help_workflow_md, "Templates/help/workflow.md") \
    ASSET(Templates_icon_svg, "Templates/icon.svg") \
    ASSET(Templates_item_mustache, "Templates/item.mustache") \
    ASSET(Templates_key_event_mustache, "Templates/key-event.mustache") \
    ASSET(Templates_page_mustache, "Templates/page.mustache") \
    ASSET(Templates_post_mustache, "Templates/post.mustache") \
    ASSET(Templates_providers_json, "Templates/providers.json") \
    ASSET(Templates_schema_blog_schema_json, "Templates/schema/blog.schema.json") \
    ASSET(Templates_script_js, "Templates/script.js") \
    ASSET(Templates_strings_ar_json, "Templates/strings/ar.json") \
    ASSET(Templates_strings_de_json, "Templates/strings/de.json") \
    ASSET(Templates_strings_en_US_json, "Templates/strings/en-US.json") \
    ASSET(Templates_strings_en_json, "Templates/strings/en.json") \
    ASSET(Templates_strings_es_json, "Templates/strings/es.json") \
    ASSET(Templates_strings_fr_json, "Templates/strings/fr.json") \
    ASSET(Templates_strings_it_json, "Templates/strings/it.json") \
    ASSET(Templates_strings_nl_json, "Templates/strings/nl.json") \
    ASSET(Templates_strings_pt_json, "Templates/strings/pt.json") \
    ASSET(Templates_style_css, "Templates/style.css") \
    ASSET(Templates_themes_broadsheet_key_event_mustache, "Templates/themes/broadsheet/key-event.mustache") \
    ASSET(Templates_themes_broadsheet_theme_css, "Templates/themes/broadsheet/theme.css")

static const unsigned char Hooks_README_md[] = {
#embed "../../Hooks/README.md"
};

static const unsigned char Hooks_examples_30_shout_sh[] = {
#embed "../../Hooks/examples/30-shout.sh"
};

static const unsigned char Hooks_examples_40_numbers_py[] = {
#embed "../../Hooks/examples/40-numbers.py"
};

static const unsigned char Hooks_examples_document_json[] = {
#embed "../../Hooks/examples/document.json"
};

static const unsigned char Hooks_examples_house_style_py[] = {
#embed "../../Hooks/examples/house-style.py"
};

static const unsigned char Hooks_examples_no_internal_addresses_sh[] = {
#embed "../../Hooks/examples/no-internal-addresses.sh"
};

static const unsigned char Hooks_pre_publish_d_10_attribution[] = {
#embed "../../Hooks/pre-publish.d/10-attribution"
};

static const unsigned char Hooks_pre_publish_d_20_facts[] = {
#embed "../../Hooks/pre-publish.d/20-facts"
};

static const unsigned char Hooks_schema_document_schema_json[] = {
#embed "../../Hooks/schema/document.schema.json"
};

static const unsigned char Hooks_schema_finding_schema_json[] = {
#embed "../../Hooks/schema/finding.schema.json"
};

static const unsigned char Hooks_words_de_abbreviations_txt[] = {
#embed "../../Hooks/words/de/abbreviations.txt"
};

static const unsigned char Hooks_words_de_attribution_txt[] = {
#embed "../../Hooks/words/de/attribution.txt"
};

static const unsigned char Hooks_words_de_certainty_txt[] = {
#embed "../../Hooks/words/de/certainty.txt"
};

static const unsigned char Hooks_words_de_grammar_txt[] = {
#embed "../../Hooks/words/de/grammar.txt"
};

static const unsigned char Hooks_words_de_numbers_txt[] = {
#embed "../../Hooks/words/de/numbers.txt"
};

static const unsigned char Hooks_words_de_people_txt[] = {
#embed "../../Hooks/words/de/people.txt"
};

static const unsigned char Hooks_words_de_time_txt[] = {
#embed "../../Hooks/words/de/time.txt"
};

static const unsigned char Hooks_words_en_abbreviations_txt[] = {
#embed "../../Hooks/words/en/abbreviations.txt"
};

static const unsigned char Hooks_words_en_attribution_txt[] = {
#embed "../../Hooks/words/en/attribution.txt"
};

static const unsigned char Hooks_words_en_certainty_txt[] = {
#embed "../../Hooks/words/en/certainty.txt"
};

static const unsigned char Hooks_words_en_claims_txt[] = {
#embed "../../Hooks/words/en/claims.txt"
};

static const unsigned char Hooks_words_en_facts_txt[] = {
#embed "../../Hooks/words/en/facts.txt"
};

static const unsigned char Hooks_words_en_grammar_txt[] = {
#embed "../../Hooks/words/en/grammar.txt"
};

static const unsigned char Hooks_words_en_newsroom_txt[] = {
#embed "../../Hooks/words/en/newsroom.txt"
};

static const unsigned char Hooks_words_en_numbers_txt[] = {
#embed "../../Hooks/words/en/numbers.txt"
};

static const unsigned char Hooks_words_en_people_txt[] = {
#embed "../../Hooks/words/en/people.txt"
};

static const unsigned char Hooks_words_en_time_txt[] = {
#embed "../../Hooks/words/en/time.txt"
};

static const unsigned char Hooks_words_fr_abbreviations_txt[] = {
#embed "../../Hooks/words/fr/abbreviations.txt"
};

static const unsigned char Hooks_words_fr_attribution_txt[] = {
#embed "../../Hooks/words/fr/attribution.txt"
};

static const unsigned char Hooks_words_fr_certainty_txt[] = {
#embed "../../Hooks/words/fr/certainty.txt"
};

static const unsigned char Hooks_words_fr_grammar_txt[] = {
#embed "../../Hooks/words/fr/grammar.txt"
};

static const unsigned char Hooks_words_fr_numbers_txt[] = {
#embed "../../Hooks/words/fr/numbers.txt"
};

static const unsigned char Hooks_words_fr_people_txt[] = {
#embed "../../Hooks/words/fr/people.txt"
};

static const unsigned char Hooks_words_fr_time_txt[] = {
#embed "../../Hooks/words/fr/time.txt"
};

static const unsigned char Templates_demo_day_txt[] = {
#embed "../../Templates/demo/day.txt"
};

static const unsigned char Templates_demo_logo_png[] = {
#embed "../../Templates/demo/logo.png"
};

static const unsigned char Templates_demo_quay_png[] = {
#embed "../../Templates/demo/quay.png"
};

static const unsigned char Templates_drafts_analysis_md[] = {
#embed "../../Templates/drafts/analysis.md"
};

static const unsigned char Templates_drafts_embed_md[] = {
#embed "../../Templates/drafts/embed.md"
};

static const unsigned char Templates_drafts_explainer_md[] = {
#embed "../../Templates/drafts/explainer.md"
};

static const unsigned char Templates_drafts_links_md[] = {
#embed "../../Templates/drafts/links.md"
};

static const unsigned char Templates_drafts_media_md[] = {
#embed "../../Templates/drafts/media.md"
};

static const unsigned char Templates_drafts_opening_md[] = {
#embed "../../Templates/drafts/opening.md"
};

static const unsigned char Templates_drafts_quote_md[] = {
#embed "../../Templates/drafts/quote.md"
};

static const unsigned char Templates_drafts_summary_md[] = {
#embed "../../Templates/drafts/summary.md"
};

static const unsigned char Templates_drafts_update_md[] = {
#embed "../../Templates/drafts/update.md"
};

static const unsigned char Templates_entry_mustache[] = {
#embed "../../Templates/entry.mustache"
};

static const unsigned char Templates_feed_mustache[] = {
#embed "../../Templates/feed.mustache"
};

static const unsigned char Templates_help_exports_md[] = {
#embed "../../Templates/help/exports.md"
};

static const unsigned char Templates_help_hooks_md[] = {
#embed "../../Templates/help/hooks.md"
};

static const unsigned char Templates_help_roles_md[] = {
#embed "../../Templates/help/roles.md"
};

static const unsigned char Templates_help_templates_md[] = {
#embed "../../Templates/help/templates.md"
};

static const unsigned char Templates_help_times_md[] = {
#embed "../../Templates/help/times.md"
};

static const unsigned char Templates_help_together_md[] = {
#embed "../../Templates/help/together.md"
};

static const unsigned char Templates_help_workflow_md[] = {
#embed "../../Templates/help/workflow.md"
};

static const unsigned char Templates_icon_svg[] = {
#embed "../../Templates/icon.svg"
};

static const unsigned char Templates_item_mustache[] = {
#embed "../../Templates/item.mustache"
};

static const unsigned char Templates_key_event_mustache[] = {
#embed "../../Templates/key-event.mustache"
};

static const unsigned char Templates_page_mustache[] = {
#embed "../../Templates/page.mustache"
};

static const unsigned char Templates_post_mustache[] = {
#embed "../../Templates/post.mustache"
};

static const unsigned char Templates_providers_json[] = {
#embed "../../Templates/providers.json"
};

static const unsigned char Templates_schema_blog_schema_json[] = {
#embed "../../Templates/schema/blog.schema.json"
};

static const unsigned char Templates_script_js[] = {
#embed "../../Templates/script.js"
};

static const unsigned char Templates_strings_ar_json[] = {
#embed "../../Templates/strings/ar.json"
};

static const unsigned char Templates_strings_de_json[] = {
#embed "../../Templates/strings/de.json"
};

static const unsigned char Templates_strings_en_US_json[] = {
#embed "../../Templates/strings/en-US.json"
};

static const unsigned char Templates_strings_en_json[] = {
#embed "../../Templates/strings/en.json"
};

static const unsigned char Templates_strings_es_json[] = {
#embed "../../Templates/strings/es.json"
};

static const unsigned char Templates_strings_fr_json[] = {
#embed "../../Templates/strings/fr.json"
};

static const unsigned char Templates_strings_it_json[] = {
#embed "../../Templates/strings/it.json"
};

static const unsigned char Templates_strings_nl_json[] = {
#embed "../../Templates/strings/nl.json"
};

static const unsigned char Templates_strings_pt_json[] = {
#embed "../../Templates/strings/pt.json"
};

static const unsigned char Templates_style_css[] = {
#embed "../../Templates/style.css"
};

static const unsigned char Templates_themes_broadsheet_key_event_mustache[] = {
#embed "../../Templates/themes/broadsheet/key-event.mustache"
};

static const unsigned char Templates_themes_broadsheet_theme_css[] = {
#embed "../../Templates/themes/broadsheet/theme.css"
};

#define ENTRY(name, path) {path, name, sizeof name},
static const lb_asset lb_assets[] = {ASSETS(ENTRY)};
const size_t lb_assets_count = sizeof lb_assets / sizeof lb_assets[0];

const lb_asset *lb_asset_at(size_t index) {
    return &lb_assets[index];
}
