#include "CAssets.h"

// One line for each file of Templates/ and Hooks/; a test compares this table with the folders.
#define ASSETS(ASSET) \
    ASSET(hooks_attribution, "Hooks/pre-publish.d/10-attribution") \
    ASSET(draft_update, "Templates/drafts/update.md") \
    ASSET(draft_opening, "Templates/drafts/opening.md") \
    ASSET(draft_analysis, "Templates/drafts/analysis.md") \
    ASSET(draft_explainer, "Templates/drafts/explainer.md") \
    ASSET(draft_quote, "Templates/drafts/quote.md") \
    ASSET(draft_media, "Templates/drafts/media.md") \
    ASSET(draft_embed, "Templates/drafts/embed.md") \
    ASSET(draft_links, "Templates/drafts/links.md") \
    ASSET(draft_summary, "Templates/drafts/summary.md") \
    ASSET(words_en_abbreviations, "Hooks/words/en/abbreviations.txt") \
    ASSET(words_en_attribution, "Hooks/words/en/attribution.txt") \
    ASSET(words_en_certainty, "Hooks/words/en/certainty.txt") \
    ASSET(words_en_facts, "Hooks/words/en/facts.txt") \
    ASSET(words_en_grammar, "Hooks/words/en/grammar.txt") \
    ASSET(words_en_newsroom, "Hooks/words/en/newsroom.txt") \
    ASSET(words_en_numbers, "Hooks/words/en/numbers.txt") \
    ASSET(words_en_people, "Hooks/words/en/people.txt") \
    ASSET(words_en_time, "Hooks/words/en/time.txt") \
    ASSET(words_en_claims, "Hooks/words/en/claims.txt")

static const unsigned char hooks_attribution[] = {
#embed "../../Hooks/pre-publish.d/10-attribution"
};

static const unsigned char draft_update[] = {
#embed "../../Templates/drafts/update.md"
};

static const unsigned char draft_opening[] = {
#embed "../../Templates/drafts/opening.md"
};

static const unsigned char draft_analysis[] = {
#embed "../../Templates/drafts/analysis.md"
};

static const unsigned char draft_explainer[] = {
#embed "../../Templates/drafts/explainer.md"
};

static const unsigned char draft_quote[] = {
#embed "../../Templates/drafts/quote.md"
};

static const unsigned char draft_media[] = {
#embed "../../Templates/drafts/media.md"
};

static const unsigned char draft_embed[] = {
#embed "../../Templates/drafts/embed.md"
};

static const unsigned char draft_links[] = {
#embed "../../Templates/drafts/links.md"
};

static const unsigned char draft_summary[] = {
#embed "../../Templates/drafts/summary.md"
};

static const unsigned char words_en_abbreviations[] = {
#embed "../../Hooks/words/en/abbreviations.txt"
};

static const unsigned char words_en_attribution[] = {
#embed "../../Hooks/words/en/attribution.txt"
};

static const unsigned char words_en_certainty[] = {
#embed "../../Hooks/words/en/certainty.txt"
};

static const unsigned char words_en_facts[] = {
#embed "../../Hooks/words/en/facts.txt"
};

static const unsigned char words_en_grammar[] = {
#embed "../../Hooks/words/en/grammar.txt"
};

static const unsigned char words_en_newsroom[] = {
#embed "../../Hooks/words/en/newsroom.txt"
};

static const unsigned char words_en_numbers[] = {
#embed "../../Hooks/words/en/numbers.txt"
};

static const unsigned char words_en_people[] = {
#embed "../../Hooks/words/en/people.txt"
};

static const unsigned char words_en_time[] = {
#embed "../../Hooks/words/en/time.txt"
};

static const unsigned char words_en_claims[] = {
#embed "../../Hooks/words/en/claims.txt"
};

#define ENTRY(name, path) {path, name, sizeof name},
static const lb_asset lb_assets[] = {ASSETS(ENTRY)};
const size_t lb_assets_count = sizeof lb_assets / sizeof lb_assets[0];

const lb_asset *lb_asset_at(size_t index) {
    return &lb_assets[index];
}
