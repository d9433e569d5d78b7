#include "pdf_paper.h"

typedef struct {
    const char *language;
    const char *organization, *organ, *placeholder, *distribution, *issued, *own_language, *original;
    const char *body, *session, *place_dates, *title, *note_kind;
    const char *front[3];
    const char *front_heading, *annex;
    const char *head[2];
    const char *day, *hours[2], *item, *mark, *reading, *dash[2], *closing;
    const char *notes[2];
} Words;

static const Words all_words[] = {
    {
        .language = "en",
        .organization = "United Nations",
        .organ = "General Assembly",
        .placeholder = "[symbol to be assigned]",
        .distribution = "Distr.: General",
        .issued = "3 July 2023",
        .original = "Original: English",
        .body = "Committee on the peaceful use of made-up examples 2021–2025",
        .session = "Fifth substantive session",
        .place_dates = "New York, 24–28 July 2023",
        .title = "Provisional programme of work",
        .note_kind = "Note by the Secretariat",
        .front = { "The fifth substantive session of the Committee on the peaceful use of made-up examples, established "
                   "pursuant to General Assembly resolution 75/240, will be held at Headquarters from 24 to 28 July "
                   "2023, in accordance with the decision that the Committee took at its organizational session.",
                   "The provisional programme of work is contained in the annex to the present note. The annotated "
                   "agenda for the session is contained in document ",
                   "Additional information can be found at https://meetings.example.org/committee-on-the-peaceful-use-"
                   "of-made-up-examples-2021." },
        .front_heading = "Conduct of business",
        .annex = "Annex",
        .head = { "Date/time", "Agenda item/programme" },
        .day = "Monday, %d July",
        .hours = { "10 a.m.–1 p.m.", "3–6 p.m." },
        .item =
            "Agenda item 5: discussions on substantive issues contained in paragraph 1 of General Assembly resolution "
            "75/240",
        .mark = "continued",
        .reading = "First reading of, and negotiations on, draft second annual progress report",
        .dash = { "Continue to study, with a view to promoting common understandings, existing and potential threats",
                  "Presentation by the Institute for Examples on best practices (30 minutes)" },
        .closing = "Concluding remarks by the Chair",
        .notes = { "States are strongly encouraged to use their interventions under each sub-item to focus on the topics "
                   "identified for follow-up in the second annual progress report (A/78/265).",
                   "See https://documents.example.org/letter-from-the-chair-22-April-2022.pdf." },
    },
    {
        .language = "ar",
        .organization = "الأمم المتحدة",
        .organ = "الجمعية العامة",
        .placeholder = "[الرمز لم يحدد بعد]",
        .distribution = "Distr.: General",
        .issued = "3 July 2023",
        .own_language = "Arabic",
        .original = "Original: English",
        .body = "لجنة الأمثلة المختلقة للفترة 2021–2025",
        .session = "الدورة الموضوعية الخامسة",
        .place_dates = "نيويورك، 24–28 تموز/يوليه 2023",
        .title = "برنامج العمل المؤقت",
        .note_kind = "مذكرة من الأمانة العامة",
        .front = { "تعقد الدورة الموضوعية الخامسة للجنة الأمثلة المختلقة، المنشأة عملا بقرار الجمعية العامة 75/240، في "
                   "المقر في الفترة من 24 إلى 28 تموز/يوليه 2023، وفقا للمقرر الذي اتخذته اللجنة في دورتها التنظيمية.",
                   "ويرد برنامج العمل المؤقت في مرفق هذه المذكرة. ويرد جدول الأعمال المشروح للدورة في الوثيقة ",
                   "ويمكن الاطلاع على معلومات إضافية في الموقع https://meetings.example.org/committee-2021." },
        .front_heading = "تصريف الأعمال",
        .annex = "المرفق",
        .head = { "التاريخ/الوقت", "بند جدول الأعمال/البرنامج" },
        .day = "الاثنين، %d تموز/يوليه",
        .hours = { "10:00–13:00", "15:00–18:00" },
        .item =
            "البند 5 من جدول الأعمال: مناقشات بشأن المسائل الموضوعية الواردة في الفقرة 1 من قرار الجمعية العامة 75/240",
        .mark = "تابع",
        .reading = "القراءة الأولى لمشروع التقرير المرحلي السنوي الثاني والتفاوض بشأنه",
        .dash = { "مواصلة دراسة التهديدات القائمة والمحتملة بغية تعزيز الفهم المشترك لها",
                  "عرض يقدمه معهد الأمثلة عن أفضل الممارسات (30 دقيقة)" },
        .closing = "ملاحظات ختامية يدلي بها الرئيس",
        .notes = { "تشجَّع الدول بقوة على أن تركز في مداخلاتها على المواضيع المحددة للمتابعة (A/78/265).",
                   "انظر https://documents.example.org/letter-from-the-chair-22-April-2022.pdf." },
    },
    {
        .language = "zh",
        .organization = "联合国",
        .organ = "大会",
        .placeholder = "[文号待定]",
        .distribution = "Distr.: General",
        .issued = "3 July 2023",
        .own_language = "Chinese",
        .original = "Original: English",
        .body = "2021–2025年虚构实例委员会",
        .session = "第五届实质性会议",
        .place_dates = "2023年7月24日至28日，纽约",
        .title = "临时工作方案",
        .note_kind = "秘书处的说明",
        .front = { "根据大会第75/240号决议设立的虚构实例委员会将于2023年7月24日至28日在总部举行第五届实质性会议，会议将"
                   "按照委员会在组织会议上作出的决定举行，所有代表团均可出席。",
                   "临时工作方案载于本说明附件。会议的附加说明的议程载于文件",
                   "更多信息可查阅 https://meetings.example.org/committee-2021。" },
        .front_heading = "会议的掌握",
        .annex = "附件",
        .head = { "日期/时间", "议程项目/方案" },
        .day = "7月%d日，星期一",
        .hours = { "上午10时至下午1时", "下午3时至6时" },
        .item = "议程项目5：讨论大会第75/240号决议第1段所载实质性问题",
        .mark = "续",
        .reading = "一读并谈判第二次年度进展报告草稿",
        .dash = { "继续研究信息安全领域现有和潜在的威胁，以期增进共同理解，并研究防止和应对这些威胁的可能合作措施",
                  "实例研究所介绍最佳做法(30分钟)" },
        .closing = "主席作总结发言",
        .notes = { "大力鼓励各国在每个分项目下的发言中侧重于第二次年度进展报告(A/78/265)中确定的后续专题。",
                   "见 https://documents.example.org/letter-from-the-chair-22-April-2022.pdf。" },
    },
};

