#include "core/phrases.h"

#include "base/folding.h"

/* clang-format off */
static const char *const items[] = {
    "point", "points", "point de l'ordre du jour", "points de l'ordre du jour", "au titre du point",
    "au titre des points", "tema", "temas", "punto", "puntos", "tema del programa", "temas del programa", "пункт",
    "пункты", "пункта", "пунктов", "пункту", "пунктам", "по пункту", "по пунктам", "пункт повестки дня",
    "пункты повестки дня", "项目", "议程项目", "临时议程项目", "暂定议程项目", "议程草案项目", "议程", "临时议程", "议程草案", "подпункт", "подпункты", "暂定项目表", "暂定项目表项目", "البند", "البندان",
    "البندين", "البنود", "بند", "بندان", "بنود", "بند جدول الأعمال", "بنود جدول الأعمال", "البند رقم", NULL,
};
static const char *const of_agenda[] = {
    "of the agenda", "of the provisional agenda", "of the draft agenda", "of the annotated provisional agenda",
    "of the proposed agenda", "de l'ordre du jour", "de l'ordre du jour provisoire",
    "de l'ordre du jour provisoire annoté", "du projet d'ordre du jour", "du projet d'ordre du jour provisoire",
    "de l'ordre du jour provisoire révisé", "de l'ordre du jour adopté", "del programa",
    "del programa provisional", "del programa provisional anotado", "del proyecto de programa",
    "del programa provisional revisado", "del proyecto de programa provisional", "del orden del día",
    "del orden del día provisional", "de la agenda", "de la agenda provisional", "повестки дня",
    "предварительной повестки дня", "проекта повестки дня", "проекта предварительной повестки дня",
    "аннотированной предварительной повестки дня", "предварительной аннотированной повестки дня",
    "пересмотренной предварительной повестки дня", "من جدول الأعمال", "من جدول الأعمال المؤقت",
    "من مشروع جدول الأعمال", "من مشروع جدول الأعمال المؤقت", "من جدول الأعمال المؤقت المشروح",
    "من جدول الأعمال المؤقت المنقح", "de la liste préliminaire", "de la lista preliminar",
    "первоначального перечня", "من القائمة الأولية", "of the preliminary list", NULL,
};
static const char *const continued[] = {
    "suite", "continuación", "cont.", "продолжение", "продолж.", "续", "继续", "تابع", "يتبع", "تتمة", NULL,
};
static const char *const concluded[] = {
    "fin", "suite et fin", "conclusión", "conclusion", "окончание", "завершение", "续完", "完", "结束", "ختام",
    "خاتمة", "اختتام", NULL,
};
static const char *const sessions[] = {
    "session", "sessions", "période de sessions", "período de sesiones", "sesión", "reunión", "сессия", "сессии",
    "сессию", "届会议", "届会", "届", "期会议", "会议", "الدورة", "دورة", "دورته", "دورتها", "للدورة", NULL,
};
static const char *const titles[] = {
    "programme de travail", "ordre du jour", "organisation des travaux", "calendrier", "programme provisoire",
    "emploi du temps", "projet de programme", "programa de trabajo", "orden del día",
    "organización de los trabajos", "calendario", "programa provisional", "programa anotado",
    "proyecto de programa", "программа работы", "программы работы", "повестка дня", "повестки дня",
    "организация работы", "организации работы", "расписание", "расписания", "график", "工作方案", "议程", "工作安排", "时间表",
    "日程", "日程安排", "会议日程", "برنامج العمل", "برنامج عمل", "جدول الأعمال", "جدول أعمال", "تنظيم الأعمال",
    "تنظيم العمل", "الجدول الزمني", "جدول زمني", NULL,
};
static const char *const bodies[] = {
    "groupe de travail", "comité", "commission", "conférence", "conseil", "assemblée", "forum",
    "groupe d'experts", "congrès", "organe subsidiaire", "réunion des", "atelier", "groupe intergouvernemental",
    "grupo de trabajo", "comité", "comisión", "conferencia", "consejo", "junta", "asamblea", "foro",
    "grupo de expertos", "congreso", "órgano subsidiario", "taller", "reunión de", "grupo intergubernamental",
    "рабочая группа", "комитет", "комиссия", "конференция", "совет", "ассамблея", "форум", "группа экспертов",
    "группа правительственных экспертов", "конгресс", "вспомогательный орган", "семинар", "совещание", "工作组",
    "委员会", "大会", "理事会", "专家组", "论坛", "附属机构", "缔约方会议", "研讨会", "讲习班", "筹备委员会", "执行局", "الفريق العامل", "اللجنة",
    "لجنة", "المؤتمر", "مؤتمر", "المجلس", "مجلس", "الجمعية", "المنتدى", "فريق الخبراء", "الهيئة الفرعية",
    "حلقة عمل", NULL,
};
static const char *const distributions[] = {
    "distribution", "distribución", "распространение", "分发", "التوزيع", "توزيع", NULL,
};
static const char *const originals[] = {
    "original", "français seulement", "оригинал", "подлинный текст", "язык оригинала", "原文", "原件", "الأصل",
    "النص الأصلي", NULL,
};
static const char *const notes[] = {
    "note du", "note de la", "note verbale", "rapport du", "rapport de la", "rapport des", "lettre datée",
    "document établi par", "établi par", "présenté par", "présentée par", "nota de", "nota del", "nota de la",
    "nota verbal", "informe del", "informe de la", "carta de fecha", "preparado por", "presentado por", "записка",
    "записка секретариата", "вербальная нота", "доклад генерального", "доклад комиссии", "доклад секретариата",
    "письмо", "подготовлено", "представлено", "документ, представленный", "مذكرة من", "مذكرة مقدمة من",
    "مذكرة شفوية", "تقرير الأمين", "تقرير مقدم", "رسالة مؤرخة", "من إعداد", "秘书处的说明", "秘书处说明", "主席的说明", "秘书长的说明",
    "秘书长的报告", "秘书处的报告", "普通照会", NULL,
};
static const char *const agendas[] = {
    "ordre du jour", "ordre du jour provisoire", "ordre du jour provisoire annoté", "projet d'ordre du jour",
    "ordre du jour annoté", "programa", "programa provisional", "orden del día", "orden del día provisional",
    "programa provisional anotado", "agenda provisional", "proyecto de programa", "повестка дня",
    "предварительная повестка дня", "аннотированная предварительная повестка дня", "проект повестки дня", "议程",
    "临时议程", "暂定议程", "临时议程说明", "附加说明的临时议程", "议程草案", "جدول الأعمال", "جدول الأعمال المؤقت",
    "جدول الأعمال المؤقت المشروح", "مشروع جدول الأعمال", NULL,
};
static const char *const annexes[] = {
    "annexe", "annexes", "appendice", "pièce jointe", "anexo", "anexos", "apéndice", "adjunto", "приложение",
    "приложения", "добавление", "附件", "附录", "المرفق", "مرفق", "المرفقات", "المرفقان", "التذييل", "تذييل", "ضميمة",
    NULL,
};
static const char *const ordinals[] = {
    "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "一", "二",
    "三", "四", "五", "六", "七", "八", "九", "十", NULL,
};
static const char *const contents[] = {
    "table des matières", "résumé", "introduction", "page", "índice", "resumen", "introducción", "página",
    "содержание", "резюме", "введение", "стр.", "目录", "摘要", "导言", "页次", "المحتويات", "موجز", "مقدمة", "الصفحة",
    NULL,
};
static const char *const table_heads[] = {
    "date", "heure", "horaire", "jour", "activité", "point", "point de l'ordre du jour",
    "points de l'ordre du jour", "séance", "sujet", "thème", "salle", "lieu",
    "point de l'ordre du jour/programme", "programme", "fecha", "hora", "horario", "día", "actividad", "tema",
    "tema del programa", "temas del programa", "sesión", "asunto", "sala", "lugar", "tema del programa/actividad",
    "tema del programa/programa", "programa", "дата", "время", "день", "мероприятие", "пункт",
    "пункт повестки дня", "пункты повестки дня", "заседание", "тема", "вопрос", "зал", "место проведения",
    "пункт повестки дня/программа", "программа", "日期", "时间", "活动", "项目", "议程项目", "会议", "主题", "会议室", "地点",
    "议程项目/工作方案", "议程项目/活动", "工作方案", "التاريخ", "الوقت", "اليوم", "النشاط", "البند", "بند جدول الأعمال",
    "البند من جدول الأعمال", "بنود جدول الأعمال", "الجلسة", "الموضوع", "القاعة", "المكان",
    "البند من جدول الأعمال/البرنامج", "البرنامج", NULL,
};
static const char *const date_times[] = {
    "date/heure", "date et heure", "date / heure", "jour/heure", "fecha/hora", "fecha y hora", "fecha / hora",
    "día/hora", "дата/время", "дата и время", "дата / время", "день/время", "日期/时间", "日期和时间", "日期／时间", "日期 / 时间",
    "التاريخ/الوقت", "التاريخ والوقت", "التاريخ / الوقت", "اليوم/الساعة", NULL,
};
static const char *const mornings[] = {
    "matin", "matinée", "séance du matin", "mañana", "por la mañana", "sesión de la mañana", "утро", "утром",
    "утреннее заседание", "первая половина дня", "上午", "上午会议", "الصباح", "صباحا", "جلسة الصباح",
    "الجلسة الصباحية", "قبل الظهر", NULL,
};
static const char *const afternoons[] = {
    "après-midi", "séance de l'après-midi", "tarde", "por la tarde", "sesión de la tarde", "вторая половина дня",
    "днем", "дневное заседание", "после обеда", "下午", "下午会议", "بعد الظهر", "جلسة بعد الظهر", "الجلسة المسائية",
    NULL,
};
static const char *const deadlines[] = {
    "date limite", "délai", "heure limite", "dernier délai", "plazo", "fecha límite", "plazo límite",
    "vencimiento del plazo", "предельный срок", "крайний срок", "последний срок", "срок представления", "截止日期",
    "截止时间", "最后期限", "提交截止", "الموعد النهائي", "آخر موعد", "المهلة", "الأجل النهائي", NULL,
};
static const char *const list_closures[] = {
    "clôture de la liste des orateurs", "clôture des listes des orateurs", "clôture de la liste des intervenants",
    "cierre de la lista de oradores", "cierre de las listas de oradores", "закрытие списка ораторов",
    "закрытие списков ораторов", "закрытие списка выступающих", "发言报名截止", "发言名单截止", "截止发言报名", "发言人名单截止",
    "إقفال قائمة المتكلمين", "إغلاق قائمة المتكلمين", "إقفال قائمتي المتكلمين",
    "قفل باب التسجيل في قائمة المتكلمين", NULL,
};
static const char *const no_meetings[] = {
    "aucune séance", "pas de séance", "pas de séances", "aucune réunion", "pas de réunion", "no hay sesiones",
    "no hay sesión", "sin sesiones", "no habrá sesiones", "no se celebrarán sesiones", "no hay reuniones",
    "заседаний не запланировано", "заседаний нет", "заседания не проводятся", "нет заседаний", "без заседаний",
    "заседаний не проводится", "不安排会议", "不举行会议", "没有会议", "无会议", "休会", "لا توجد جلسات", "لا جلسات", "لا تعقد جلسات",
    "لا توجد اجتماعات", NULL,
};
static const char *const holidays[] = {
    "jour férié", "jours fériés", "día feriado", "feriado", "día festivo", "официальный праздник", "праздничный день",
    "公共假日", "法定假日", "联合国假日", "عطلة رسمية", "عطلة", "يوم عطلة", NULL,
};
static const char *const times_open[] = {
    "heure à confirmer", "heure à préciser", "heure à déterminer", "horaire à confirmer", "suivi de", "suivie de",
    "hora por anunciar", "hora por confirmar", "hora por determinar", "hora que se anunciará", "seguida de",
    "seguido de", "время будет объявлено позднее", "время будет объявлено", "время уточняется",
    "время подлежит уточнению", "затем", "时间待定", "时间待宣布", "具体时间待定", "随后举行", "随后", "الوقت يعلن لاحقا",
    "يعلن الوقت لاحقا", "يحدد الوقت لاحقا", "الوقت يحدد لاحقا", "يليها", "يليه", NULL,
};
static const char *const dates_open[] = {
    "date à confirmer", "date à préciser", "date à déterminer", "fecha por anunciar", "fecha por confirmar",
    "fecha por determinar", "дата будет объявлена позднее", "дата будет объявлена", "дата уточняется", "日期待定",
    "日期待宣布", "التاريخ يعلن لاحقا", "يعلن التاريخ لاحقا", "يحدد التاريخ لاحقا", NULL,
};
static const char *const weeks[] = {
    "semaine du", "semaine", "première semaine", "deuxième semaine", "troisième semaine", "quatrième semaine",
    "cinquième semaine", "semana del", "semana de", "semana", "primera semana", "segunda semana",
    "tercera semana", "cuarta semana", "quinta semana", "неделя", "неделя с", "первая неделя", "вторая неделя",
    "третья неделя", "четвертая неделя", "пятая неделя", "第一周", "第二周", "第三周", "第四周", "第五周", "当周", "الأسبوع", "أسبوع",
    "الأسبوع الأول", "الأسبوع الثاني", "الأسبوع الثالث", "الأسبوع الرابع", "الأسبوع الخامس", NULL,
};
static const char *const rooms[] = {
    "salle", "salle de conférence", "salle du conseil", "amphithéâtre", "sala", "salón", "auditorio", "зал",
    "зале", "зал заседаний", "会议室", "会议厅", "大会堂", "会堂", "大厅", "قاعة", "القاعة", "غرفة", NULL,
};
static const char *const meets[] = {
    "séance", "séances", "réunion", "réunions", "session", "débat", "débats", "dialogue", "table ronde",
    "consultations", "atelier", "se réunira", "se réuniront", "se tiendra", "se tiendront", "aura lieu",
    "auront lieu", "s'ouvrira", "reprendra", "reprendront", "sesión", "sesiones", "reunión", "reuniones",
    "debate", "diálogo", "mesa redonda", "consultas", "taller", "se reunirá", "se celebrará", "se celebrarán",
    "tendrá lugar", "se abrirá", "se reanudará", "se reanudarán", "заседание", "заседания", "совещание",
    "сессия", "прения", "обсуждение", "диалог", "консультации", "семинар", "круглый стол", "состоится",
    "состоятся", "будет проведено", "будут проведены", "откроется", "возобновится", "会议", "举行", "开幕", "闭幕",
    "辩论", "对话", "讨论", "磋商", "研讨会", "复会", "الجلسة", "جلسة", "الجلسات", "جلسات", "الدورة", "الاجتماع", "اجتماع",
    "المناقشة", "الحوار", "المشاورات", "حلقة العمل", "تعقد", "ستعقد", "يعقد", "سيعقد", "تستأنف", NULL,
};
static const char *const elsewhere[] = {
    "date limite", "délai", "au plus tard", "inscription", "inscriptions", "accréditation", "badges",
    "conférence de presse", "exposition", "réception", "déjeuner", "liste des orateurs",
    "manifestations parallèles", "heures d'ouverture", "s'est tenue", "s'est tenu", "s'est réuni", "a eu lieu",
    "ont eu lieu", "plazo", "fecha límite", "a más tardar", "inscripción", "acreditación",
    "conferencia de prensa", "exposición", "recepción", "almuerzo", "lista de oradores", "actos paralelos",
    "horario de oficina", "se celebró", "se celebraron", "tuvo lugar", "крайний срок", "предельный срок",
    "не позднее", "регистрация", "регистрации", "аккредитация", "пропуска", "пресс-конференция", "выставка",
    "прием", "обед", "список ораторов", "параллельные мероприятия", "состоялось", "состоялась", "состоялся",
    "состоялись", "было проведено", "截止", "不迟于", "注册", "登记", "报名", "证件", "记者招待会", "新闻发布会", "展览", "招待会", "午餐",
    "发言名单", "会外活动", "办公时间", "已举行", "曾举行", "الموعد النهائي", "آخر موعد", "في موعد أقصاه", "التسجيل", "الشارات",
    "مؤتمر صحفي", "معرض", "حفل استقبال", "مأدبة غداء", "قائمة المتكلمين", "مناسبات جانبية", "عقدت", "عقد", NULL,
};
static const char *const untils[] = {
    "jusqu'à", "jusqu'", "hasta", "hasta las", "до", "至", "到", "直到", "حتى", "لغاية", NULL,
};
static const char *const ats[] = {
    "à", "dès", "a las", "a la", "в", "الساعة", "في الساعة", "上午", "中午", "下午", "晚上", "早上", NULL,
};
/* clang-format on */

