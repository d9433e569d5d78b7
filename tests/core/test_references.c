#include "core/references.h"

/* What is found in the text, in order, each with the letter of its kind, parted by blanks. */
static char *found_in(const char *text)
{
    static const char letters[] = { [REFERENCE_SYMBOL] = 's', [REFERENCE_RESOLUTION] = 'r', [REFERENCE_URL] = 'u' };
    g_autoptr(GString) found = g_string_new(NULL);
    ReferenceWalk walk;
    Reference reference;
    references_begin(&walk, text);
    while (references_next(&walk, &reference)) {
        g_string_append_printf(found, "%s%c:%.*s", found->len > 0 ? " " : "", letters[reference.kind],
                               (int)reference.length, text + reference.start);
    }
    return g_string_free(g_steal_pointer(&found), FALSE);
}

static const struct {
    const char *text, *found;
} cases[] = {
    { "", "" },
    { NULL, "" },
    { "no reference", "" },
    { "contained in document A/AC.292/2021/1.", "s:A/AC.292/2021/1" },
    { "(A/78/265) and A/80/100/Add.1, A/C.2/80/L.1/Add.1/Corr.1;",
      "s:A/78/265 s:A/80/100/Add.1 s:A/C.2/80/L.1/Add.1/Corr.1" },
    { "A/78/80-E/2023/64 or A/78/80–E/2023/64", "s:A/78/80-E/2023/64 s:A/78/80–E/2023/64" },
    { "E/ICEF/2025/AB/L.3/Add.1, E/ICEF/2025/P/L.8", "s:E/ICEF/2025/AB/L.3/Add.1 s:E/ICEF/2025/P/L.8" },
    { "A/ES-10/23, A/RES/75/240", "s:A/ES-10/23 s:A/RES/75/240" },
    { "and/or N/A 24/7 A/B TCP/IP", "" },
    { "General Assembly resolution 75/240, para. 1", "r:75/240" },
    { "[from para. 1, resolution 75/240]", "r:75/240" },
    { "Resolutions 72/279, 75/1 and 76/4", "r:72/279 r:75/1 r:76/4" },
    { "resolution ES-10/24 or S-12/1", "r:ES-10/24 r:S-12/1" },
    { "decision 79/545, in 75/240 and rule 12/3", "" },
    { "resolution 1325 (2000) and resolution 12/5/2", "" },
    { "resolutions 75/240 and A/78/265", "r:75/240 s:A/78/265" },
    { "See https://documents.example.org/A/78/265/Letter_(1).pdf.",
      "u:https://documents.example.org/A/78/265/Letter_(1).pdf" },
    { "(http://example.org/a), “https://example.org/b”!", "u:http://example.org/a u:https://example.org/b" },
    { "<https://example.org/قبل?a=b&c>", "u:https://example.org/قبل?a=b&c" },
    { "https:// and http://. and xhttps://example.org", "" },
    { "resolution 12345/1, resolution 75/x, resolution 75/240a and resolution 75/12345", "" },
    { "https://example.org/a\u00a0b https://example.org/c\x7f https://example.org/d\u3000e",
      "u:https://example.org/a u:https://example.org/c u:https://example.org/d" },
    { "«https://example.org/f» »https://example.org/g«", "u:https://example.org/f u:https://example.org/g" },
    { "https://example.org/20€-议程", "u:https://example.org/20€-议程" },
};

static void test_walk(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = found_in(cases[i].text);
        g_assert_cmpstr(found, ==, cases[i].found);
    }
}

static void add_meeting(Programme *programme, const char *text, const char *provenance)
{
    Row *row = row_new(ROW_MEETING);
    Entry *entry = entry_new(ENTRY_LINE, text);
    entry->provenance = g_strdup(provenance);
    row_add_entry(row, entry);
    programme_add_row(programme, row);
}

static void assert_references(const Programme *programme, ReferenceKind kind, const char *expected)
{
    g_autoptr(GPtrArray) references = references_of_programme(programme, kind);
    g_ptr_array_add(references, NULL);
    g_autofree char *all = g_strjoinv(" ", (char **)references->pdata);
    g_assert_cmpstr(all, ==, expected);
}

static void test_of_a_programme_each_once_in_order(void)
{
    g_autoptr(Programme) programme = programme_new();
    programme->symbol = g_strdup("A/AC.292/2022/9");
    programme_add_block(programme->front,
                        block_new(BLOCK_PARAGRAPH, "1.", "Pursuant to resolution 75/240, see A/AC.292/2021/1"));
    programme_add_agenda_item(programme, (ItemNumber){ .number = 1 }, "Report (A/77/275)", (Position){ 0 });
    add_meeting(programme, "contained in resolution 76/19 and A/AC.292/2021/1", "from para. 1, resolution 75/240");
    programme_add_footnote(programme, 1, NULL, "See A/78/265 and https://example.org/x.", (Position){ 0 });
    programme_add_block(programme->back, block_new(BLOCK_KEPT, NULL, "A/78/265; https://example.org/y"));
    programme_add_link(programme, "here", "https://example.org/z");
    assert_references(programme, REFERENCE_SYMBOL, "A/AC.292/2021/1 A/77/275 A/78/265");
    assert_references(programme, REFERENCE_RESOLUTION, "75/240 76/19");
    assert_references(programme, REFERENCE_URL, "https://example.org/x https://example.org/y https://example.org/z");
}

/* A long text must not cost more than one walk. */
static void test_long_text(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 20000; i++) {
        g_string_append(text, "and/or A/B ");
    }
    g_string_append(text, "A/78/265");
    g_autofree char *found = found_in(text->str);
    g_assert_cmpstr(found, ==, "s:A/78/265");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/core/references/walk", test_walk);
    g_test_add_func("/core/references/programme", test_of_a_programme_each_once_in_order);
    g_test_add_func("/core/references/long", test_long_text);
    return g_test_run();
}
