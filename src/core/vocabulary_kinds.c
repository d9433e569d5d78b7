#include "core/vocabulary_kinds.h"

#include "base/folding.h"
#include "core/vocabulary.h"

/* --- readings --------------------------------------------------------------------------------------------- */

typedef struct {
    const char *phrase;
    int ordinal;
} ReadingPhrase;

static const ReadingPhrase readings[] = {
    { "première lecture", 1 },
    { "deuxième lecture", 2 },
    { "seconde lecture", 2 },
    { "troisième lecture", 3 },
    { "quatrième lecture", 4 },
    { "cinquième lecture", 5 },
    { "1re lecture", 1 },
    { "2e lecture", 2 },
    { "3e lecture", 3 },
    { "primera lectura", 1 },
    { "segunda lectura", 2 },
    { "tercera lectura", 3 },
    { "cuarta lectura", 4 },
    { "quinta lectura", 5 },
    { "первое чтение", 1 },
    { "второе чтение", 2 },
    { "третье чтение", 3 },
    { "четвертое чтение", 4 },
    { "пятое чтение", 5 },
    { "рассмотрение в первом чтении", 1 },
    { "рассмотрение во втором чтении", 2 },
    { "рассмотрение в третьем чтении", 3 },
    { "一读", 1 },
    { "二读", 2 },
    { "三读", 3 },
    { "四读", 4 },
    { "第一读", 1 },
    { "第二读", 2 },
    { "第三读", 3 },
    { "第四读", 4 },
    { "第五读", 5 },
    { "第一次审读", 1 },
    { "第二次审读", 2 },
    { "第三次审读", 3 },
    { "القراءة الأولى", 1 },
    { "القراءة الثانية", 2 },
    { "القراءة الثالثة", 3 },
    { "القراءة الرابعة", 4 },
    { "القراءة الخامسة", 5 },
    { "قراءة أولى", 1 },
    { "قراءة ثانية", 2 },
    { "قراءة ثالثة", 3 },
};

/* A text in ASCII, as most English lines are, begins with few of the phrases: these are told apart without a walk. */
static inline bool may_begin(const char *text, const char *phrase)
{
    const unsigned char a = (unsigned char)*text;
    const unsigned char b = (unsigned char)*phrase;
    return a >= 0x80 || (b < 0x80 ? (a | 0x20) == b : b < 0xd0);
}

static int reading_of(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(readings); i++) {
        if (may_begin(text, readings[i].phrase) && folded_begins(text, readings[i].phrase) > 0) {
            return readings[i].ordinal;
        }
    }
    return 0;
}

/* --- other kinds ------------------------------------------------------------------------------------------ */

typedef struct {
    const char *phrase; /* with which the line begins */
    EntryKind kind;
} Beginning;

