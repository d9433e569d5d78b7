#include "exchange/next_facts.h"

#include "base/json.h"

#include <string.h>

char *next_fact_words(const NextFact *fact)
{
    const char *was = fact->was != NULL ? fact->was : "";
    switch (fact->fate) {
    case FACT_CHANGED:
        return fact->was == NULL ? g_strdup_printf("“%s” is new", fact->is)
                                 : g_strdup_printf("“%s” has become “%s”", was, fact->is);
    case FACT_REMOVED: return g_strdup_printf("“%s” is taken out", was);
    default: return g_strdup_printf("“%s” is carried over", was);
    }
}

/* Characters that Markdown would take for marks. */
static void put_markdown(Buffer *out, const char *text)
{
    for (; text != NULL && *text != '\0'; text++) {
        if (strchr("\\`*_[]<>#|", *text) != NULL) {
            buffer_char(out, '\\');
        }
        buffer_char(out, *text);
    }
}

static void put_fact(Buffer *out, const NextFact *fact)
{
    g_autofree char *words = next_fact_words(fact);
    buffer_string(out, fact->fate == FACT_DOUBTFUL ? "- [ ] **" : "- [ ] ");
    buffer_string(out, fact_kind_name(fact->kind));
    buffer_string(out, fact->fate == FACT_DOUBTFUL ? "**: " : ": ");
    put_markdown(out, words);
    if (fact->why != NULL) {
        buffer_literal(out, " — ");
        put_markdown(out, fact->why);
    }
    buffer_char(out, '\n');
}

GBytes *next_facts_to_markdown(const GPtrArray *facts, const char *name)
{
    g_auto(Buffer) out = BUFFER_INIT;
    buffer_literal(&out, "# To confirm\n\nThe draft was made from ");
    put_markdown(&out, name);
    buffer_literal(&out, ". Nothing below was checked by anybody yet; what is set in bold is doubtful.\n");
    const char *where = NULL;
    for (guint i = 0; i < facts->len; i++) {
        const NextFact *fact = g_ptr_array_index(facts, i);
        if (g_strcmp0(where, fact->where) != 0) {
            where = fact->where;
            buffer_literal(&out, "\n## ");
            put_markdown(&out, where);
            buffer_literal(&out, "\n\n");
        }
        put_fact(&out, fact);
    }
    return buffer_steal(&out);
}

GBytes *next_facts_to_json(const GPtrArray *facts, const char *name)
{
    g_auto(Buffer) out = BUFFER_INIT;
    JsonWriter json;
    json_begin(&json, &out);
    json_open_object(&json, NULL);
    json_put_string(&json, "earlier", name);
    json_open_array(&json, "facts");
    for (guint i = 0; i < facts->len; i++) {
        const NextFact *fact = g_ptr_array_index(facts, i);
        json_open_object(&json, NULL);
        json_put_string(&json, "kind", fact_kind_name(fact->kind));
        json_put_string(&json, "fate", fact_fate_name(fact->fate));
        json_put_string(&json, "where", fact->where);
        json_put_integer(&json, "line", fact->at.line);
        json_put_integer(&json, "column", fact->at.column);
        json_put_string(&json, "was", fact->was);
        json_put_string(&json, "is", fact->is);
        json_put_string(&json, "why", fact->why);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_char(&out, '\n');
    return buffer_steal(&out);
}
