#include "reading/civil_clock.h"

#include "base/folding.h"
#include "base/text.h"
#include "reading/civil_names.h"

#include <string.h>

/* --- halves of the day ---------------------------------------------------------------------------------------- */

typedef struct {
    const char *form;
    Half half;
    bool needs_time; /* behind a bare number it means something else: "3 дня" are three days */
} HalfForm;

/* The English forms: nearly all papers that are read have them, and some are the house's own. */
static Half scan_english_half(const char **at, unsigned *repairs)
{
    static const struct {
        const char *form;
        Half half;
        bool house; /* the house's own form */
    } forms[] = {
        { "a.m.", HALF_AM, true }, { "p.m.", HALF_PM, true }, { "a.m", HALF_AM, false },   { "p.m", HALF_PM, false },
        { "am.", HALF_AM, false }, { "pm.", HALF_PM, false }, { "a. m.", HALF_AM, false }, { "p. m.", HALF_PM, false },
        { "am", HALF_AM, false },  { "pm", HALF_PM, false },  { "noon", HALF_PM, true },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        const size_t length = strlen(forms[i].form);
        if (g_ascii_strncasecmp(*at, forms[i].form, length) != 0) {
            continue;
        }
        if (forms[i].form[length - 1] != '.' && g_ascii_isalpha((*at)[length])) {
            continue;
        }
        if (!forms[i].house || g_ascii_isupper((*at)[0])) {
            *repairs |= TIME_FORM;
        }
        *at += length;
        return forms[i].half;
    }
    return HALF_NONE;
}

static Half scan_form(const char **at, const HalfForm *forms, size_t count, bool is_time)
{
    for (size_t i = 0; i < count; i++) {
        const size_t used = is_time || !forms[i].needs_time ? folded_begins(*at, forms[i].form) : 0;
        if (used > 0) {
            *at += used;
            return forms[i].half;
        }
    }
    return HALF_NONE;
}

static Half scan_half_behind(const char **at, Clock *clock)
{
    static const HalfForm forms[] = {
        { "de la mañana", HALF_AM },
        { "de la tarde", HALF_PM },
        { "de la noche", HALF_PM },
        { "du matin", HALF_AM },
        { "de l'après-midi", HALF_PM },
        { "du soir", HALF_PM },
        { "утра", HALF_AM },
        { "дня", HALF_PM, true },
        { "вечера", HALF_PM },
        { "صباحا", HALF_AM },
        { "قبل الظهر", HALF_AM },
        { "بعد الظهر", HALF_PM },
        { "ظهرا", HALF_PM },
        { "عصرا", HALF_PM },
        { "مساء", HALF_PM },
        { "ص", HALF_AM, true },
        { "م", HALF_PM, true },
    };
    const char *from = skip_blanks(*at);
    Half half = HALF_NONE;
    if (g_ascii_isalpha(*from)) {
        half = scan_english_half(&from, &clock->repairs);
    }
    if (half == HALF_NONE && (*from == 'd' || (unsigned char)*from >= 0x80)) {
        half = scan_form(&from, forms, G_N_ELEMENTS(forms), clock->minutes_given || clock->evident);
    }
    *at = half != HALF_NONE ? from : *at;
    return half;
}

/* "上午10时": Chinese says the half first. Arabic names the clock before it, and then counts 24 hours, unless it names
 * the half as well. */
static Half scan_half_before(const char **at)
{
    static const HalfForm forms[] = {
        { "上午", HALF_AM },        { "早上", HALF_AM }, { "早晨", HALF_AM }, { "凌晨", HALF_AM },
        { "中午", HALF_PM },        { "下午", HALF_PM }, { "晚上", HALF_PM }, { "晚间", HALF_PM },
        { "傍晚", HALF_PM },        { "清晨", HALF_AM }, { "午后", HALF_PM }, { "الساعة", HALF_CLOCK24 },
        { "للساعة", HALF_CLOCK24 },
    };
    const char *from = *at;
    const Half half = (unsigned char)*from < 0x80 ? HALF_NONE : scan_form(&from, forms, G_N_ELEMENTS(forms), true);
    *at = half != HALF_NONE ? skip_blanks(from) : *at;
    return half;
}