/* The longest that fits says the kind. */
static const Beginning beginnings[] = {
    { "ouverture de", ENTRY_OPENING },
    { "ouverture du", ENTRY_OPENING },
    { "ouverture officielle", ENTRY_OPENING },
    { "cérémonie d'ouverture", ENTRY_OPENING },
    { "séance d'ouverture", ENTRY_OPENING },
    { "ouverture du débat général", ENTRY_DEBATE },
    { "clôture de", ENTRY_CLOSURE },
    { "clôture du", ENTRY_CLOSURE },
    { "cérémonie de clôture", ENTRY_CLOSURE },
    { "clôture des travaux", ENTRY_CLOSURE },
    { "déclarations liminaires", ENTRY_STATEMENTS },
    { "déclaration liminaire", ENTRY_STATEMENTS },
    { "déclarations d'ouverture", ENTRY_STATEMENTS },
    { "observations liminaires", ENTRY_REMARKS },
    { "allocution de bienvenue", ENTRY_REMARKS },
    { "allocutions de bienvenue", ENTRY_REMARKS },
    { "allocution d'ouverture", ENTRY_REMARKS },
    { "observations finales", ENTRY_REMARKS },
    { "déclarations finales", ENTRY_REMARKS },
    { "déclaration finale", ENTRY_REMARKS },
    { "remarques finales", ENTRY_REMARKS },
    { "allocution de clôture", ENTRY_REMARKS },
    { "débat général", ENTRY_DEBATE },
    { "échange de vues", ENTRY_DEBATE },
    { "échange de vues général", ENTRY_DEBATE },
    { "échange général de vues", ENTRY_DEBATE },
    { "déclarations générales", ENTRY_DEBATE },
    { "discussion générale", ENTRY_DEBATE },
    { "suite du débat général", ENTRY_DEBATE },
    { "débat thématique", ENTRY_THEMATIC },
    { "débats thématiques", ENTRY_THEMATIC },
    { "discussion thématique", ENTRY_THEMATIC },
    { "discussions thématiques", ENTRY_THEMATIC },
    { "dialogue interactif", ENTRY_EXCHANGE },
    { "échange interactif", ENTRY_EXCHANGE },
    { "débat interactif", ENTRY_EXCHANGE },
    { "séance interactive", ENTRY_EXCHANGE },
    { "séance réservée aux parties prenantes", ENTRY_STAKEHOLDERS },
    { "séance consacrée aux parties prenantes", ENTRY_STAKEHOLDERS },
    { "présentation", ENTRY_PRESENTATION },
    { "présentations", ENTRY_PRESENTATION },
    { "exposé", ENTRY_PRESENTATION },
    { "exposés", ENTRY_PRESENTATION },
    { "adoption de", ENTRY_ADOPTION },
    { "adoption du", ENTRY_ADOPTION },
    { "adoption des", ENTRY_ADOPTION },
    { "examen et adoption", ENTRY_ADOPTION },
    { "décisions sur", ENTRY_ADOPTION },
    { "décision sur", ENTRY_ADOPTION },
    { "déjeuner", ENTRY_BREAK },
    { "pause", ENTRY_BREAK },
    { "pause café", ENTRY_BREAK },
    { "pause déjeuner", ENTRY_BREAK },
    { "inscription des participants", ENTRY_BREAK },
    { "apertura de", ENTRY_OPENING },
    { "apertura del", ENTRY_OPENING },
    { "apertura oficial", ENTRY_OPENING },
    { "ceremonia de apertura", ENTRY_OPENING },
    { "sesión de apertura", ENTRY_OPENING },
    { "apertura del debate general", ENTRY_DEBATE },
    { "clausura de", ENTRY_CLOSURE },
    { "clausura del", ENTRY_CLOSURE },
    { "ceremonia de clausura", ENTRY_CLOSURE },
    { "declaraciones de apertura", ENTRY_STATEMENTS },
    { "declaración de apertura", ENTRY_STATEMENTS },
    { "declaraciones introductorias", ENTRY_STATEMENTS },
    { "observaciones de apertura", ENTRY_REMARKS },
    { "palabras de bienvenida", ENTRY_REMARKS },
    { "palabras de apertura", ENTRY_REMARKS },
    { "observaciones finales", ENTRY_REMARKS },
    { "declaraciones finales", ENTRY_REMARKS },
    { "palabras de clausura", ENTRY_REMARKS },
    { "observaciones de clausura", ENTRY_REMARKS },
    { "debate general", ENTRY_DEBATE },
    { "intercambio de opiniones", ENTRY_DEBATE },
    { "intercambio general de opiniones", ENTRY_DEBATE },
    { "declaraciones generales", ENTRY_DEBATE },
    { "continuación del debate general", ENTRY_DEBATE },
    { "debate temático", ENTRY_THEMATIC },
    { "debates temáticos", ENTRY_THEMATIC },
    { "diálogo interactivo", ENTRY_EXCHANGE },
    { "intercambio interactivo", ENTRY_EXCHANGE },
    { "debate interactivo", ENTRY_EXCHANGE },
    { "sesión interactiva", ENTRY_EXCHANGE },
    { "sesión dedicada a las partes interesadas", ENTRY_STAKEHOLDERS },
    { "presentación", ENTRY_PRESENTATION },
    { "presentaciones", ENTRY_PRESENTATION },
    { "exposición", ENTRY_PRESENTATION },
    { "exposiciones", ENTRY_PRESENTATION },
    { "aprobación de", ENTRY_ADOPTION },
    { "aprobación del", ENTRY_ADOPTION },
    { "adopción de", ENTRY_ADOPTION },
    { "adopción del", ENTRY_ADOPTION },
    { "examen y aprobación", ENTRY_ADOPTION },
    { "adopción de decisiones", ENTRY_ADOPTION },
    { "almuerzo", ENTRY_BREAK },
    { "pausa", ENTRY_BREAK },
    { "receso", ENTRY_BREAK },
    { "inscripción de los participantes", ENTRY_BREAK },
    { "открытие", ENTRY_OPENING },
    { "официальное открытие", ENTRY_OPENING },
    { "церемония открытия", ENTRY_OPENING },
    { "открытие общих прений", ENTRY_DEBATE },
    { "закрытие", ENTRY_CLOSURE },
    { "церемония закрытия", ENTRY_CLOSURE },
    { "завершение работы", ENTRY_CLOSURE },
    { "вступительные заявления", ENTRY_STATEMENTS },
    { "вступительное заявление", ENTRY_STATEMENTS },
    { "вступительное слово", ENTRY_REMARKS },
    { "вступительные замечания", ENTRY_REMARKS },
    { "приветственное слово", ENTRY_REMARKS },
    { "заключительное слово", ENTRY_REMARKS },
    { "заключительные замечания", ENTRY_REMARKS },
    { "заключительные заявления", ENTRY_REMARKS },
    { "общие прения", ENTRY_DEBATE },
    { "общий обмен мнениями", ENTRY_DEBATE },
    { "обмен мнениями", ENTRY_DEBATE },
    { "общие заявления", ENTRY_DEBATE },
    { "общая дискуссия", ENTRY_DEBATE },
    { "продолжение общих прений", ENTRY_DEBATE },
    { "тематическое обсуждение", ENTRY_THEMATIC },
    { "тематические обсуждения", ENTRY_THEMATIC },
    { "тематические прения", ENTRY_THEMATIC },
    { "тематическая дискуссия", ENTRY_THEMATIC },
    { "интерактивный диалог", ENTRY_EXCHANGE },
    { "интерактивный обмен мнениями", ENTRY_EXCHANGE },
    { "интерактивное заседание", ENTRY_EXCHANGE },
    { "интерактивное обсуждение", ENTRY_EXCHANGE },
    { "специальное заседание с участием заинтересованных сторон", ENTRY_STAKEHOLDERS },
    { "представление", ENTRY_PRESENTATION },
    { "презентация", ENTRY_PRESENTATION },
    { "брифинг", ENTRY_PRESENTATION },
    { "принятие", ENTRY_ADOPTION },
    { "утверждение", ENTRY_ADOPTION },
    { "рассмотрение и принятие", ENTRY_ADOPTION },
    { "рассмотрение и утверждение", ENTRY_ADOPTION },
    { "принятие решений", ENTRY_ADOPTION },
    { "обед", ENTRY_BREAK },
    { "перерыв", ENTRY_BREAK },
    { "регистрация участников", ENTRY_BREAK },
    { "开幕", ENTRY_OPENING },
    { "会议开幕", ENTRY_OPENING },
    { "宣布会议开幕", ENTRY_OPENING },
    { "届会开幕", ENTRY_OPENING },
    { "开幕式", ENTRY_OPENING },
    { "闭幕", ENTRY_CLOSURE },
    { "会议闭幕", ENTRY_CLOSURE },
    { "届会闭幕", ENTRY_CLOSURE },
    { "闭幕式", ENTRY_CLOSURE },
    { "开幕发言", ENTRY_STATEMENTS },
    { "开幕致辞", ENTRY_STATEMENTS },
    { "介绍性发言", ENTRY_STATEMENTS },
    { "开场白", ENTRY_REMARKS },
    { "致欢迎辞", ENTRY_REMARKS },
    { "闭幕词", ENTRY_REMARKS },
    { "闭幕致辞", ENTRY_REMARKS },
    { "闭幕发言", ENTRY_REMARKS },
    { "总结发言", ENTRY_REMARKS },
    { "一般性辩论", ENTRY_DEBATE },
    { "一般性意见交换", ENTRY_DEBATE },
    { "一般性交换意见", ENTRY_DEBATE },
    { "交换意见", ENTRY_DEBATE },
    { "一般性发言", ENTRY_DEBATE },
    { "一般性讨论", ENTRY_DEBATE },
    { "专题讨论", ENTRY_THEMATIC },
    { "专题辩论", ENTRY_THEMATIC },
    { "互动对话", ENTRY_EXCHANGE },
    { "互动交流", ENTRY_EXCHANGE },
    { "互动讨论", ENTRY_EXCHANGE },
    { "利益攸关方专题会议", ENTRY_STAKEHOLDERS },
    { "介绍", ENTRY_PRESENTATION },
    { "专题介绍", ENTRY_PRESENTATION },
    { "情况通报", ENTRY_PRESENTATION },
    { "通过", ENTRY_ADOPTION },
    { "审议和通过", ENTRY_ADOPTION },
    { "就决议草案采取行动", ENTRY_ADOPTION },
    { "午餐", ENTRY_BREAK },
    { "午休", ENTRY_BREAK },
    { "茶歇", ENTRY_BREAK },
    { "休息", ENTRY_BREAK },
    { "与会者登记", ENTRY_BREAK },
    { "افتتاح", ENTRY_OPENING },
    { "الافتتاح", ENTRY_OPENING },
    { "الجلسة الافتتاحية", ENTRY_OPENING },
    { "افتتاح المناقشة العامة", ENTRY_DEBATE },
    { "اختتام", ENTRY_CLOSURE },
    { "الاختتام", ENTRY_CLOSURE },
    { "الجلسة الختامية", ENTRY_CLOSURE },
    { "البيانات الافتتاحية", ENTRY_STATEMENTS },
    { "بيانات افتتاحية", ENTRY_STATEMENTS },
    { "البيان الافتتاحي", ENTRY_STATEMENTS },
    { "بيانات استهلالية", ENTRY_STATEMENTS },
    { "الملاحظات الافتتاحية", ENTRY_REMARKS },
    { "ملاحظات افتتاحية", ENTRY_REMARKS },
    { "كلمة ترحيبية", ENTRY_REMARKS },
    { "كلمة افتتاحية", ENTRY_REMARKS },
    { "الملاحظات الختامية", ENTRY_REMARKS },
    { "ملاحظات ختامية", ENTRY_REMARKS },
    { "كلمة ختامية", ENTRY_REMARKS },
    { "بيانات ختامية", ENTRY_REMARKS },
    { "المناقشة العامة", ENTRY_DEBATE },
    { "مناقشة عامة", ENTRY_DEBATE },
    { "تبادل عام للآراء", ENTRY_DEBATE },
    { "تبادل الآراء", ENTRY_DEBATE },
    { "بيانات عامة", ENTRY_DEBATE },
    { "مناقشة مواضيعية", ENTRY_THEMATIC },
    { "المناقشة المواضيعية", ENTRY_THEMATIC },
    { "مناقشات مواضيعية", ENTRY_THEMATIC },
    { "حوار تفاعلي", ENTRY_EXCHANGE },
    { "الحوار التفاعلي", ENTRY_EXCHANGE },
    { "تبادل تفاعلي للآراء", ENTRY_EXCHANGE },
    { "جلسة تفاعلية", ENTRY_EXCHANGE },
    { "جلسة مخصصة لأصحاب المصلحة", ENTRY_STAKEHOLDERS },
    { "عرض", ENTRY_PRESENTATION },
    { "عروض", ENTRY_PRESENTATION },
    { "إحاطة", ENTRY_PRESENTATION },
    { "اعتماد", ENTRY_ADOPTION },
    { "إقرار", ENTRY_ADOPTION },
    { "النظر في واعتماد", ENTRY_ADOPTION },
    { "البت في", ENTRY_ADOPTION },
    { "غداء", ENTRY_BREAK },
    { "استراحة", ENTRY_BREAK },
    { "تسجيل المشاركين", ENTRY_BREAK },
};

