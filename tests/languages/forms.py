#!/usr/bin/env python3
"""Hold `placard lines` against days, hours, places and item headings in every form that six languages give them.

The lines are built here from names and patterns that were written down for this test alone: nothing is taken from the
programme's own tables, so that a form that it cannot write either is missed.

    forms.py PLACARD

Exit status: 0 if all is found, 1 if not.
"""

import json
import subprocess
import sys
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = {
    "en": (
        "January February March April May June July August September October November December".split(),
        WEEKDAYS,
    ),
    "fr": (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
        "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
        "lunes martes miércoles jueves viernes sábado domingo".split(),
    ),
    "ru": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
        ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"),
    ),
    "zh": (
        [f"{month}月" for month in range(1, 13)],
        [f"星期{day}" for day in "一二三四五六日"],
    ),
    "ar": (
        (
            "كانون الثاني/يناير|شباط/فبراير|آذار/مارس|نيسان/أبريل|أيار/مايو|حزيران/يونيه|تموز/يوليه|آب/أغسطس|"
            "أيلول/سبتمبر|تشرين الأول/أكتوبر|تشرين الثاني/نوفمبر|كانون الأول/ديسمبر"
        ).split("|"),
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
    ),
}
FIGURES = {"zh": str.maketrans("0123456789", "０１２３４５６７８９"), "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")}


# --- days ---------------------------------------------------------------------------------------------------------


def day_text(language, day):
    """A date without its weekday, in the usual form of the language."""
    month = NAMES[language][0][day.month - 1]
    first = day.day == 1
    return {
        "en": f"{day.day} {month} {day.year}",
        "fr": f"{'1er' if first else day.day} {month} {day.year}",
        "es": f"{'1º' if first else day.day} de {month} de {day.year}",
        "ru": f"{'1-го' if first else day.day} {month} {day.year} года",
        "zh": f"{day.year}年{month}{day.day}日",
        "ar": f"{day.day} {month} {day.year}",
    }[language]


def range_text(language, first, last):
    """Two dates as a session has them: over days, months or years."""
    names = NAMES[language][0]
    months = names[first.month - 1], names[last.month - 1]
    days = first.day, last.day
    if first.year != last.year:
        joint = {"en": "–", "fr": "-", "es": " a ", "ru": " – ", "zh": "至", "ar": " - "}[language]
        return day_text(language, first) + joint + day_text(language, last)
    if months[0] != months[1]:
        ordinal = {"fr": "er", "es": "º"}.get(language, "")
        days = tuple(f"{day}{ordinal}" if day == 1 else day for day in days)
        return {
            "en": f"{days[0]} {months[0]}–{days[1]} {months[1]} {last.year}",
            "fr": f"{days[0]} {months[0]}-{days[1]} {months[1]} {last.year}",
            "es": f"{days[0]} de {months[0]} a {days[1]} de {months[1]} de {last.year}",
            "ru": f"{days[0]} {months[0]} – {days[1]} {months[1]} {last.year} года",
            "zh": f"{first.year}年{months[0]}{days[0]}日至{months[1]}{days[1]}日",
            "ar": f"{days[0]} {months[0]} - {days[1]} {months[1]} {last.year}",
        }[language]
    return {
        "en": f"{days[0]}–{days[1]} {months[1]} {last.year}",
        "fr": f"{'1er' if days[0] == 1 else days[0]}-{days[1]} {months[1]} {last.year}",
        "es": f"{days[0]} a {days[1]} de {months[1]} de {last.year}",
        "ru": f"{days[0]}–{days[1]} {months[1]} {last.year} года",
        "zh": f"{first.year}年{months[0]}{days[0]}日至{days[1]}日",
        "ar": f"{days[0]}-{days[1]} {months[1]} {last.year}",
    }[language]


# --- hours --------------------------------------------------------------------------------------------------------


def twelve(hour):
    return (hour + 11) % 12 + 1


