#include "doc/akn_meta.h"

#define SECRETARIAT "#secretariat"

typedef struct {
    XmlWriter *xml;
    const AknNames *names;
    const char *component;
} Meta;

static void write_value(XmlWriter *xml, const char *element, const char *value, const char *show_as)
{
    xml_write_begin(xml, element);
    xml_write_attribute(xml, "value", value);
    xml_write_attribute(xml, "showAs", show_as);
    xml_write_end(xml);
}

static void write_author(XmlWriter *xml, const char *id)
{
    g_autofree char *reference = g_strconcat("#", id, NULL);
    xml_write_begin(xml, "FRBRauthor");
    xml_write_attribute(xml, "href", reference);
    xml_write_end(xml);
}

/* `iri` is the name of the whole, `suffix` what follows the component in its own ("", ".xml"). */
static void write_core(const Meta *meta, const char *iri, const char *suffix, const char *date_name, const char *author)
{
    g_autofree char *own = g_strdup_printf("%s/!%s%s", iri, meta->component, suffix);
    g_autofree char *whole = g_strconcat(iri, suffix[0] != '\0' ? "/" : "", suffix, NULL);
    write_value(meta->xml, "FRBRthis", own, NULL);
    write_value(meta->xml, "FRBRuri", whole, NULL);
    xml_write_begin(meta->xml, "FRBRdate");
    xml_write_attribute(meta->xml, "date", meta->names->date);
    xml_write_attribute(meta->xml, "name", date_name);
    xml_write_end(meta->xml);
    write_author(meta->xml, author);
}

static void write_identification(const Meta *meta, const Document *document, const char *author)
{
    XmlWriter *xml = meta->xml;
    const AknNames *names = meta->names;
    const char *date_name = names->is_issued ? "issued" : "first-day";
    xml_write_begin(xml, "identification");
    xml_write_attribute(xml, "source", SECRETARIAT);
    xml_write_begin(xml, "FRBRWork");
    write_core(meta, names->work, "", date_name, author);
    write_value(xml, "FRBRcountry", "un", NULL);
    write_value(xml, "FRBRsubtype", "agenda", NULL);
    write_value(xml, "FRBRnumber", names->number, document->symbol);
    xml_write_end(xml);
    xml_write_begin(xml, "FRBRExpression");
    write_core(meta, names->expression, "", date_name, "secretariat");
    xml_write_begin(xml, "FRBRlanguage");
    xml_write_attribute(xml, "language", names->language);
    xml_write_end(xml);
    xml_write_end(xml);
    xml_write_begin(xml, "FRBRManifestation");
    write_core(meta, names->expression, ".xml", date_name, "secretariat");
    write_value(xml, "FRBRformat", "xml", NULL);
    xml_write_end(xml);
    xml_write_end(xml);
}

static void write_changes(XmlWriter *xml, const GPtrArray *changes)
{
    if (changes->len == 0) {
        return;
    }
    xml_write_begin(xml, "lifecycle");
    xml_write_attribute(xml, "source", SECRETARIAT);
    for (guint i = 0; i < changes->len; i++) {
        const AknChange *change = g_ptr_array_index(changes, i);
        g_autofree char *source = g_strconcat("#", change->author != NULL ? change->author : "secretariat", NULL);
        xml_write_begin(xml, "eventRef");
        xml_write_attribute(xml, "eId", change->id);
        xml_write_attribute(xml, "date", change->date);
        xml_write_attribute(xml, "type", "amendment");
        xml_write_attribute(xml, "source", source);
        xml_write_end(xml);
    }
    xml_write_end(xml);
}

static void write_references(XmlWriter *xml, const GPtrArray *references)
{
    xml_write_begin(xml, "references");
    xml_write_attribute(xml, "source", SECRETARIAT);
    for (guint i = 0; i < references->len; i++) {
        const AknReference *reference = g_ptr_array_index(references, i);
        xml_write_begin(xml, reference->element);
        xml_write_attribute(xml, "eId", reference->id);
        xml_write_attribute(xml, "href", reference->href);
        xml_write_attribute(xml, "showAs", reference->words);
        xml_write_end(xml);
    }
    xml_write_end(xml);
}

void akn_meta_begin(const AknWriter *writer, const AknNames *names, const char *component)
{
    const bool is_main = g_str_equal(component, "main");
    const char *body = akn_index_body(writer->index);
    const Meta meta = { .xml = writer->xml, .names = names, .component = component };
    xml_write_begin(writer->xml, "meta");
    write_identification(&meta, writer->document, body != NULL ? body : "secretariat");
    if (is_main) {
        write_changes(writer->xml, writer->index->changes);
        write_references(writer->xml, writer->index->references);
    }
}