static bool scan_named_clock(const char **at, Clock *clock)
{
    static const char *const noons[] = { "12 noon",  "noon",        "midday",  "midi",     "12 h (midi)",
                                         "mediodía", "el mediodía", "полдень", "12 الظهر", "الظهر",
                                         "正午",     "中午",        NULL };
    static const char *const midnights[] = { "12 midnight",   "midnight", "minuit",      "medianoche",
                                             "la medianoche", "полночь",  "منتصف الليل", "午夜",
                                             "零时",          "零点",     NULL };
    const char *from = *at;
    const bool is_letter = (unsigned char)*from >= 0x80 || g_ascii_isalpha(*from) || *from == '1';
    if (is_letter && scan_phrase(&from, noons) && !is_figure(from)) {
        *clock = (Clock){ .hour = 12, .half = HALF_CLOCK24 };
        *at = from;
        return true;
    }
    from = *at;
    if (is_letter && scan_phrase(&from, midnights)) {
        *clock = (Clock){ .midnight = true, .half = HALF_CLOCK24 };
        *at = from;
        return true;
    }
    return false;
}

/* --- minutes -------------------------------------------------------------------------------------------------- */

/* Two figures at `at`: the minutes they are and their bytes; −1 if they are none. */
static int two_figures(const char *at, size_t *ret_used)
{
    size_t first;
    size_t second;
    const int tens = folded_figure(at, &first);
    const int ones = tens < 0 ? -1 : folded_figure(at + first, &second);
    if (ones < 0) {
        return -1;
    }
    *ret_used = first + second;
    return tens * 10 + ones;
}

/* ":", ".", "h", and the colon of full width. Bytes; 0 if no mark stands there that parts hours from minutes. */
static size_t minutes_mark(const char *at)
{
    if (*at == ':' || *at == '.' || *at == 'h' || *at == 'H') {
        return 1;
    }
    return g_str_has_prefix(at, "：") ? strlen("：") : 0;
}

/* ":30", ".30", "h30", "h": the minutes, and whether their form alone makes it a time. */
static bool scan_minutes(const char **at, Clock *clock)
{
    const size_t mark = minutes_mark(*at);
    if (mark == 0) {
        return true;
    }
    const char *from = *at + mark;
    size_t used = 0;
    const int minutes = two_figures(from, &used);
    if (minutes < 0) {
        return true; /* "9 a.m. 10." or "10h": nothing of the minutes */
    }
    /* "3.006.00 p.m.": the dash is lost between two full times. */
    const size_t hour = strspn(from + used, "0123456789");
    const bool runs_on = hour > 0 && hour <= 2 && from[used + hour] == **at && g_ascii_isdigit(from[used + 1 + hour]);
    if (is_figure(from + used) && !runs_on) {
        return true;
    }
    clock->minute = minutes;
    if (clock->minute > 59) {
        return false;
    }
    clock->minutes_given = true;
    clock->evident = **at != '.';
    if (**at != '.') {
        clock->repairs |= TIME_FORM;
    }
    *at = from + used;
    return true;
}

/* "10/00": Arabic papers part the hour from its minutes so. Unless the clock was named before, only full hours are sure
 * to be no date. */
static void scan_slashed_minutes(const char **at, Clock *clock)
{
    size_t used = 0;
    const int minutes = **at == '/' ? two_figures(*at + 1, &used) : -1;
    const bool is_sure = minutes == 0 || (minutes > 0 && minutes < 60 && clock->half == HALF_CLOCK24);
    if (!is_sure || is_figure(*at + 1 + used) || (*at)[1 + used] == '/') {
        return;
    }
    clock->minute = minutes;
    clock->minutes_given = clock->evident = true;
    clock->repairs |= TIME_FORM;
    *at += 1 + used;
}