def english_hour(hour, minute):
    if (hour, minute) == (12, 0):
        return "noon"
    return f"{twelve(hour)}{f'.{minute:02}' if minute else ''} {'a.m.' if hour < 12 else 'p.m.'}"


def chinese_hour(hour, minute):
    half = "上午" if hour < 12 else "中午" if hour == 12 else "下午" if hour < 18 else "晚上"
    return f"{half}{twelve(hour)}时{f'{minute}分' if minute else ''}"


ARABIC_HOURS = (
    "الثانية عشرة|الواحدة|الثانية|الثالثة|الرابعة|الخامسة|السادسة|السابعة|الثامنة|التاسعة|العاشرة|الحادية عشرة"
).split("|")


def arabic_half(hour):
    return "صباحا" if hour < 12 else "بعد الظهر" if hour < 17 else "مساء"


def arabic_hour_in_words(hour, minute):
    behind = {0: "", 15: " والربع", 20: " والثلث", 30: " والنصف", 45: " و 45 دقيقة"}[minute]
    return f"الساعة {ARABIC_HOURS[hour % 12]}{behind} {arabic_half(hour)}"


HOURS = {
    "en": lambda h, m: f"at {english_hour(h, m)}",
    "fr": lambda h, m: f"à {h} heure{'s' if h > 1 else ''}" if m == 0 else f"à {h} h {m:02}",
    "es": lambda h, m: f"a la{'s' if h != 1 else ''} {h}.{m:02} hora{'s' if h != 1 else ''}",
    "ru": lambda h, m: f"в {h} ч. {m:02} м.",
    "zh": chinese_hour,
    "ar": lambda h, m: f"الساعة {h:02}:{m:02}",
}

# As an agenda of the Security Council says when it is for, and as journals do.
TO_BE_HELD = {
    "en": ("To be held on {w}, {d}, {h}", "{w}, {d}, {h}"),
    "fr": ("Qui se tiendra le {w} {d}, {h}", "Le {w} {d} {h}*"),
    "es": ("Que se celebrará el {w} {d}, {h}", "El {w}, {d}, {h}"),
    "ru": ("которое состоится {w}, {d}, {h}", "Состоится {w}, {d} {h}"),
    "zh": ("定于{d}{w}{h}举行", "{d}，{w}，{h}"),
    "ar": ("المقرر عقدها يوم {w} {d}، {h}", "تُعقد يوم {w}، {d}، {h}"),
}


def cases_of_days(language):
    """Every day of three years, each with another hour and another minute."""
    for number in range(0, 1096, 2):
        day = date(2014, 1, 1) + timedelta(number)
        hour, minute = 8 + number // 2 % 12, number // 2 % 60
        for pattern in TO_BE_HELD[language]:
            text = pattern.format(
                w=NAMES[language][1][day.weekday()], d=day_text(language, day), h=HOURS[language](hour, minute)
            )
            expected = {
                "date": day.isoformat(),
                "weekday": WEEKDAYS[day.weekday()],
                "time": f"{hour:02}:{minute:02}",
            }
            yield text, expected
            if number % 14 == 0:
                yield text.replace(" ", "\u00a0"), expected
                yield text.translate(FIGURES.get(language, {})), expected


