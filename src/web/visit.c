#include "web/visit.h"

#include <string.h>

/* The weight among the parameters, in thousandths: "q=0.8" is 800; 1000 where there is none. */
static int weight_of(const char *parameters, size_t length)
{
    const char *at = g_strstr_len(parameters, (gssize)length, "q=");
    if (at == NULL || at[2] != '0') {
        return 1000;
    }
    int weight = 0;
    at += strlen("q=0") + (at[3] == '.');
    for (int worth = 100; worth > 0 && g_ascii_isdigit(*at); worth /= 10) {
        weight += (*at++ - '0') * worth;
    }
    return weight;
}

Language language_asked_for(const char *header, Language usual)
{
    Language best = usual;
    int best_weight = 0;
    while (header != NULL && *header != '\0') {
        header += strspn(header, " \t,");
        const size_t length = strcspn(header, ",");
        const size_t range = strcspn(header, " \t;,");
        char code[16] = "";
        memcpy(code, header, MIN(range, sizeof code - 1));
        const Language language = strcmp(code, "*") == 0 ? usual : language_of_code(code);
        const int weight = weight_of(header + range, length - range);
        if (language != LANGUAGE_NONE && weight > best_weight) {
            best = language;
            best_weight = weight;
        }
        header += length;
    }
    return best;
}

/* Of a path that begins with "/fr/", or is "/fr"; LANGUAGE_NONE of others. One address a language: no "/FR/", no
 * "/fr-CH/". */
static Language language_of_path(const char *path)
{
    for (int i = 0; i < N_LANGUAGES; i++) {
        const char *code = language_code((Language)i);
        if (path[1] == code[0] && path[1] != '\0' && path[2] == code[1] && (path[3] == '/' || path[3] == '\0')) {
            return (Language)i;
        }
    }
    return LANGUAGE_NONE;
}

Visit visit_of(const Request *request, Language usual)
{
    const Language chosen = language_of_path(request->path);
    const bool is_chosen = chosen != LANGUAGE_NONE;
    return (Visit){
        .language = is_chosen ? chosen : language_asked_for(request->accept_language, usual),
        .is_chosen = is_chosen,
        .path = is_chosen ? request->path + strlen("/xx") : request->path,
        .host = request->host,
    };
}

static void put_language(Html *html, Language language)
{
    html_piece(html, "/");
    html_piece(html, language_code(language));
}

const char *language_direction(Language language)
{
    return language_runs_rightward(language) ? "ltr" : "rtl";
}

void visit_address_open(const Visit *visit, Html *html, const char *attribute)
{
    html_attribute_open(html, attribute);
    if (visit->is_chosen) {
        put_language(html, visit->language);
    }
}

void visit_address(const Visit *visit, Html *html, const char *attribute, const char *path)
{
    visit_address_open(visit, html, attribute);
    html_piece(html, path);
    html_attribute_close(html);
}

void visit_mark_language(const Visit *visit, Html *html, Language language)
{
    if (language != visit->language) {
        html_attribute(html, "lang", language_code(language));
        html_attribute(html, "dir", language_direction(language));
    }
}

void visit_address_in(const Visit *visit, Language language, const char *query, Html *html, const char *attribute)
{
    html_attribute_open(html, attribute);
    if (language != LANGUAGE_NONE) {
        put_language(html, language);
    }
    html_piece(html, visit->path);
    html_piece(html, query[0] != '\0' ? "?" : "");
    html_piece(html, query);
    html_attribute_close(html);
}
