#include "base/folding_rule.h"

enum { ALIF_MAQSURA = 0x649, YA = 0x64a, TA_MARBUTA = 0x629, HA = 0x647, TATWEEL = 0x640 };

bool folding_is_han(gunichar c)
{
    return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Vowel signs and accents of their own, marks of direction, soft hyphens and joiners. */
static bool is_silent(gunichar c)
{
    if (c < 0x300) {
        return c == 0xad;
    }
    return c == TATWEEL || c == 0x61c || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || g_unichar_ismark(c);
}

/* Forms of one sign that writers and machines exchange for each other. */
static gunichar plain_form(gunichar c)
{
    if (c >= 0xff01 && c <= 0xff5e) {
        return c - 0xfee0; /* of full width */
    }
    if (c >= 0x2000 && c <= 0x200a) {
        return ' ';
    }
    switch (c) {
    case 0xa0:
    case 0x202f:
    case 0x3000: return ' ';
    case 0x2bc:
    case 0x2018:
    case 0x2019: return '\'';
    case 0x2010:
    case 0x2011: return '-';
    case ALIF_MAQSURA: return YA;
    case TA_MARBUTA: return HA;
    default: return c;
    }
}

/* An Arabic figure as one of ASCII; any other character as it is. */
static gunichar plain_figure(gunichar c)
{
    if (c >= 0x660 && c <= 0x669) {
        return c - 0x660 + '0';
    }
    return c >= 0x6f0 && c <= 0x6f9 ? c - 0x6f0 + '0' : c;
}

gunichar folding_rule(gunichar c)
{
    gunichar base;
    gunichar accent;
    if (is_silent(c)) {
        return FOLDING_SILENT;
    }
    c = plain_figure(plain_form(c));
    while (c >= 0xc0 && !folding_is_han(c) && g_unichar_decompose(c, &base, &accent)) {
        c = base;
    }
    return g_unichar_tolower(c);
}