OTHER_HOURS = {
    "en": [("3.05 p.m.", 15, 5), ("12 noon", 12, 0), ("10:15 a.m.", 10, 15), ("6 P.M.", 18, 0), ("midnight", 0, 0)],
    "fr": [
        ("10h00", 10, 0), ("15h30", 15, 30), ("9 h 5", 9, 5), ("midi", 12, 0), ("minuit", 0, 0), ("3 heures de l’après-midi", 15, 0),
        ("10 heures du matin", 10, 0), ("8 heures du soir", 20, 0), ("10 h 30 précises", 10, 30), ("13 heures 15", 13, 15),
    ],
    "es": [
        ("10.00 h", 10, 0), ("15:30 horas", 15, 30), ("9.05 horas", 9, 5), ("mediodía", 12, 0), ("medianoche", 0, 0),
        ("3 de la tarde", 15, 0), ("10 de la mañana", 10, 0), ("8 de la noche", 20, 0), ("10:15 a. m.", 10, 15),
        ("12 del mediodía", 12, 0), ("13 horas", 13, 0),
    ],
    "ru": [
        ("10 час. 00 мин.", 10, 0), ("15 ч 30 мин", 15, 30), ("10 часов", 10, 0), ("3 часа дня", 15, 0), ("10 часов утра", 10, 0),
        ("8 часов вечера", 20, 0), ("полдень", 12, 0), ("полночь", 0, 0), ("15:30", 15, 30), ("10.00 ч.", 10, 0),
        ("21 час", 21, 0), ("10 часов 5 минут", 10, 5), ("1 час дня", 13, 0),
    ],
    "zh": [
        ("上午十时", 10, 0), ("下午三时", 15, 0), ("下午三时三十分", 15, 30), ("中午12时", 12, 0), ("正午", 12, 0), ("午夜", 0, 0),
        ("晚上8时", 20, 0), ("上午10点半", 10, 30), ("下午3:05", 15, 5), ("上午10：15", 10, 15), ("15时30分", 15, 30), ("15：30", 15, 30),
        ("上午１０时３０分", 10, 30), ("下午6点整", 18, 0), ("凌晨1时", 1, 0), ("清晨6时", 6, 0), ("午后2时", 14, 0),
    ],
    "ar": [
        ("الساعة 10/00", 10, 0), ("الساعة 15/30", 15, 30), ("الساعة ١٠/٠٠", 10, 0), ("الساعة 10 صباحا", 10, 0),
        ("الساعة 3 بعد الظهر", 15, 0), ("الساعة 10:00 صباحاً", 10, 0), ("الساعة 3:30 مساءً", 15, 30),
        ("الساعة العاشرة صباحا", 10, 0), ("الساعة الثالثة بعد الظهر", 15, 0), ("الساعة الثانية عشرة ظهرا", 12, 0),
        ("منتصف الليل", 0, 0), ("الظهر", 12, 0), ("الساعة 10.30", 10, 30), ("الساعة العاشرة والنصف صباحا", 10, 30),
        ("الساعة الحادية عشرة والربع صباحا", 11, 15), ("الساعة الثالثة إلا الربع بعد الظهر", 14, 45),
        ("الساعة ١٥:٠٥", 15, 5), ("الساعة الثامنة مساء", 20, 0), ("الساعة الواحدة بعد الظهر", 13, 0),
    ],
}
BEFORE_HOUR = {"en": "at ", "fr": "à ", "es": "a las ", "ru": "в ", "zh": "", "ar": ""}


def cases_of_hours(language):
    day = date(2019, 10, 9)
    for hour in range(24):
        for minute in range(0, 60) if hour in (10, 15) else (0, 1, 30, 59):
            if language == "zh" and hour < 6:
                continue  # "上午1时" is nobody's
            for end in ("", ".", ",", ")", "*"):
                yield HOURS[language](hour, minute) + end, {"time": f"{hour:02}:{minute:02}"}
    for text, hour, minute in OTHER_HOURS[language]:
        expected = {"time": f"{hour:02}:{minute:02}"}
        yield text, expected
        with_day = {"zh": f"{day_text('zh', day)}{text}"}.get(
            language, f"{day_text(language, day)}, {BEFORE_HOUR[language]}{text}"
        )
        yield with_day, expected | {"date": day.isoformat()}
    if language == "ar":
        for hour in range(1, 21):
            for minute in (0, 15, 20, 30, 45):
                yield arabic_hour_in_words(hour, minute), {"time": f"{hour:02}:{minute:02}"}


# --- places -------------------------------------------------------------------------------------------------------