/* "0900": four figures are a time on the 24-hour clock. */
static bool scan_four_figures(const char **at, Clock *clock)
{
    const char *from = *at;
    for (int i = 0; i < 4; i++) {
        if (!g_ascii_isdigit(from[i])) {
            return false;
        }
    }
    if (text_is_word_byte(from[4]) && strncmp(from + 4, "–", 3) != 0 && strncmp(from + 4, "h", 1) != 0) {
        return false;
    }
    clock->hour = (from[0] - '0') * 10 + (from[1] - '0');
    clock->minute = (from[2] - '0') * 10 + (from[3] - '0');
    clock->minutes_given = true;
    clock->repairs |= TIME_FORM;
    *at = from + 4;
    return clock->hour < 24 && clock->minute < 60 && clock->minute % 5 == 0; /* "2026–2027" are years */
}

/* --- words for hours and minutes ------------------------------------------------------------------------------ */

typedef enum { MINUTES_NEVER, MINUTES_NAMED, MINUTES_BARE } MinutesBehind;

/* Behind some words for hours minutes may follow, with a word of their own or bare ("10 h 30"). */
static const struct {
    const char *word;
    MinutesBehind minutes;
    bool half_told; /* it says that the clock has 24 hours */
} hour_words[] = {
    { "hours", MINUTES_NEVER, true }, { "hrs", MINUTES_NEVER, true },   { "hr", MINUTES_NEVER, true },
    { "uhr", MINUTES_NEVER, true },   { "heures", MINUTES_BARE, true }, { "heure", MINUTES_BARE, true },
    { "horas", MINUTES_NEVER, true }, { "hora", MINUTES_NEVER, true },  { "hs", MINUTES_NEVER, true },
    { "h", MINUTES_BARE, true },      { "часов", MINUTES_NAMED, true }, { "часа", MINUTES_NAMED, true },
    { "час", MINUTES_NAMED, true },   { "ч", MINUTES_NAMED, true },     { "时", MINUTES_BARE, false },
    { "時", MINUTES_BARE, false },    { "点", MINUTES_BARE, false },    { "點", MINUTES_BARE, false },
};

/* The word for hours at *at: its row, or −1. */
static int scan_hours_word(const char **at)
{
    const char *from = skip_blanks(*at);
    for (size_t i = 0; i < G_N_ELEMENTS(hour_words); i++) {
        const size_t used = folded_begins(from, hour_words[i].word);
        if (used > 0) {
            from += used;
            scan_bytes(&from, ".");
            *at = from;
            return (int)i;
        }
    }
    return -1;
}

/* "3时半", "3点整": half past, and sharp. */
static bool scan_chinese_minutes(const char **at, Clock *clock)
{
    const bool half = scan_bytes(at, "半");
    if (!half && !scan_bytes(at, "整") && !scan_bytes(at, "钟")) {
        return false;
    }
    clock->minute = half ? 30 : 0;
    clock->minutes_given = true;
    return true;
}

/* "30" and "30 м." behind a word for hours. Bare figures are minutes unless they are an hour or a day themselves. */
static void scan_minutes_behind(const char **at, MinutesBehind form, Clock *clock)
{
    static const char *const words[] = { "м", "мин", "минут", "min", "minutes", "mn", "m", "分", "分钟", NULL };
    const char *from = skip_blanks(*at);
    if (form == MINUTES_NEVER || scan_chinese_minutes(at, clock)) {
        return;
    }
    int minutes = scan_number(&from, 2);
    if (minutes < 0 && (unsigned char)*from >= 0xe3) {
        minutes = chinese_number_scan(&from); /* "三时三十分" */
    }
    if (minutes < 0 || minutes > 59 || from == *at) {
        return;
    }
    const char *after = skip_blanks(from);
    if (scan_phrase(&after, words)) {
        scan_bytes(&after, ".");
        from = after;
    } else {
        const char *hour = from;
        const size_t mark = minutes_mark(from);
        const bool is_more =
            (mark > 0 && is_figure(from + mark)) || scan_hours_word(&hour) >= 0 || month_name_scan(&after) != 0;
        if (form != MINUTES_BARE || is_more) {
            return;
        }
    }
    clock->minute = minutes;
    clock->minutes_given = true;
    *at = from;
}