static const Words *words_of(const char *language)
{
    for (size_t i = 0; i < G_N_ELEMENTS(all_words); i++) {
        if (g_str_equal(all_words[i].language, language)) {
            return &all_words[i];
        }
    }
    g_assert_not_reached();
}

static Node *add(Node *parent, NodeKind kind, const char *role, const char *text)
{
    Node *node = node_add(parent, kind, role);
    node_add_text(node, text);
    return node;
}

static void add_field(Node *parent, const char *role, const char *text)
{
    if (text != NULL) {
        add(parent, NODE_FIELD, role, text);
    }
}

static Node *add_heading(Node *parent, int level, const char *role, const char *text)
{
    Node *node = add(parent, NODE_HEADING, role, text);
    node->level = level;
    return node;
}

static void add_masthead(Node *root, const Words *w)
{
    Node *masthead = node_add(root, NODE_MASTHEAD, NULL);
    const bool has_symbol = !g_str_equal(w->language, "en");
    add_field(masthead, "organization", w->organization);
    add_field(masthead, has_symbol ? "symbol" : "symbol-placeholder", has_symbol ? "A/AC.999/2023/3" : w->placeholder);
    add_field(masthead, "organ", w->organ);
    add_field(masthead, "distribution", w->distribution);
    add_field(masthead, "issued", w->issued);
    add_field(masthead, "language", w->own_language);
    add_field(masthead, "original", w->original);
    add_field(root, "body", w->body);
    add_field(root, "session", w->session);
    add_field(root, "place-dates", w->place_dates);
    add_heading(root, 1, "title", w->title);
    add_field(root, "note-kind", w->note_kind);
}

