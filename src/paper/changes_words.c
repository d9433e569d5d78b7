#include "paper/changes_words.h"

/* In the order of the enumeration Language: Arabic, Chinese, English, French, Russian, Spanish. */
typedef const char *const Wording[N_LANGUAGES];

static Wording phrases[] = {
    [PHRASE_TITLE] = { "التغييرات في برنامج العمل", "工作方案的变动", "Changes in the programme of work",
                       "Modifications du programme de travail", "Изменения в программе работы",
                       "Cambios en el programa de trabajo" },
    [PHRASE_NOTHING] = { "لم يتغير شيء.", "没有变动。", "Nothing has changed.", "Rien n’a changé.", "Изменений нет.",
                         "No ha cambiado nada." },
    [PHRASE_OTHER_SESSION] = { "هذان برنامجا عمل دورتين مختلفتين.", "这是两届不同会议的工作方案。",
                               "These are the programmes of two different sessions.",
                               "Ce sont les programmes de deux sessions différentes.",
                               "Это программы двух разных сессий.",
                               "Son los programas de dos períodos de sesiones distintos." },
    [PHRASE_OTHER_BODY] = { "هذان برنامجا عمل هيئتين مختلفتين.", "这是两个不同机构的工作方案。",
                            "These are the programmes of two different bodies.",
                            "Ce sont les programmes de deux organes différents.", "Это программы двух разных органов.",
                            "Son los programas de dos órganos distintos." },
    [PHRASE_DOCUMENT] = { "الوثيقة", "文件", "Document", "Document", "Документ", "Documento" },
    [PHRASE_FRONT] = { "الفقرات التمهيدية", "说明段落", "Covering paragraphs", "Paragraphes liminaires",
                       "Вводные пункты", "Párrafos introductorios" },
    [PHRASE_AGENDA] = { "جدول الأعمال", "议程", "Agenda", "Ordre du jour", "Повестка дня", "Programa" },
    [PHRASE_BACK] = { "الفقرات الختامية", "后附段落", "Paragraphs after the timetable",
                      "Paragraphes suivant le calendrier", "Пункты после расписания",
                      "Párrafos posteriores al calendario" },
    [PHRASE_FOOTNOTES] = { "الحواشي", "脚注", "Footnotes", "Notes", "Сноски", "Notas" },
    [PHRASE_LINKS] = { "الروابط", "链接", "Links", "Liens", "Ссылки", "Enlaces" },
    [PHRASE_UNDATED] = { "دون تاريخ", "无日期", "Without a date", "Sans date", "Без даты", "Sin fecha" },
    [PHRASE_NO_HOUR] = { "دون تحديد الساعة", "时间未定", "Hour not given", "Heure non précisée", "Время не указано",
                         "Hora no indicada" },
    [PHRASE_MEETINGS_MOVED] = { "جلسات نُقل موعدها", "改期会议", "Meetings moved", "Séances déplacées",
                                "Перенесенные заседания", "Sesiones cambiadas de hora o día" },
    [PHRASE_MEETINGS_ADDED] = { "جلسات مضافة", "新增会议", "Meetings added", "Séances ajoutées",
                                "Добавленные заседания", "Sesiones añadidas" },
    [PHRASE_MEETINGS_CANCELLED] = { "جلسات ملغاة", "取消会议", "Meetings cancelled", "Séances annulées",
                                    "Отмененные заседания", "Sesiones canceladas" },
    [PHRASE_OTHER_CHANGES] = { "تغييرات أخرى", "其他变动", "Other changes", "Autres modifications", "Прочие изменения",
                               "Otros cambios" },
    [PHRASE_ADDED] = { "أُضيف", "新增", "Added", "Ajout", "Добавлено", "Añadido" },
    [PHRASE_REMOVED] = { "حُذف", "删除", "Removed", "Suppression", "Исключено", "Suprimido" },
    [PHRASE_CANCELLED] = { "أُلغيت", "取消", "Cancelled", "Annulation", "Отменено", "Cancelada" },
    [PHRASE_MOVED] = { "نُقل الموعد", "改期", "Moved", "Déplacement", "Перенесено", "Cambio de hora o día" },
    [PHRASE_MOVED_FROM] = { "نُقل من %", "移自%", "Moved from %", "Déplacé de : %", "Перенесено из: %",
                            "Trasladado de: %" },
    [PHRASE_MOVED_IN_ORDER] = { "تغيّر الترتيب", "次序变动", "Moved in the order", "Changement d’ordre",
                                "Изменен порядок", "Cambio de orden" },
    [PHRASE_VERSION] = { "الإصدار", "版本", "version", "version", "версия", "versión" },
    [PHRASE_FIRST_VERSION] = { "صدر برنامج العمل.", "工作方案已印发。", "The programme of work was issued.",
                               "Le programme de travail a été publié.", "Программа работы выпущена.",
                               "Se publicó el programa de trabajo." },
    [PHRASE_COLON] = { ": ", "：", ": ", "\u00a0: ", ": ", ": " },
    [PHRASE_SEMICOLON] = { "؛ ", "；", "; ", "\u00a0; ", "; ", "; " },
};
G_STATIC_ASSERT(G_N_ELEMENTS(phrases) == N_CHANGE_PHRASES);