/* What stands behind the figures of an hour. */
static void scan_hour_in_words(const char **at, Clock *clock)
{
    const int row = scan_hours_word(at);
    if (row < 0) {
        return;
    }
    if (hour_words[row].half_told) {
        clock->half = HALF_CLOCK24;
    }
    clock->evident = true;
    clock->repairs |= TIME_FORM;
    if (!clock->minutes_given) {
        scan_minutes_behind(at, hour_words[row].minutes, clock);
    }
}

/* --- a time --------------------------------------------------------------------------------------------------- */

/* The hour and what follows it up to the half of the day. */
static bool scan_figures(const char **at, Clock *clock)
{
    const char *from = *at;
    if (scan_four_figures(&from, clock)) {
        *at = from;
        return true;
    }
    *clock = (Clock){ .half = clock->half };
    from = *at;
    clock->hour = clock->half == HALF_NONE || is_figure(from) ? scan_number(&from, 2) : chinese_number_scan(&from);
    if (clock->hour < 0 || clock->hour > 24 || !scan_minutes(&from, clock)) {
        return false;
    }
    if (!clock->minutes_given) {
        scan_slashed_minutes(&from, clock);
    }
    *at = from;
    return true;
}

/* "10 a.m.", "3 часа дня", "15 heures": what stands behind the figures. */
static void scan_behind_figures(const char **at, Clock *clock)
{
    clock->half = scan_half_behind(at, clock);
    if (clock->half == HALF_NONE) {
        scan_hour_in_words(at, clock);
        const Half half = scan_half_behind(at, clock);
        clock->half = half != HALF_NONE ? half : clock->half;
    }
}

/* "الساعة العاشرة صباحا", "إلى الواحدة بعد الظهر": without the clock before it or the half behind it, the word counts
 * something else. */
static bool scan_arabic_words(const char **at, Clock *clock)
{
    Clock words = *clock;
    const char *from = *at;
    if ((unsigned char)*from < 0xd8 || !arabic_clock_scan(&from, &words)) {
        return false;
    }
    const Half half = scan_half_behind(&from, &words);
    if (half == HALF_NONE && words.half == HALF_NONE) {
        return false;
    }
    *clock = words;
    clock->half = half;
    clock->evident = true;
    *at = from;
    return true;
}

bool clock_scan(const char **at, Clock *clock)
{
    *clock = (Clock){ 0 };
    if (scan_named_clock(at, clock)) {
        return true;
    }
    const char *from = *at;
    const Half before = scan_half_before(&from);
    const char *figures = from;
    clock->half = before;
    if (scan_arabic_words(&from, clock)) {
        *at = from;
        return true;
    }
    if (!scan_figures(&from, clock) || from == figures) {
        return false;
    }
    if (before == HALF_AM || before == HALF_PM) {
        scan_hour_in_words(&from, clock);
    } else {
        scan_behind_figures(&from, clock);
    }
    if (before != HALF_NONE) {
        clock->half = clock->half == HALF_NONE || before != HALF_CLOCK24 ? before : clock->half;
        clock->evident = true;
        clock->repairs |= TIME_FORM;
    }
    if ((clock->half == HALF_AM || clock->half == HALF_PM) && clock->hour > 12) {
        clock->half = HALF_CLOCK24; /* "14.00 p.m." */
        clock->repairs |= TIME_FORM;
    }
    *at = from;
    return true;
}

int clock_minutes(const Clock *clock, Half half)
{
    if (clock->midnight) {
        return 0;
    }
    int hour = clock->hour;
    if (half == HALF_AM || half == HALF_PM) {
        hour = hour % 12 + (half == HALF_PM ? 12 : 0);
    }
    return hour * 60 + clock->minute;
}
