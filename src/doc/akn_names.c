#include "doc/akn_names.h"

#include "base/buffer.h"
#include "base/civil.h"

#include <string.h>

/* --- what the pieces of a name look like ------------------------------------------------------------------------ */

char *akn_identifier(const char *text)
{
    GString *name = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        const bool may_stand = g_ascii_isalnum(*text) || *text == '-' || *text == '.' || *text == '_';
        g_string_append_c(name, may_stand ? *text : '_');
    }
    return g_string_free(name, FALSE);
}

bool akn_is_date(const char *text)
{
    return text != NULL && civil_date_is_set(civil_date_parse(text));
}

/* Two figures of at most `limit`. */
static bool is_pair(const char *text, int limit)
{
    return g_ascii_isdigit(text[0]) && g_ascii_isdigit(text[1]) && (text[0] - '0') * 10 + text[1] - '0' <= limit;
}

static bool is_clock(const char *text)
{
    return is_pair(text, 23) && text[2] == ':' && is_pair(text + 3, 59);
}

bool akn_is_instant(const char *text)
{
    enum { DATE = 10, SECONDS = 17, OFFSET = 19 }; /* where they begin or end in "2022-07-25T10:00:00-04:00" */
    if (text == NULL || strlen(text) <= OFFSET) {
        return false;
    }
    g_autofree char *date = g_strndup(text, DATE);
    if (!akn_is_date(date) || text[DATE] != 'T' || !is_clock(text + DATE + 1) || text[SECONDS - 1] != ':' ||
        !is_pair(text + SECONDS, 59)) {
        return false;
    }
    const char *offset = text + OFFSET;
    const bool has_sign = *offset == '+' || *offset == '-';
    return strcmp(offset, "Z") == 0 ||
           (has_sign && strlen(offset) == strlen("-04:00") && is_clock(offset + 1) && is_pair(offset + 1, 13));
}

bool akn_is_language(const char *text)
{
    if (text == NULL || !g_ascii_isalpha(text[0])) {
        return false;
    }
    g_auto(GStrv) subtags = g_strsplit(text, "-", -1);
    for (int i = 0; subtags[i] != NULL; i++) {
        const size_t length = strlen(subtags[i]);
        for (const char *c = subtags[i]; *c != '\0'; c++) {
            if (!(i == 0 ? g_ascii_isalpha(*c) : g_ascii_isalnum(*c))) {
                return false;
            }
        }
        if (length == 0 || length > 8) {
            return false;
        }
    }
    return true;
}

/* --- addresses -------------------------------------------------------------------------------------------------- */