PLACES = [
    ("New York", "New York", "New York", "Nueva York", "Нью-Йорк", "纽约", "نيويورك"),
    ("Geneva", "Geneva", "Genève", "Ginebra", "Женева", "日内瓦", "جنيف"),
    ("Vienna", "Vienna", "Vienne", "Viena", "Вена", "维也纳", "فيينا"),
    ("Nairobi", "Nairobi", "Nairobi", "Nairobi", "Найроби", "内罗毕", "نيروبي"),
    ("Bonn", "Bonn, Germany", "Bonn (Allemagne)", "Bonn (Alemania)", "Бонн, Германия", "德国波恩", "بون، ألمانيا"),
    ("Sendai", "Sendai, Japan", "Sendai (Japon)", "Sendai (Japón)", "Сендай, Япония", "日本仙台", "سينداي، اليابان"),
    ("The Hague", "The Hague", "La Haye", "La Haya", "Гаага", "海牙", "لاهاي"),
    ("Bangkok", "Bangkok", "Bangkok", "Bangkok", "Бангкок", "曼谷", "بانكوك"),
    ("Doha", "Doha", "Doha", "Doha", "Доха", "多哈", "الدوحة"),
    ("Addis Ababa", "Addis Ababa", "Addis-Abeba", "Addis Abeba", "Аддис-Абеба", "亚的斯亚贝巴", "أديس أبابا"),
    ("Montreal", "Montreal, Canada", "Montréal (Canada)", "Montreal (Canadá)", "Монреаль, Канада", "加拿大蒙特利尔", "مونتريال، كندا"),
    ("Paris", "Paris", "Paris", "París", "Париж", "巴黎", "باريس"),
    ("Kingston", "Kingston", "Kingston", "Kingston", "Кингстон", "金斯敦", "كينغستون"),
    ("Samarkand", "Samarkand, Uzbekistan", "Samarcande (Ouzbékistan)", "Samarcanda (Uzbekistán)", "Самарканд, Узбекистан",
     "乌兹别克斯坦撒马尔罕", "سمرقند، أوزبكستان"),
]
COLUMN = {"en": 1, "fr": 2, "es": 3, "ru": 4, "zh": 5, "ar": 6}
RANGES = [
    (date(2014, 3, 10), date(2014, 3, 14)),
    (date(2015, 5, 1), date(2015, 5, 22)),
    (date(2016, 2, 29), date(2016, 3, 4)),
    (date(2013, 6, 28), date(2013, 7, 1)),
    (date(2018, 12, 17), date(2019, 1, 11)),
    (date(2023, 9, 5), date(2024, 7, 31)),
] + [(date(2020 + month % 3, month, 2 + month), date(2020 + month % 3, month, 9 + month)) for month in range(1, 13)]


def cases_of_places(language):
    sign = {"zh": "，", "ar": "، "}.get(language, ", ")
    for number, (first, last) in enumerate(RANGES):
        dates = range_text(language, first, last)
        expected = {"from": first.isoformat(), "to": last.isoformat()}
        yield dates, expected
        for english, *names in PLACES[number % 2 :: 2]:
            place = names[COLUMN[language] - 1]
            with_place = expected | {"place": english}
            yield f"{place}{sign}{dates}", with_place
            if language == "zh":
                yield f"{dates}，{place}", with_place
                yield f"{dates}，{place}*", with_place
                continue
            yield f"{place}{sign}{dates}*", with_place
            yield f"{place}{sign}{dates}".replace("–", "-").replace(" - ", "-"), with_place
            yield f"{place}{sign}{dates}".replace(" ", "\u00a0"), with_place
    first, last = date(2017, 4, 3), date(2017, 4, 7)
    spans = {
        "en": "Geneva, from 3 to 7 April 2017",
        "fr": "Genève, du 3 au 7 avril 2017",
        "es": "Ginebra, del 3 al 7 de abril de 2017",
        "ru": "Женева, с 3 по 7 апреля 2017 года",
        "zh": "日内瓦，2017年4月3日至7日",
        "ar": "جنيف، من 3 إلى 7 نيسان/أبريل 2017",
    }
    yield spans[language], {"place": "Geneva", "from": first.isoformat(), "to": last.isoformat()}
    one = {"zh": f"{day_text('zh', first)}，日内瓦"}.get(
        language, f"{PLACES[1][COLUMN[language]]}{sign}{day_text(language, first)}"
    )
    yield one, {"place": "Geneva", "date": first.isoformat()}