static Node *add_numbered(Node *root, const char *label, const char *text)
{
    Node *paragraph = add(root, NODE_PARAGRAPH, NULL, text);
    node_set_label(paragraph, label);
    return paragraph;
}

static void add_front(Node *root, const Words *w)
{
    add_numbered(root, "1.", w->front[0]);
    Node *second = add_numbered(root, "2.", w->front[1]);
    Node *link = node_add(second, NODE_LINK, NULL);
    link->target = g_strdup("https://undocs.example.org/A/AC.999/2021/1");
    node_add_text(link, "A/AC.999/2021/1");
    node_add_text(second, g_str_equal(w->language, "zh") ? "。" : ".");
    add_heading(root, 3, "front", w->front_heading);
    add_numbered(root, "3.", w->front[2]);
}

static Node *add_item(Node *list, const char *text)
{
    Node *item = add(list, NODE_ITEM, NULL, text);
    item->level = 1;
    node_set_label(item, "–");
    return item;
}

static void add_continued(Node *paragraph, const Words *w)
{
    node_add_text(paragraph, " (");
    Node *emphasis = node_add(paragraph, NODE_EMPHASIS, NULL);
    node_add_text(emphasis, w->mark);
    node_add_text(paragraph, ")");
}

static void add_meeting(Node *table, const Words *w, int day, int part, bool is_last)
{
    Node *row = node_add(table, NODE_ROW, "meeting");
    add(node_add(row, NODE_CELL, NULL), NODE_PARAGRAPH, "hours", w->hours[part]);
    Node *cell = node_add(row, NODE_CELL, NULL);
    Node *item = add(cell, NODE_PARAGRAPH, "item", w->item);
    if (day > 0 || part > 0) {
        add_continued(item, w);
    } else {
        node_add_mark(item, "1");
    }
    Node *reading = add(cell, NODE_PARAGRAPH, "reading", w->reading);
    if (day == 3 && part == 1) {
        node_add_mark(reading, "2");
    }
    Node *list = node_add(cell, NODE_LIST, NULL);
    add_item(list, w->dash[0]);
    Node *outer = add_item(list, w->dash[1]);
    if (is_last) {
        add_item(node_add(outer, NODE_LIST, NULL), w->closing);
    }
}

static void add_timetable(Node *root, const Words *w, int days)
{
    Node *table = node_add(root, NODE_TABLE, "timetable");
    Node *head = node_add(table, NODE_ROW, NULL);
    head->header = true;
    add(node_add(head, NODE_CELL, NULL), NODE_PARAGRAPH, NULL, w->head[0]);
    add(node_add(head, NODE_CELL, NULL), NODE_PARAGRAPH, NULL, w->head[1]);
    for (int day = 0; day < days; day++) {
        Node *row = node_add(table, NODE_ROW, "day");
        Node *cell = node_add(row, NODE_CELL, NULL);
        cell->span = 2;
        g_autofree char *text = g_strdup_printf(w->day, 24 + day);
        add_heading(cell, 3, "day", text);
        add_meeting(table, w, day, 0, false);
        add_meeting(table, w, day, 1, day + 1 == days);
    }
}

Document *pdf_paper_new(const char *language, int days)
{
    const Words *w = words_of(language);
    Document *document = document_new(language);
    document->title = g_strdup(w->title);
    document->subject = g_strdup(w->body);
    document->date = g_strdup("2023-07-03");
    document->symbol = g_str_equal(language, "en") ? NULL : g_strdup("A/AC.999/2023/3");
    Node *root = document->root;
    add_masthead(root, w);
    add_front(root, w);
    add_heading(root, 1, "annex", w->annex);
    add_heading(root, 2, "annex-title", w->title);
    add_timetable(root, w, days);
    Node *notes = node_add(root, NODE_NOTES, NULL);
    for (int i = 0; i < 2; i++) {
        Node *note = add(notes, NODE_NOTE, NULL, w->notes[i]);
        g_autofree char *label = g_strdup_printf("%d", i + 1);
        node_set_label(note, label);
        note->id = g_strdup_printf("note-%d", i + 1);
    }
    return document;
}
