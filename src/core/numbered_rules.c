#include "core/numbered_rules.h"

#include "core/numbered_rules_table.h"

#include <string.h>

const NumberedRule *numbered_rule(int number)
{
    return number >= 1 && number <= n_numbered_rules ? &numbered_rule_rows[number - 1] : NULL;
}

int numbered_rules_count(void)
{
    return n_numbered_rules;
}

const char *rule_progress_name(RuleProgress progress)
{
    static const char *const names[] = {
        [RULE_PLANNED] = "planned",
        [RULE_IN_PART] = "in part",
        [RULE_CARRIED_OUT] = "carried out",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(names) == N_RULE_PROGRESS);
    return names[progress];
}

/* A number without leading zeros. What is too high is 0, which is no rule's either. */
static bool read_number(const char **at, int *ret_number)
{
    int number = 0;
    if (**at < '1' || **at > '9') {
        return false;
    }
    for (; g_ascii_isdigit(**at); (*at)++) {
        number = number < n_numbered_rules ? number * 10 + (**at - '0') : G_MAXINT;
    }
    *ret_number = number <= n_numbered_rules ? number : 0;
    return true;
}

static bool read_dash(const char **at)
{
    const size_t length = g_str_has_prefix(*at, "–") ? strlen("–") : **at == '-' ? 1 : 0;
    *at += length;
    return length > 0;
}

bool rule_citation_next(const char **text, int *ret_first, int *ret_last)
{
    const char *at = *text;
    int first, last;
    if (!read_number(&at, &first)) {
        return false;
    }
    last = first;
    if (read_dash(&at) && !read_number(&at, &last)) {
        return false;
    }
    const bool goes_on = g_str_has_prefix(at, ", ");
    if (first == 0 || last == 0 || (!goes_on && *at != '\0')) {
        return false;
    }
    *text = at + (goes_on ? strlen(", ") : 0);
    *ret_first = first;
    *ret_last = last;
    return true;
}

bool rule_citation_is_valid(const char *citation)
{
    int first, last;
    const char *at = citation;
    if (citation == NULL || *citation == '\0' || g_str_has_suffix(citation, ", ")) {
        return false;
    }
    while (rule_citation_next(&at, &first, &last)) {
        if (last < first) {
            return false;
        }
    }
    return *at == '\0';
}

bool rule_citation_has(const char *citation, int number)
{
    int first, last;
    const char *at = citation;
    while (at != NULL && rule_citation_next(&at, &first, &last)) {
        if (number >= first && number <= last) {
            return true;
        }
    }
    return false;
}