TWO_RANGES = {
    "en": "New York, 10–21 March and 5–9 May 2014",
    "fr": "New York, 10-21 mars et 5-9 mai 2014",
    "es": "Nueva York, 10 a 21 de marzo y 5 a 9 de mayo de 2014",
    "ru": "Нью-Йорк, 10–21 марта и 5–9 мая 2014 года",
    "zh": "2014年3月10日至21日和5月5日至9日，纽约",
    "ar": "نيويورك، 10-21 آذار/مارس و 5-9 أيار/مايو 2014",
}

TWO_RANGES_OF_A_MONTH = {
    "en": "Bonn, 6–9 and 12–16 April 2010",
    "fr": "Bonn, 6-9 et 12-16 avril 2010",
    "es": "Bonn, 6 a 9 y 12 a 16 de abril de 2010",
    "ru": "Бонн, 6–9 и 12–16 апреля 2010 года",
    "zh": "2010年4月6日至9日和12日至16日，波恩",
    "ar": "بون، 6-9 و 12-16 نيسان/أبريل 2010",
}

# --- items --------------------------------------------------------------------------------------------------------

LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "fr": "abcdefghijklmnopqrstuvwxyz",
    "es": "abcdefghijklmnopqrstuvwxyz",
    "ru": "abcdefghijklmnopqrstuvwxyz",
    "zh": "abcdefghijklmnopqrstuvwxyz",
    "ar": ["أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق", "ر", "ش", "ت", "ث",
           "خ", "ذ", "ض"],
}
ITEM = {
    "en": ("Agenda item {}", "Item {} of the provisional agenda*", "Item {}", "Agenda item {}: Other matters"),
    "fr": ("Point {} de l'ordre du jour", "Point {} de l’ordre du jour provisoire**", "Point {}",
           "Point {} de l'ordre du jour : Questions diverses", "* Point {} de l'ordre du jour provisoire",
           "Point {} de la liste préliminaire*"),
    "es": ("Tema {} del programa", "Tema {} del programa provisional*", "Tema {}",
           "Tema {} del programa: Otros asuntos", "Tema {} del programa provisional***", "Tema {} de la lista preliminar*"),
    "ru": ("Пункт {} повестки дня", "Пункт {} предварительной повестки дня*", "Пункт {}", "Пункт {} повестки дня: Прочие вопросы",
           "Пункт {} первоначального перечня*"),
    "zh": ("议程项目{}", "临时议程*项目{}", "项目{}", "议程项目{}：其他事项", "* 临时议程项目{}", "临时议程项目{}*", "临时议程**项目{}", "暂定项目表*项目{}"),
    "ar": ("البند {} من جدول الأعمال", "البند {} من جدول الأعمال المؤقَّت*", "البند {}", "البند {} من جدول الأعمال: مسائل أخرى",
           "البند {} من القائمة الأولية*"),
}
SUB = {"en": " ({})", "fr": " {})", "es": " {})", "ru": "({})", "zh": "({})", "ar": " ({})"}
# Several items: how the heading begins with two and with more, and what stands between.
SEVERAL = {
    "en": ("Agenda items {}", "Agenda items {}", ", ", " and "),
    "fr": ("Points {} de l'ordre du jour", "Points {} de l’ordre du jour provisoire*", ", ", " et "),
    "es": ("Temas {} del programa", "Temas {} del programa provisional*", ", ", " y "),
    "ru": ("Пункты {} повестки дня", "Пункты {} предварительной повестки дня*", ", ", " и "),
    "zh": ("议程项目{}", "临时议程*项目{}", "、", "和"),
    "ar": ("البندان {} من جدول الأعمال", "البنود {} من جدول الأعمال المؤقت*", " و ", " و "),
}
ITEM_RANGES = {
    "en": ("Agenda items 88 to 105", "Items 88–105 of the provisional agenda*"),
    "fr": ("Points 88 à 105 de l'ordre du jour", "Points 88 à 105"),
    "es": ("Temas 88 a 105 del programa", "Temas 88 a 105"),
    "ru": ("Пункты 88–105 повестки дня", "Пункты 88-105 предварительной повестки дня*"),
    "zh": ("议程项目88至105", "临时议程*项目88至105"),
    "ar": ("البنود من 88 إلى 105 من جدول الأعمال", "البنود 88 إلى 105", "البنود 88-105 من جدول الأعمال"),
}
LETTER_RANGES = {
    "en": "Agenda item 20 (a) to (d)",
    "fr": "Point 20 a) à d) de l'ordre du jour",
    "es": "Tema 20 a) a d) del programa",
    "ru": "Пункт 20 a)–d) повестки дня",
    "zh": "议程项目20(a)至(d)",
    "ar": "البند 20 (أ) إلى (د) من جدول الأعمال",
}
CONTINUED = {"en": "(continued)", "fr": "(suite)", "es": "(continuación)", "ru": "(продолжение)", "zh": "（续）", "ar": "(تابع)"}