static const char *const *const lists[] = {
    [PHRASE_ITEM] = items,
    [PHRASE_OF_AGENDA] = of_agenda,
    [PHRASE_CONTINUED] = continued,
    [PHRASE_CONCLUDED] = concluded,
    [PHRASE_SESSION] = sessions,
    [PHRASE_TITLE] = titles,
    [PHRASE_BODY] = bodies,
    [PHRASE_DISTRIBUTION] = distributions,
    [PHRASE_ORIGINAL] = originals,
    [PHRASE_NOTE] = notes,
    [PHRASE_AGENDA] = agendas,
    [PHRASE_ANNEX] = annexes,
    [PHRASE_ORDINAL] = ordinals,
    [PHRASE_CONTENTS] = contents,
    [PHRASE_TABLE_HEAD] = table_heads,
    [PHRASE_DATE_TIME] = date_times,
    [PHRASE_MORNING] = mornings,
    [PHRASE_AFTERNOON] = afternoons,
    [PHRASE_DEADLINE] = deadlines,
    [PHRASE_LIST_CLOSURE] = list_closures,
    [PHRASE_NO_MEETING] = no_meetings,
    [PHRASE_HOLIDAY] = holidays,
    [PHRASE_TIME_OPEN] = times_open,
    [PHRASE_DATE_OPEN] = dates_open,
    [PHRASE_WEEK] = weeks,
    [PHRASE_ROOM] = rooms,
    [PHRASE_MEETS] = meets,
    [PHRASE_ELSEWHERE] = elsewhere,
    [PHRASE_UNTIL] = untils,
    [PHRASE_AT] = ats,
};
G_STATIC_ASSERT(G_N_ELEMENTS(lists) == N_PHRASES);

size_t phrase_begins(Phrase phrase, const char *text)
{
    return folded_begins_with_one_of(text, lists[phrase]);
}

bool phrase_is(Phrase phrase, const char *text)
{
    const size_t used = phrase_begins(phrase, text);
    return used > 0 && text[used] == '\0';
}

bool phrase_within(Phrase phrase, const char *text)
{
    return folded_holds_one_of(text, lists[phrase]);
}
