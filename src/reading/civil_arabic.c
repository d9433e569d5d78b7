/* Hours as Arabic says them in words: an ordinal for the hour, and parts of the hour behind it. */
#include "reading/civil_clock.h"

#include "base/folding.h"

typedef struct {
    const char *words;
    int number;
} Wording;

static const Wording hours[] = {
    { "الواحدة", 1 }, { "الثانية", 2 },  { "الثالثة", 3 },       { "الرابعة", 4 },
    { "الخامسة", 5 }, { "السادسة", 6 },  { "السابعة", 7 },       { "الثامنة", 8 },
    { "التاسعة", 9 }, { "العاشرة", 10 }, { "الحادية عشرة", 11 }, { "الثانية عشرة", 12 },
};

/* What is taken from the hour is before it: a quarter to. */
static const Wording parts[] = {
    { "والنصف", 30 },    { "ونصف", 30 },       { "والربع", 15 },        { "وربع", 15 },           { "والثلث", 20 },
    { "وثلث", 20 },      { "إلا الربع", -15 }, { "إلا ربعا", -15 },     { "إلا الثلث", -20 },     { "إلا ثلثا", -20 },
    { "وخمس دقائق", 5 }, { "وعشر دقائق", 10 }, { "إلا خمس دقائق", -5 }, { "إلا عشر دقائق", -10 }, { "تماما", 0 },
};

/* The longest wording at *at; false if none stands there. */
static bool scan_wording(const char **at, const Wording *wordings, size_t count, int *ret_number)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t used = folded_begins(*at, wordings[i].words);
        if (used > longest) {
            longest = used;
            *ret_number = wordings[i].number;
        }
    }
    *at += longest;
    return longest > 0;
}

/* "و 45 دقيقة" behind the hour. */
static bool scan_minutes_in_figures(const char **at, int *ret_minutes)
{
    static const char *const words[] = { "دقيقة", "دقائق", NULL };
    const char *from = *at;
    if (!scan_bytes(&from, "و")) {
        return false;
    }
    from = skip_blanks(from);
    const int minutes = scan_number(&from, 2);
    from = skip_blanks(from);
    if (minutes < 0 || minutes > 59 || !scan_phrase(&from, words)) {
        return false;
    }
    *ret_minutes = minutes;
    *at = from;
    return true;
}

bool arabic_clock_scan(const char **at, Clock *clock)
{
    const char *from = *at;
    int minutes = 0;
    if (!scan_wording(&from, hours, G_N_ELEMENTS(hours), &clock->hour)) {
        return false;
    }
    *at = from;
    from = skip_blanks(from);
    if (scan_wording(&from, parts, G_N_ELEMENTS(parts), &minutes) || scan_minutes_in_figures(&from, &minutes)) {
        clock->hour -= minutes < 0;
        clock->minute = minutes < 0 ? minutes + 60 : minutes;
        clock->minutes_given = true;
        *at = from;
    }
    clock->repairs |= TIME_FORM;
    return true;
}