def cases_of_items(language):
    for number in range(1, 180):
        for pattern in ITEM[language] if number % 10 == 7 else ITEM[language][:2]:
            yield pattern.format(number), {"items": [number], "subitems": []}
        yield (ITEM[language][0].format(number) + " " + CONTINUED[language]), {"items": [number], "continued": True}
    for place, letter in enumerate(LETTERS[language]):
        sub = f"({LETTERS['en'][place]})"
        for pattern in ITEM[language]:
            expected = {"items": [19 + place], "subitems": [sub]}
            yield pattern.format(f"{19 + place}{SUB[language].format(letter)}"), expected
            yield pattern.format(f"{19 + place}\u00a0({letter})"), expected
    two, more, comma, last = SEVERAL[language]
    for number in range(3, 60, 7):
        c = SUB[language].format(LETTERS[language][2])
        yield two.format(f"{number}{last}{number + 2}"), {"items": [number, number + 2], "subitems": []}
        yield two.format(f"{number}{c}{last}{number + 2}"), {"items": [number, number + 2], "subitems": ["(c)"]}
        yield more.format(f"{number}{comma}{number + 2}{c}{last}{number + 9}"), {
            "items": [number, number + 2, number + 9],
            "subitems": ["(c)"],
        }
    yield LETTER_RANGES[language], {"items": [20] * 4, "subitems": ["(a)", "(b)", "(c)", "(d)"]}
    for text in ITEM_RANGES[language]:
        yield text, {"items": list(range(88, 106)), "subitems": []}


# --- the test -----------------------------------------------------------------------------------------------------


def found_in(placard, texts):
    run = subprocess.run([placard, "lines", "-"], input="\n".join(texts), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def facts_of(found):
    items = found.get("items", [])
    facts = {"items": [item["number"] for item in items], "subitems": [f"({item['sub']})" for item in items if "sub" in item]}
    return found | facts


def main():
    placard = sys.argv[1]
    count = bad = 0
    for language in NAMES:
        cases = [
            (TWO_RANGES[language], {"place": "New York", "from": "2014-03-10", "to": "2014-03-21"}),
            (TWO_RANGES_OF_A_MONTH[language], {"place": "Bonn", "from": "2010-04-06", "to": "2010-04-09"}),
        ]
        for part in (cases_of_days, cases_of_hours, cases_of_places, cases_of_items):
            cases += part(language)
        found = found_in(placard, [text for text, _ in cases])
        assert len(found) == len(cases), "a line was lost"
        for (text, expected), each in zip(cases, map(facts_of, found)):
            wrong = {member: each.get(member) for member, value in expected.items() if each.get(member) != value}
            count += 1
            bad += bool(wrong)
            if wrong:
                print(f"{language}: {text}\n    expected {expected}, found {wrong}")
    print(f"{count} lines in {len(NAMES)} languages, {bad} not understood")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
