#include "doc/format.h"

#include <string.h>

static const DocumentFormat formats[] = {
    { "txt", "txt", "text/plain; charset=utf-8", "Plain text", write_text },
    { "html", "html", "text/html; charset=utf-8", "Web page", write_html },
    { "pdf", "pdf", "application/pdf", "PDF", write_pdf },
    { "docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document",
      write_docx },
    { "akn", "akn.xml", "application/akn+xml", "Akoma Ntoso (XML)", write_akn },
    { "tree", "tree", "text/plain; charset=utf-8", "Document tree", write_tree },
};

const DocumentFormat *document_format(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (strcmp(formats[i].name, name) == 0) {
            return &formats[i];
        }
    }
    return NULL;
}

const DocumentFormat *document_format_at(guint i)
{
    return i < G_N_ELEMENTS(formats) ? &formats[i] : NULL;
}
