/* Numbers of agenda items as the papers print them, in each language (domain rule 102). All results are new; free with
 * g_free.
 *
 *   en  Agenda item 4     Agenda items 132 and 17 (c)             fr  Point 4 de l'ordre du jour
 *   ar  البند 4 من جدول الأعمال   البندان 132 و 17 (ج) من جدول الأعمال    البنود 3 و 4 و 17 (ج) من جدول الأعمال
 *   zh  议程项目4         议程项目132和17(c)   议程项目3、4和5    ru  Пункты 132 и 17(c) повестки дня
 *   es  Tema 4 del programa   Temas 132 y 17 c) del programa      fr  Points 132 et 17 c) de l'ordre du jour */
#pragma once

#include "core/programme.h"

/* "132 and 17 (c)", "132 et 17 c)", "132和17(c)"; five or more in a row are a range: "53 to 57", "53至57". `items` is
 * of ItemNumber. */
char *item_numbers_in_words(Language language, const GArray *items);

/* With the body's word for items: "Agenda items 132 and 17 (c)", "Item 4", "项目4". */
char *item_heading_in_words(Language language, const GArray *items, const Profile *profile);

/* The marker of a sub-item before its title: "(c)", "c)", "(ج)". */
char *item_marker_in_words(Language language, const char *sub);

/* The letter of a sub-item by its Latin letter: "ج" for "c" in Arabic, the same in all other languages. Static. */
const char *item_letter(Language language, const char *sub);