/* The bytes of "host" or "host:443" at the beginning of `text`; 0 if there is no host. */
static size_t host_length(const char *text)
{
    const size_t host = strspn(text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-");
    if (host == 0 || text[host] != ':') {
        return host;
    }
    const size_t port = strspn(text + host + 1, G_CSET_DIGITS);
    return port > 0 && port <= 5 ? host + 1 + port : 0;
}

static bool is_escape(const char *text)
{
    return text[0] == '%' && g_ascii_isxdigit(text[1]) && g_ascii_isxdigit(text[2]);
}

char *akn_address(const char *target)
{
    if (target == NULL) {
        return NULL;
    }
    const char *host = g_str_has_prefix(target, "https://")  ? target + strlen("https://")
                       : g_str_has_prefix(target, "http://") ? target + strlen("http://")
                                                             : NULL;
    const size_t length = host != NULL ? host_length(host) : 0;
    if (length == 0 || (host[length] != '\0' && strchr("/?#", host[length]) == NULL)) {
        return NULL;
    }
    GString *address = g_string_new_len(target, host + length - target);
    bool has_fragment = false;
    for (const char *at = host + length; *at != '\0'; at++) {
        const bool plain = g_ascii_isalnum(*at) || strchr("-._~:/?@!$&'()*+,;=", *at) != NULL || is_escape(at) ||
                           (*at == '#' && !has_fragment);
        has_fragment |= *at == '#';
        if (plain) {
            g_string_append_c(address, *at);
        } else {
            g_string_append_printf(address, "%%%02X", (unsigned char)*at);
        }
    }
    return g_string_free(address, FALSE);
}

/* --- the document ----------------------------------------------------------------------------------------------- */

static const char *language_of(const char *language)
{
    static const struct {
        const char *code;
        const char *long_code;
    } languages[] = {
        { "ar", "ara" }, { "zh", "zho" }, { "en", "eng" }, { "fr", "fra" }, { "ru", "rus" }, { "es", "spa" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        const size_t length = strlen(languages[i].code);
        if (g_ascii_strncasecmp(language, languages[i].code, length) == 0 &&
            (language[length] == '\0' || language[length] == '-')) {
            return languages[i].long_code;
        }
    }
    return "und";
}

/* A part of a symbol that names a body, as a name has it: "AC.292" is "ac292"; NULL for a year, a number, "L.20". */
static char *body_of_part(const char *part)
{
    static const char *const series[] = { "AC.", "C.", "CN.", "CONF.", "SC.", "SUB.", "WG." };
    for (size_t i = 0; part != NULL && i < G_N_ELEMENTS(series); i++) {
        if (g_str_has_prefix(part, series[i])) {
            g_autofree char *plain = akn_identifier(part);
            g_auto(GStrv) pieces = g_strsplit(plain, ".", -1);
            g_autofree char *joined = g_strjoinv("", pieces);
            return g_ascii_strdown(joined, -1);
        }
    }
    return NULL;
}

static const char *organ_of_part(const char *part)
{
    static const struct {
        const char *part;
        const char *organ;
    } organs[] = {
        { "A", "un-ga" }, { "E", "un-ecosoc" }, { "S", "un-sc" }, { "T", "un-tc" }, { "ST", "un-secretariat" },
    };
    for (size_t i = 0; part != NULL && i < G_N_ELEMENTS(organs); i++) {
        if (strcmp(part, organs[i].part) == 0) {
            return organs[i].organ;
        }
    }
    return "un";
}

static char *actor_of(const char *symbol)
{
    g_auto(GStrv) parts = g_strsplit(symbol != NULL ? symbol : "", "/", -1);
    const char *organ = organ_of_part(parts[0]);
    g_autofree char *body = parts[0] != NULL ? body_of_part(parts[1]) : NULL;
    return body == NULL ? g_strdup(organ) : g_strdup_printf("%s-%s", organ, body);
}

/* The first day that a block of the document says: of the first meetings, for want of a date of issue. */
static const char *first_day_of(const Document *document)
{
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        if (akn_is_date(node->value)) {
            return node->value;
        }
    }
    return "1970-01-01";
}

/* Anchors and values are the same in every language, and so is a number made of them. */
static char *temporary_number(const Document *document)
{
    enum { DIGITS = 12 };
    g_autoptr(GString) facts = g_string_new(document->date);
    for (const Node *node = document->root; node != NULL; node = node_next(node, document->root)) {
        g_string_append_printf(facts, "\n%s\n%s", node->id != NULL ? node->id : "",
                               akn_is_date(node->value) ? node->value : "");
    }
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, facts->str, (gssize)facts->len);
    return g_strdup_printf("temporary-%.*s", DIGITS, digest);
}

/* A slash becomes a dash and a blank a low line; what an address cannot hold is escaped. */
static char *number_of(const Document *document)
{
    if (document->symbol == NULL || document->symbol[0] == '\0') {
        return temporary_number(document);
    }
    g_autofree char *number = g_strdup(document->symbol);
    g_strdelimit(number, "/", '-');
    g_strdelimit(number, " ", '_');
    g_auto(Buffer) escaped = BUFFER_INIT;
    buffer_url(&escaped, number);
    return g_strdup(buffer_text(&escaped));
}

AknNames *akn_names_new(const Document *document)
{
    AknNames *names = g_new0(AknNames, 1);
    names->actor = actor_of(document->symbol);
    names->is_issued = akn_is_date(document->date);
    names->date = g_strdup(names->is_issued ? document->date : first_day_of(document));
    names->number = number_of(document);
    names->language = language_of(document->language);
    names->work = g_strdup_printf("/akn/un/debateReport/agenda/%s/%s/%s", names->actor, names->date, names->number);
    names->expression = g_strdup_printf("%s/%s@%s", names->work, names->language, names->date);
    return names;
}

void akn_names_free(AknNames *names)
{
    if (names == NULL) {
        return;
    }
    g_free(names->actor);
    g_free(names->date);
    g_free(names->number);
    g_free(names->work);
    g_free(names->expression);
    g_free(names);
}
