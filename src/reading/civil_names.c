#include "reading/civil_names.h"

#include "base/folding.h"
#include "core/prose.h"

#include <string.h>

enum { LONGEST_NAME = 10 }; /* letters; one more than "September" and "Wednesday" have */

/* The English name, or its usual short form with or without a full stop: at least three letters, as in "Tue", "Tues.",
 * "Sept.". */
static bool scan_english_name(const char **at, const char *name)
{
    size_t letters = 0;
    while (letters < LONGEST_NAME && g_ascii_isalpha((*at)[letters])) {
        letters++;
    }
    const size_t full = strlen(name);
    const bool is_short = letters >= 3 && letters <= 5 && letters < full;
    if ((letters != full && !is_short) || g_ascii_strncasecmp(*at, name, letters) != 0) {
        return false;
    }
    *at += letters;
    if (is_short && **at == '.') {
        ++*at;
    }
    return true;
}

typedef struct {
    const char *name;
    int value;
} Name;

/* Parted by script, so that a date in one pays nothing for the others. "mar." is no Tuesday: it is March, too. */
static const Name latin_months[] = {
    { "janvier", 1 },   { "janv.", 1 },      { "février", 2 },    { "févr.", 2 },      { "mars", 3 },
    { "avril", 4 },     { "avr.", 4 },       { "mai", 5 },        { "juin", 6 },       { "juillet", 7 },
    { "juil.", 7 },     { "août", 8 },       { "septembre", 9 },  { "octobre", 10 },   { "novembre", 11 },
    { "décembre", 12 }, { "déc.", 12 },      { "enero", 1 },      { "ene.", 1 },       { "febrero", 2 },
    { "marzo", 3 },     { "abril", 4 },      { "abr.", 4 },       { "mayo", 5 },       { "junio", 6 },
    { "julio", 7 },     { "agosto", 8 },     { "ago.", 8 },       { "septiembre", 9 }, { "setiembre", 9 },
    { "octubre", 10 },  { "noviembre", 11 }, { "diciembre", 12 }, { "dic.", 12 },
};

static const Name latin_weekdays[] = {
    { "lundi", MONDAY },    { "mardi", TUESDAY },   { "mercredi", WEDNESDAY }, { "jeudi", THURSDAY },
    { "vendredi", FRIDAY }, { "samedi", SATURDAY }, { "dimanche", SUNDAY },    { "lun.", MONDAY },
    { "mer.", WEDNESDAY },  { "jeu.", THURSDAY },   { "ven.", FRIDAY },        { "sam.", SATURDAY },
    { "dim.", SUNDAY },     { "lunes", MONDAY },    { "martes", TUESDAY },     { "miércoles", WEDNESDAY },
    { "jueves", THURSDAY }, { "viernes", FRIDAY },  { "sábado", SATURDAY },    { "domingo", SUNDAY },
    { "mié.", WEDNESDAY },  { "jue.", THURSDAY },   { "vie.", FRIDAY },        { "sáb.", SATURDAY },
    { "dom.", SUNDAY },
};

static const Name cyrillic_months[] = {
    { "января", 1 },   { "январь", 1 },   { "январе", 1 },   { "янв.", 1 },     { "февраля", 2 },  { "февраль", 2 },
    { "феврале", 2 },  { "фев.", 2 },     { "февр.", 2 },    { "марта", 3 },    { "март", 3 },     { "марте", 3 },
    { "апреля", 4 },   { "апрель", 4 },   { "апреле", 4 },   { "апр.", 4 },     { "мая", 5 },      { "май", 5 },
    { "мае", 5 },      { "июня", 6 },     { "июнь", 6 },     { "июне", 6 },     { "июля", 7 },     { "июль", 7 },
    { "июле", 7 },     { "августа", 8 },  { "август", 8 },   { "августе", 8 },  { "авг.", 8 },     { "сентября", 9 },
    { "сентябрь", 9 }, { "сентябре", 9 }, { "сент.", 9 },    { "сен.", 9 },     { "октября", 10 }, { "октябрь", 10 },
    { "октябре", 10 }, { "окт.", 10 },    { "ноября", 11 },  { "ноябрь", 11 },  { "ноябре", 11 },  { "нояб.", 11 },
    { "ноя.", 11 },    { "декабря", 12 }, { "декабрь", 12 }, { "декабре", 12 }, { "дек.", 12 },
};

static const Name cyrillic_weekdays[] = {
    { "понедельник", MONDAY }, { "понедельника", MONDAY }, { "понедельнику", MONDAY }, { "вторник", TUESDAY },
    { "вторника", TUESDAY },   { "вторнику", TUESDAY },    { "среда", WEDNESDAY },     { "среду", WEDNESDAY },
    { "среды", WEDNESDAY },    { "среде", WEDNESDAY },     { "четверг", THURSDAY },    { "четверга", THURSDAY },
    { "четвергу", THURSDAY },  { "пятница", FRIDAY },      { "пятницу", FRIDAY },      { "пятницы", FRIDAY },
    { "пятнице", FRIDAY },     { "суббота", SATURDAY },    { "субботу", SATURDAY },    { "субботы", SATURDAY },
    { "воскресенье", SUNDAY }, { "воскресенья", SUNDAY },  { "пн", MONDAY },           { "вт", TUESDAY },
    { "ср", WEDNESDAY },       { "чт", THURSDAY },         { "пт", FRIDAY },           { "сб", SATURDAY },
    { "вс", SUNDAY },
};