static Wording aspects[] = {
    [ASPECT_WHOLE] = { "", "", "", "", "", "" },
    [ASPECT_WHEN] = { "الموعد", "时间", "Time", "Date et heure", "Время", "Fecha y hora" },
    [ASPECT_HOURS] = { "الساعات", "起止时间", "Hours", "Horaire", "Часы", "Horario" },
    [ASPECT_MEETING] = { "الجلسة", "会议", "Meeting", "Séance", "Заседание", "Sesión" },
    [ASPECT_ORDER] = { "الترتيب", "次序", "Order", "Ordre", "Порядок", "Orden" },
    [ASPECT_WORDING] = { "الصياغة", "措辞", "Wording", "Libellé", "Формулировка", "Redacción" },
    [ASPECT_SPEAKER] = { "المتكلم", "发言人", "Speaker", "Intervenant", "Выступающий", "Orador" },
    [ASPECT_KIND] = { "النوع", "类别", "Kind", "Nature", "Вид", "Tipo" },
    [ASPECT_ITEMS] = { "رقم البند", "项目编号", "Item number", "Numéro du point", "Номер пункта", "Número del tema" },
    [ASPECT_READING] = { "القراءة", "审读", "Reading", "Lecture", "Чтение", "Lectura" },
    [ASPECT_MINUTES] = { "الدقائق", "分钟", "Minutes", "Minutes", "Минуты", "Minutos" },
    [ASPECT_PROVENANCE] = { "المصدر", "来源", "Source", "Source", "Источник", "Fuente" },
    [ASPECT_DEPTH] = { "المستوى", "层级", "Level", "Niveau", "Уровень", "Nivel" },
    [ASPECT_NOTES] = { "علامات الحواشي", "脚注标记", "Footnote marks", "Appels de note", "Знаки сносок",
                       "Llamadas de nota" },
    [ASPECT_NUMBER] = { "الرقم", "编号", "Number", "Numéro", "Номер", "Número" },
    [ASPECT_LABEL] = { "الاسم", "名称", "Name", "Intitulé", "Название", "Nombre" },
    [ASPECT_ROOM] = { "القاعة", "会议室", "Room", "Salle", "Зал", "Sala" },
    [ASPECT_MODE] = { "صفة الجلسة", "会议形式", "Mode", "Caractère de la séance", "Характер заседания",
                      "Carácter de la sesión" },
    [ASPECT_TARGET] = { "العنوان الإلكتروني", "网址", "Address", "Adresse", "Адрес", "Dirección" },
    [ASPECT_ORGAN] = { "الجهاز", "机关", "Organ", "Organe principal", "Орган", "Órgano" },
    [ASPECT_SYMBOL] = { "رمز الوثيقة", "文号", "Symbol", "Cote", "Условное обозначение", "Signatura" },
    [ASPECT_JOB_NUMBER] = { "رقم المهمة", "工作编号", "Job number", "Numéro de tâche", "Номер заказа",
                            "Número de trabajo" },
    [ASPECT_DISTRIBUTION] = { "التوزيع", "分发", "Distribution", "Distribution", "Распространение", "Distribución" },
    [ASPECT_ISSUED] = { "تاريخ الصدور", "印发日期", "Date of issue", "Date de publication", "Дата выпуска",
                        "Fecha de publicación" },
    [ASPECT_ORIGINAL] = { "اللغة الأصلية", "原文", "Original", "Original", "Язык оригинала", "Idioma original" },
    [ASPECT_BODY] = { "الهيئة", "机构", "Body", "Organe", "Орган", "Órgano" },
    [ASPECT_SESSION] = { "الدورة", "届会", "Session", "Session", "Сессия", "Período de sesiones" },
    [ASPECT_PLACE] = { "المكان", "地点", "Place", "Lieu", "Место", "Lugar" },
    [ASPECT_ZONE] = { "المنطقة الزمنية", "时区", "Time zone", "Fuseau horaire", "Часовой пояс", "Huso horario" },
    [ASPECT_DATES] = { "التواريخ", "日期", "Dates", "Dates", "Даты", "Fechas" },
    [ASPECT_TITLE] = { "العنوان", "标题", "Title", "Titre", "Название", "Título" },
    [ASPECT_NOTE_KIND] = { "نوع المذكرة", "说明类别", "Kind of note", "Type de note", "Вид записки", "Tipo de nota" },
    [ASPECT_ANNEX_LABEL] = { "المرفق", "附件", "Annex", "Annexe", "Приложение", "Anexo" },
    [ASPECT_ANNEX_TITLE] = { "عنوان المرفق", "附件标题", "Title of the annex", "Titre de l’annexe",
                             "Название приложения", "Título del anexo" },
    [ASPECT_LANGUAGE] = { "اللغة", "语文", "Language", "Langue", "Язык", "Idioma" },
    [ASPECT_PROFILE] = { "نموذج الهيئة", "机构类型", "Profile of the body", "Profil de l’organe", "Тип органа",
                         "Perfil del órgano" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(aspects) == N_CHANGE_ASPECTS);

static Wording modes[] = {
    [MODE_FORMAL] = { "رسمية", "正式", "formal", "officielle", "официальное", "oficial" },
    [MODE_INFORMAL] = { "غير رسمية", "非正式", "informal", "informelle", "неофициальное", "oficiosa" },
    [MODE_JOINT] = { "مشتركة", "联合", "joint", "conjointe", "совместное", "conjunta" },
    [MODE_PARALLEL] = { "موازية", "并行", "parallel", "parallèle", "параллельное", "paralela" },
    [MODE_SIDE_EVENT] = { "مناسبة جانبية", "会外活动", "side event", "manifestation parallèle",
                          "параллельное мероприятие", "actividad paralela" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(modes) == N_MEETING_MODES);

const char *change_phrase(ChangePhrase phrase, Language language)
{
    return phrases[phrase][language];
}

const char *change_aspect_words(ChangeAspect aspect, Language language)
{
    return aspects[aspect][language];
}

const char *change_mode_words(MeetingMode mode, Language language)
{
    return modes[mode][language];
}
