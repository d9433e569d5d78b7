#include "core/ordinals.h"

#include "core/vocabulary.h"

#include <string.h>

static char *english(int ordinal)
{
    return ordinal <= 100 ? g_strdup(ordinal_in_words(ordinal))
                          : g_strconcat("one hundred and ", ordinal_in_words(ordinal - 100), NULL);
}

/* Sessions are feminine in French, Russian and Arabic. */

static const char *const french_small[] = {
    "",         "unième",       "deuxième",     "troisième",    "quatrième", "cinquième", "sixième",     "septième",
    "huitième", "neuvième",     "dixième",      "onzième",      "douzième",  "treizième", "quatorzième", "quinzième",
    "seizième", "dix-septième", "dix-huitième", "dix-neuvième",
};
static const char *const french_tens[] = { "",          "",         "vingt",    "trente",       "quarante",
                                           "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt" };
static const char *const french_round[] = {
    "", "", "vingtième", "trentième", "quarantième", "cinquantième", "soixantième", NULL, "quatre-vingtième"
};

/* The tens of 70 and 90 go on counting from 60 and 80; "et" stands before a one, but not after eighty. */
static char *french(int ordinal)
{
    if (ordinal == 1) {
        return g_strdup("première");
    }
    if (ordinal == 100) {
        return g_strdup("centième");
    }
    if (ordinal > 100) {
        g_autofree char *rest = ordinal == 101 ? g_strdup("unième") : french(ordinal - 100);
        return g_strconcat("cent ", rest, NULL);
    }
    if (ordinal < 20) {
        return g_strdup(french_small[ordinal]);
    }
    const int ten = ordinal / 10;
    const bool goes_on = ten == 7 || ten == 9;
    const int rest = ordinal % 10 + (goes_on ? 10 : 0);
    if (rest == 0) {
        return g_strdup(french_round[ten]);
    }
    const bool joined = rest % 10 == 1 && ten < 8;
    return g_strconcat(french_tens[ten], joined ? " et " : "-", french_small[rest], NULL);
}

static const char *const russian_small[] = {
    "",
    "первая",
    "вторая",
    "третья",
    "четвертая",
    "пятая",
    "шестая",
    "седьмая",
    "восьмая",
    "девятая",
    "десятая",
    "одиннадцатая",
    "двенадцатая",
    "тринадцатая",
    "четырнадцатая",
    "пятнадцатая",
    "шестнадцатая",
    "семнадцатая",
    "восемнадцатая",
    "девятнадцатая",
};
static const char *const russian_tens[] = { "",          "",           "двадцать",  "тридцать",    "сорок",
                                            "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто" };
static const char *const russian_round[] = { "",
                                             "",
                                             "двадцатая",
                                             "тридцатая",
                                             "сороковая",
                                             "пятидесятая",
                                             "шестидесятая",
                                             "семидесятая",
                                             "восьмидесятая",
                                             "девяностая" };

static char *russian(int ordinal)
{
    if (ordinal == 100) {
        return g_strdup("сотая");
    }
    if (ordinal > 100) {
        g_autofree char *rest = russian(ordinal - 100);
        return g_strconcat("сто ", rest, NULL);
    }
    if (ordinal < 20) {
        return g_strdup(russian_small[ordinal]);
    }
    if (ordinal % 10 == 0) {
        return g_strdup(russian_round[ordinal / 10]);
    }
    return g_strconcat(russian_tens[ordinal / 10], " ", russian_small[ordinal % 10], NULL);
}

static const char *const arabic_ones[] = { "",        "الحادية", "الثانية", "الثالثة", "الرابعة",
                                           "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة" };
static const char *const arabic_tens[] = { "",        "",       "العشرون", "الثلاثون", "الأربعون",
                                           "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون" };

static char *arabic(int ordinal)
{
    if (ordinal == 100) {
        return g_strdup("المائة");
    }
    if (ordinal > 100) {
        g_autofree char *rest = arabic(ordinal - 100);
        return g_strconcat(rest, " بعد المائة", NULL);
    }
    const int one = ordinal % 10;
    switch (ordinal / 10) {
    case 0: return g_strdup(one == 1 ? "الأولى" : arabic_ones[one]);
    case 1: return one == 0 ? g_strdup("العاشرة") : g_strconcat(arabic_ones[one], " عشرة", NULL);
    default: break;
    }
    const char *ten = arabic_tens[ordinal / 10];
    return one == 0 ? g_strdup(ten) : g_strconcat(arabic_ones[one], " و", ten, NULL);
}

static char *chinese(int ordinal)
{
    static const char *const figures[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
    GString *out = g_string_new(NULL);
    const int ten = ordinal / 10 % 10;
    const int one = ordinal % 10;
    if (ordinal >= 100) {
        g_string_append_printf(out, "%s百", figures[ordinal / 100]);
    }
    if (ten > 0) {
        g_string_append_printf(out, "%s十", ten == 1 && ordinal < 100 ? "" : figures[ten]);
    } else if (ordinal >= 100 && one > 0) {
        g_string_append(out, figures[0]);
    }
    g_string_append(out, one > 0 ? figures[one] : "");
    return g_string_free(out, FALSE);
}

static char *spanish(int ordinal)
{
    static const char *const words[] = { "",      "primer",  "segundo", "tercer", "cuarto", "quinto",
                                         "sexto", "séptimo", "octavo",  "noveno", "décimo" };
    return ordinal < (int)G_N_ELEMENTS(words) ? g_strdup(words[ordinal]) : g_strdup_printf("%dº", ordinal);
}

char *ordinal_in_language(int ordinal, Language language)
{
    static char *(*const words[N_LANGUAGES])(int ordinal) = {
        [LANGUAGE_ARABIC] = arabic, [LANGUAGE_CHINESE] = chinese, [LANGUAGE_ENGLISH] = english,
        [LANGUAGE_FRENCH] = french, [LANGUAGE_RUSSIAN] = russian, [LANGUAGE_SPANISH] = spanish,
    };
    return ordinal < 1 || ordinal > ORDINAL_LIMIT ? NULL : words[language](ordinal);
}