static const Name arabic_months[] = {
    { "كانون الثاني", 1 },  { "شباط", 2 },         { "آذار", 3 },   { "نيسان", 4 },  { "أيار", 5 },
    { "حزيران", 6 },        { "تموز", 7 },         { "آب", 8 },     { "أيلول", 9 },  { "تشرين الأول", 10 },
    { "تشرين الثاني", 11 }, { "كانون الأول", 12 }, { "يناير", 1 },  { "فبراير", 2 }, { "مارس", 3 },
    { "أبريل", 4 },         { "نيسان", 4 },        { "مايو", 5 },   { "يونيه", 6 },  { "يونيو", 6 },
    { "يوليه", 7 },         { "يوليو", 7 },        { "أغسطس", 8 },  { "سبتمبر", 9 }, { "أكتوبر", 10 },
    { "نوفمبر", 11 },       { "ديسمبر", 12 },      { "جانفي", 1 },  { "فيفري", 2 },  { "أفريل", 4 },
    { "ماي", 5 },           { "جوان", 6 },         { "جويلية", 7 }, { "أوت", 8 },
};

static const Name arabic_weekdays[] = {
    { "الاثنين", MONDAY }, { "الثلاثاء", TUESDAY }, { "الأربعاء", WEDNESDAY }, { "الخميس", THURSDAY },
    { "الجمعة", FRIDAY },  { "السبت", SATURDAY },   { "الأحد", SUNDAY },
};

static const Name chinese_weekdays[] = {
    { "星期一", MONDAY }, { "星期二", TUESDAY },  { "星期三", WEDNESDAY }, { "星期四", THURSDAY },
    { "星期五", FRIDAY }, { "星期六", SATURDAY }, { "星期日", SUNDAY },    { "星期天", SUNDAY },
    { "周一", MONDAY },   { "周二", TUESDAY },    { "周三", WEDNESDAY },   { "周四", THURSDAY },
    { "周五", FRIDAY },   { "周六", SATURDAY },   { "周日", SUNDAY },      { "週一", MONDAY },
    { "週二", TUESDAY },  { "週三", WEDNESDAY },  { "週四", THURSDAY },    { "週五", FRIDAY },
    { "週六", SATURDAY }, { "週日", SUNDAY },
};

/* Names are many and dates are asked for everywhere: what begins with no first letter of theirs is no name. */
static bool may_begin_latin(char c, const char *first_letters)
{
    return strchr(first_letters, g_ascii_tolower(c)) != NULL;
}

/* The value of the longest name that stands at *at; 0 if none does. */
static int scan_name(const char **at, const Name *names, size_t count)
{
    size_t longest = 0;
    int value = 0;
    const char first = (unsigned char)**at < 0x80 ? g_ascii_tolower(**at) : '\0';
    for (size_t i = 0; i < count; i++) {
        if (first != '\0' && names[i].name[0] != first) {
            continue;
        }
        const size_t used = folded_begins(*at, names[i].name);
        if (used > longest) {
            longest = used;
            value = names[i].value;
        }
    }
    *at += longest;
    return value;
}

/* Marks of direction may stand before any word; what is looked at is the letter behind them. */
static gunichar first_letter(const char *at)
{
    return folded_next(&at);
}

static bool is_cyrillic(gunichar c)
{
    return c >= 0x400 && c < 0x530;
}

static bool is_arabic(gunichar c)
{
    return c >= 0x600 && c < 0x700;
}

/* "شباط/فبراير": the second name says the same in another usage. */
static int scan_arabic_month(const char **at)
{
    const int month = scan_name(at, arabic_months, G_N_ELEMENTS(arabic_months));
    if (month == 0) {
        return 0;
    }
    const char *from = *at + strspn(*at, " ");
    if (*from == '/') {
        from++;
        from += strspn(from, " ");
        if (scan_name(&from, arabic_months, G_N_ELEMENTS(arabic_months)) == month) {
            *at = from;
        }
    }
    return month;
}

int month_name_scan(const char **at)
{
    if (g_ascii_isalpha(**at)) {
        if (!may_begin_latin(**at, "jfmasonde")) {
            return 0;
        }
        for (int i = 1; i <= 12; i++) {
            if (scan_english_name(at, prose_month(i))) {
                return i;
            }
        }
        return scan_name(at, latin_months, G_N_ELEMENTS(latin_months));
    }
    if ((unsigned char)**at < 0x80) {
        return 0;
    }
    const gunichar c = first_letter(*at);
    if (is_arabic(c)) {
        return scan_arabic_month(at);
    }
    return is_cyrillic(c) ? scan_name(at, cyrillic_months, G_N_ELEMENTS(cyrillic_months)) : 0;
}

Weekday weekday_name_scan(const char **at)
{
    if (g_ascii_isalpha(**at)) {
        if (!may_begin_latin(**at, "mtwfslvdj")) {
            return WEEKDAY_NONE;
        }
        for (int i = MONDAY; i <= SUNDAY; i++) {
            if (scan_english_name(at, prose_weekday((Weekday)i))) {
                return (Weekday)i;
            }
        }
        return (Weekday)scan_name(at, latin_weekdays, G_N_ELEMENTS(latin_weekdays));
    }
    if ((unsigned char)**at < 0x80) {
        return WEEKDAY_NONE;
    }
    const gunichar c = first_letter(*at);
    if (is_arabic(c)) {
        return (Weekday)scan_name(at, arabic_weekdays, G_N_ELEMENTS(arabic_weekdays));
    }
    if (is_cyrillic(c)) {
        return (Weekday)scan_name(at, cyrillic_weekdays, G_N_ELEMENTS(cyrillic_weekdays));
    }
    return (Weekday)scan_name(at, chinese_weekdays, G_N_ELEMENTS(chinese_weekdays));
}
