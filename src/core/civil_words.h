/* Days and hours as the papers of the United Nations print them, in each language (domain rules 2–4, 104): the
 * one place that knows. reading/civil_text.h reads every form that is written here. All results are new; free with
 * g_free, where nothing else is said.
 *
 *            a time        whole hour    range of hours            midnight, noon
 *   en       10.30 a.m.    10 a.m.       10 a.m.–1 p.m., 3–6 p.m.  midnight, noon
 *   ar       الساعة 10:30  الساعة 10:00  الساعة 10:00–13:00        الساعة 00:00 (end: 24:00), الساعة 12:00
 *   zh       上午10时30分  上午10时      上午10时至下午1时         零时 (end: 24时), 中午12时; 下午3时至6时
 *   fr       10 h 30       10 heures     10 heures-13 heures       0 heure (end: 24 heures), 12 heures; 10 h 5
 *   ru       10 ч. 30 м.   10 ч. 00 м.   10 ч. 00 м.–13 ч. 00 м.   0 ч. 00 м. (end: 24 ч. 00 м.), 12 ч. 00 м.
 *   es       10.30 horas   10.00 horas   10.00 a 13.00 horas       0.00 horas (end: 24.00), 12.00 horas
 *
 *            date                 range of dates                                       day heading
 *   en       3 July 2023          24–28 July 2023, 28 March–1 April 2022               Monday, 24 July
 *   ar       3 تموز/يوليه 2023    24–28 تموز/يوليه 2023, 28 آذار/مارس – 1 نيسان/أبريل 2022   الاثنين، 24 تموز/يوليه
 *   zh       2023年7月3日         2023年7月24日至28日, 2022年3月28日至4月1日           7月24日星期一
 *   fr       3 juillet 2023       24-28 juillet 2023, 28 mars-1er avril 2022           Lundi 24 juillet
 *   ru       3 июля 2023 года     24–28 июля 2023 года, 28 марта — 1 апреля 2022 года  Понедельник, 24 июля
 *   es       3 de julio de 2023   24 a 28 de julio de 2023, 28 de marzo a 1 de abril de 2022   Lunes 24 de julio
 *
 * Day headings with a year end in it as dates do ("Lunes 24 de julio de 2023", "2023年7月24日星期一", "Понедельник,
 * 24 июля 2023 года"). A range over two years names both. */
#pragma once

#include "base/civil.h"
#include "core/language.h"

/* `end` may be CLOCK_UNKNOWN. */
char *hours_in_words(Language language, int start, int end);

/* What stands between the hours of meetings that share a row: ", ", and " and " before the last. Static. */
const char *hours_joint(Language language, bool last);

/* "30 minutes", "2 минуты", "دقيقتان". */
char *minutes_in_words(Language language, int minutes);

char *date_in_words(Language language, CivilDate date);
char *date_range_in_words(Language language, CivilDate from, CivilDate to);

/* As it stands in a sentence: "from 24 to 28 July 2023", "du 24 au 28 juillet 2023", "с 24 по 28 июля 2023 года". */
char *date_span_in_words(Language language, CivilDate from, CivilDate to);

/* "Week of 6–10 October 2025", "Semaine du 6 au 10 octobre 2025", "2025年10月6日至10日当周". */
char *week_in_words(Language language, CivilDate from, CivilDate to);

/* "Monday, 24 July", with the year where `with_year`; it begins with a capital. */
char *day_heading_in_words(Language language, CivilDate date, bool with_year);

const char *month_in_words(Language language, int month); /* "July", "июля": as it stands in a date; static */
const char *weekday_in_words(Language language, Weekday weekday); /* "Monday", "lundi": as in a sentence; static */