/* Chinese says what is done last: "第三届会议开幕", "关于能力建设的专题讨论". */
static const Beginning endings[] = {
    { "开幕", ENTRY_OPENING },       { "开幕式", ENTRY_OPENING },        { "闭幕", ENTRY_CLOSURE },
    { "闭幕式", ENTRY_CLOSURE },     { "专题讨论", ENTRY_THEMATIC },     { "互动对话", ENTRY_EXCHANGE },
    { "互动会议", ENTRY_EXCHANGE },  { "致开场白", ENTRY_REMARKS },      { "致闭幕词", ENTRY_REMARKS },
    { "作总结发言", ENTRY_REMARKS }, { "情况介绍", ENTRY_PRESENTATION },
};

static EntryKind kind_of_beginning(const char *text)
{
    size_t longest = 0;
    EntryKind kind = ENTRY_LINE;
    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        const char *phrase = beginnings[i].phrase;
        const size_t used = may_begin(text, phrase) ? folded_begins(text, phrase) : 0;
        if (used > longest) {
            longest = used;
            kind = beginnings[i].kind;
        }
    }
    return kind;
}

static EntryKind kind_of_ending(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_str_has_suffix(text, endings[i].phrase)) {
            return endings[i].kind;
        }
    }
    return ENTRY_LINE;
}

EntryKind kind_of_foreign_words(const char *text, int *ret_ordinal)
{
    *ret_ordinal = reading_of(text);
    if (*ret_ordinal > 0) {
        return ENTRY_READING;
    }
    const EntryKind kind = kind_of_beginning(text);
    return kind != ENTRY_LINE ? kind : kind_of_ending(text);
}
