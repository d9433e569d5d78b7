/* What is typed at the desk: lines and what they come to, complaints and their places, completion. */
#include "acting.h"
#include "session/common.h"
#include "session/module.h"
#include "session/shorthand.h"

#include <string.h>

/* 2022-07-25, 10 a.m. in New York. */
#define TEN G_GINT64_CONSTANT(1658757600000000)

/* A meeting that sits, items 4 and 5; the list of item 5 is open and has CHN and the group of BRA on it. */
static Acting *room_open(void)
{
    Acting *room = acting_new();
    acting_do(room, "secretariat session.begin body=\"A body\" session=\"First session\" profile=oewg from=2022-07-25 "
                    "to=2022-07-29 zone=America/New_York "
                    "parties=BRA,CHN,CIV,COD,COG,DEU,EGY,FRA,GBR,IND,IRN,IRQ,KOR,NER,NGA,PRK,SYR,USA,EU,UNIDIR");
    acting_do(room, "secretariat slot.add meeting=am starts=2022-07-25T14:00:00Z ends=2022-07-25T17:00:00Z");
    acting_do(room, "secretariat slot.add meeting=pm starts=2022-07-25T19:00:00Z ends=2022-07-25T22:00:00Z");
    acting_do(room, "secretariat agenda.adopt items=\"4, 5\" consent=yes");
    acting_do(room, "secretariat stakeholder.register party=LIGHTS-ON name=\"Lights On\" status=ecosoc");
    acting_do(room, "secretariat quorum.waive quorum=open decision=\"decision 80/501\"");
    room->now = TEN;
    acting_do(room, "chair meeting.call_to_order meeting=am");
    acting_do(room, "chair item.open matter=item-5");
    acting_do(room, "chair list.open list=item-5 matter=item-5");
    acting_do(room, "secretariat floor.request list=item-5 party=CHN");
    acting_do(room, "secretariat floor.request list=item-5 party=BRA group=\"The group\" on_behalf=EGY,IND");
    acting_do(room, "chair list.open list=item-4 matter=item-4");
    return room;
}

static Typist typist_of(const Acting *room, Role role)
{
    return (Typist){ .state = room->state, .actor = { .role = role }, .now = room->now };
}

/* What the parts come to, all read on the one state: "floor.end | floor.give list=item-5"; of a complaint "7 several:
 * IRN IRQ". */
static char *read_line(const Typist *typist, const char *line)
{
    static const char *const names[N_TYPED] = {
        "well",   "too-long",  "no-text",    "quote",  "unknown",   "several", "party",
        "absent", "missing",   "extra",      "value",  "field",     "no-list", "no-place",
        "nobody", "no-matter", "no-meeting", "no-act", "not-yours",
    };
    GString *text = g_string_new(NULL);
    g_autoptr(GStringChunk) strings = g_string_chunk_new(256);
    g_auto(ShorthandComplaint) complaint = { 0 };
    ShorthandPart part;
    ShorthandAnswer answer;
    size_t at = 0;
    while ((answer = shorthand_read(typist, line, &at, strings, &part, &complaint)) == SHORTHAND_PART) {
        g_assert_cmpuint(part.n, >, 0);
        for (guint i = 0; i < part.n; i++) {
            g_autofree char *command = shorthand_command_text(&part.commands[i]);
            g_string_append_printf(text, "%s%s", text->len > 0 ? " | " : "", command);
        }
    }
    if (answer == SHORTHAND_WRONG) {
        g_assert_nonnull(names[complaint.what]);
        g_string_append_printf(text, "%s%d %s", text->len > 0 ? " | " : "", shorthand_column(line, complaint.from),
                               names[complaint.what]);
        for (guint i = 0; complaint.candidates != NULL && i < complaint.candidates->len; i++) {
            g_string_append_printf(text, "%s%s", i == 0 ? ": " : " ",
                                   (const char *)g_ptr_array_index(complaint.candidates, i));
        }
    }
    return g_string_free(text, FALSE);
}

static const struct {
    Role role;
    const char *line, *expected;
} lines[] = {
    /* The floor, by every way to say who. */
    { ROLE_SECRETARIAT, "fr", "floor.request party=FRA list=item-5" },
    { ROLE_SECRETARIAT, "FRA", "floor.request party=FRA list=item-5" },
    { ROLE_SECRETARIAT, "franc", "floor.request party=FRA list=item-5" },
    { ROLE_SECRETARIAT, "Франция", "floor.request party=FRA list=item-5" },
    { ROLE_SECRETARIAT, "法国", "floor.request party=FRA list=item-5" },
    { ROLE_SECRETARIAT, "فرنسا", "floor.request party=FRA list=item-5" },
    { ROLE_SECRETARIAT, "francia", "floor.request party=FRA list=item-5" },
    { ROLE_SECRETARIAT, "allemagne", "floor.request party=DEU list=item-5" },
    { ROLE_SECRETARIAT, "cote d'ivoire", "floor.request party=CIV list=item-5" },
    { ROLE_SECRETARIAT, "united st", "floor.request party=USA list=item-5" },
    { ROLE_SECRETARIAT, "united kingdom", "floor.request party=GBR list=item-5" },
    { ROLE_SECRETARIAT, "republic of korea", "floor.request party=KOR list=item-5" },
    { ROLE_SECRETARIAT, "people's republic of kor", "floor.request party=PRK list=item-5" },
    { ROLE_SECRETARIAT, "uk", "floor.request party=GBR list=item-5" },
    { ROLE_SECRETARIAT, "niger", "floor.request party=NER list=item-5" },
    { ROLE_SECRETARIAT, "nigeria", "floor.request party=NGA list=item-5" },
    { ROLE_SECRETARIAT, "congo", "floor.request party=COG list=item-5" },
    { ROLE_SECRETARIAT, "ir", "floor.request party=IRN list=item-5" },
    { ROLE_SECRETARIAT, "lights", "floor.request party=LIGHTS-ON list=item-5" },
    { ROLE_SECRETARIAT, "ira", "1 several: IRN IRQ" },
    { ROLE_SECRETARIAT, "fr; ira", "floor.request party=FRA list=item-5 | 5 several: IRN IRQ" },
    { ROLE_SECRETARIAT, "korea", "1 several: KOR PRK" },
    { ROLE_SECRETARIAT, "it", "1 absent: ITA" },
    { ROLE_SECRETARIAT, "de minister", "floor.request party=DEU level=minister list=item-5" },
    { ROLE_SECRETARIAT, "de min", "floor.request party=DEU level=minister list=item-5" },
    { ROLE_SECRETARIAT, "de level=minister", "floor.request party=DEU level=minister list=item-5" },
    { ROLE_SECRETARIAT, "de for African Group", "floor.request party=DEU group=\"African Group\" list=item-5" },
    { ROLE_SECRETARIAT, "de @item-4", "floor.request party=DEU list=item-4" },
    { ROLE_SECRETARIAT, "de @item-9", "4 value: item-5 item-4" },
    { ROLE_SECRETARIAT, "de list=item-4", "floor.request party=DEU list=item-4" },
    { ROLE_SECRETARIAT, "de lvel=minister",
      "4 value: head-of-state head-of-government minister vice-minister "
      "ambassador delegate" },
    { ROLE_SECRETARIAT, "de level=king", "4 field" },
    { ROLE_SECRETARIAT, "de party=FRA", "4 field" },
    /* Places. */
    { ROLE_SECRETARIAT, "cn 3", "floor.move party=CHN position=3 list=item-5 reason=\"at the desk\"" },
    { ROLE_SECRETARIAT, "cn ٣", "floor.move party=CHN position=3 list=item-5 reason=\"at the desk\"" },
    { ROLE_SECRETARIAT, "cn 3 leaves at noon",
      "floor.move party=CHN position=3 reason=\"leaves at noon\" list=item-5" },
    { ROLE_SECRETARIAT, "fr 3",
      "floor.request list=item-5 party=FRA | floor.move party=FRA position=3 list=item-5 reason=\"at the desk\"" },
    { ROLE_CHAIR, "cn 3", "floor.move party=CHN position=3 list=item-5 reason=\"at the desk\"" },
    { ROLE_CHAIR, "fr 3", "1 not-yours" },
    { ROLE_SECRETARIAT, "cn 0", "4 value" },
    { ROLE_SECRETARIAT, "cn -", "floor.remove requester=CHN list=item-5" },
    { ROLE_SECRETARIAT, "cn - by telephone", "floor.remove requester=CHN reason=\"by telephone\" list=item-5" },
    { ROLE_SECRETARIAT, "cn back", "floor.restore party=CHN list=item-5" },
    { ROLE_SECRETARIAT, "swap cn br", "floor.swap requester=CHN with=2 list=item-5" },
    { ROLE_SECRETARIAT, "swap cn fr", "9 no-place: FRA" },
    { ROLE_SECRETARIAT, "yield cn fr", "floor.yield requester=CHN recipient=FRA list=item-5" },
    { ROLE_SECRETARIAT, "accept fr cn", "11 no-place: CHN" },
    { ROLE_CHAIR, "first eg presents the conclusions",
      "floor.precedence party=EGY reason=\"presents the conclusions\" list=item-5" },
    { ROLE_CHAIR, "first eg", "9 missing" },
    { ROLE_SECRETARIAT, "first eg presents", "floor.precedence party=EGY reason=presents list=item-5" },
    /* The floor is the Chair's to give, and the desk enters what the Chair has said. */
    { ROLE_CHAIR, "next", "floor.give list=item-5 inscription=2" },
    { ROLE_CHAIR, "next @item-4", "1 nobody" },
    { ROLE_CHAIR, "give cn leaves", "floor.give party=CHN reason=leaves list=item-5" },
    { ROLE_SECRETARIAT, "next", "floor.give list=item-5 inscription=2" },
    { ROLE_CHAIR, "end; pause; go", "floor.end | floor.pause | floor.resume" },
    { ROLE_CHAIR, "pause no sound", "floor.pause reason=\"no sound\"" },
    { ROLE_CHAIR, "end 3", "5 extra" },
    { ROLE_CHAIR, "hear unidir", "floor.call party=UNIDIR" },
    /* Lists and limits. */
    { ROLE_CHAIR, "announce; close", "list.announce list=item-5 | list.close list=item-5 consent=yes" },
    { ROLE_CHAIR, "close item-4", "list.close list=item-4 consent=yes" },
    { ROLE_CHAIR, "close @item-4 consent=no", "list.close list=item-4 consent=no" },
    { ROLE_CHAIR, "close now please", "11 extra" },
    { ROLE_CHAIR, "limit 3", "limit.decide seconds=180 list=item-5 consent=yes" },
    { ROLE_CHAIR, "limit 90s state", "limit.decide seconds=90 capacity=state list=item-5 consent=yes" },
    { ROLE_CHAIR, "limit 2:30", "limit.decide seconds=150 list=item-5 consent=yes" },
    { ROLE_CHAIR, "limit three", "7 value" },
    { ROLE_CHAIR, "limit", "6 missing" },
    { ROLE_SECRETARIAT, "open item-6", "list.open list=item-6" },
    { ROLE_SECRETARIAT, "open", "list.open list=item-5" },
    { ROLE_SECRETARIAT, "roll item-4", "list.roll onto=item-4 list=item-5" },
    { ROLE_CHAIR, "sort class alphabet", "list.order order=\"class alphabet\" list=item-5" },
    /* Order, motions, decisions. */
    { ROLE_SECRETARIAT, "reply ir", "reply.request party=IRN matter=item-5" },
    { ROLE_SECRETARIAT, "reply ir @item-4", "reply.request party=IRN matter=item-4" },
    { ROLE_SECRETARIAT, "point sy", "order.raise party=SYR" },
    { ROLE_SECRETARIAT, "point sy about; xyz order", "order.raise party=SYR text=about | 17 unknown" },
    { ROLE_SECRETARIAT, "point sy \"about; the order\"", "order.raise party=SYR text=\"about; the order\"" },
    { ROLE_CHAIR, "rule it stands", "order.rule ruling=\"it stands\"" },
    { ROLE_CHAIR, "order.rule it stands", "order.rule ruling=\"it stands\"" },
    { ROLE_CHAIR, "order.rule ruling=\"it stands\"", "order.rule ruling=\"it stands\"" },
    { ROLE_CHAIR, "order.rule", "11 missing" },
    { ROLE_SECRETARIAT, "motion adjourn-debate eg", "motion.move motion_kind=adjourn-debate party=EGY matter=item-5" },
    { ROLE_SECRETARIAT, "motion suspend eg", "motion.move motion_kind=suspend-meeting party=EGY" },
    { ROLE_SECRETARIAT, "motion adjourn eg",
      "8 value: suspend-meeting adjourn-meeting adjourn-debate close-debate "
      "limit-speeches reconsider competence other" },
    { ROLE_SECRETARIAT, "for fr; against de", "motion.speak party=FRA side=for | motion.speak party=DEU side=against" },
    { ROLE_SECRETARIAT, "vote fr yes", "vote.cast party=FRA choice=yes" },
    { ROLE_CHAIR, "tally 96 34 20", "vote.count yes=96 no=34 abstaining=20" },
    { ROLE_SECRETARIAT, "explain fr before", "explanation.request party=FRA when=before" },
    /* The room and the meeting. */
    { ROLE_SECRETARIAT, "present fr us united kingdom fr", "attendance.mark parties=\"FRA USA GBR\" present=yes" },
    { ROLE_SECRETARIAT, "absent fr", "attendance.mark parties=FRA present=no" },
    { ROLE_SECRETARIAT, "present fr ira us", "12 several: IRN IRQ" },
    { ROLE_SECRETARIAT, "present", "8 missing" },
    { ROLE_CHAIR, "suspend; resume; adjourn", "meeting.suspend | meeting.resume | meeting.adjourn" },
    { ROLE_CHAIR, "convene", "meeting.call_to_order meeting=pm" },
    { ROLE_CHAIR, "item item-4", "item.open matter=item-4" },
    /* Taking back: the act that was done last, by its number. */
    { ROLE_SECRETARIAT, "undo", "act.undo act=16" },
    { ROLE_SECRETARIAT, "undo wrong delegation", "act.undo reason=\"wrong delegation\" act=16" },
    /* Whole commands. */
    { ROLE_SECRETARIAT, "floor.request list=item-5 party=FRA", "floor.request list=item-5 party=FRA" },
    { ROLE_SECRETARIAT, "Floor.Request list=item-5 party=FRA", "floor.request list=item-5 party=FRA" },
    { ROLE_SECRETARIAT, "floor.request party=FRA", "24 missing" },
    { ROLE_SECRETARIAT, "floor.request fr", "floor.request party=FRA list=item-5" },
    { ROLE_SECRETARIAT, "floor.reqest list=item-5",
      "1 unknown: floor.request floor.withdraw floor.remove floor.move "
      "floor.restore floor.precedence floor.again floor.swap floor.yield "
      "floor.accept floor.decline floor.give" },
    { ROLE_SECRETARIAT, "roster.leave party=FRA reason=\"left; for good\"",
      "roster.leave party=FRA reason=\"left; for good\"" },
    { ROLE_SECRETARIAT, "roster.leave FRA", "14 extra" },
    { ROLE_SECRETARIAT, "session.close", "session.close" },
    /* Signs. */
    { ROLE_SECRETARIAT, "", "" },
    { ROLE_SECRETARIAT, " ; ;; ", "" },
    { ROLE_SECRETARIAT, ";fr;", "floor.request party=FRA list=item-5" },
    { ROLE_SECRETARIAT, "point sy \"about", "10 quote" },
    { ROLE_SECRETARIAT, "party=FRA", "1 unknown" },
    { ROLE_SECRETARIAT, "مرحبا", "1 unknown" },
    { ROLE_SECRETARIAT, "clo", "1 unknown: close" },
    { ROLE_SECRETARIAT, "fr\xff", "3 no-text" },
    { ROLE_SECRETARIAT, "-", "1 unknown" },
    { ROLE_SECRETARIAT, "@item-5", "1 unknown" },
};

static void test_lines(void)
{
    Acting *room = room_open();
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        const Typist typist = typist_of(room, lines[i].role);
        g_autofree char *text = read_line(&typist, lines[i].line);
        if (strcmp(text, lines[i].expected) != 0) {
            g_test_message("“%s”: %s, expected %s", lines[i].line, text, lines[i].expected);
            g_test_fail();
        }
    }
    acting_free(room);
}

/* --- what depends on the state ------------------------------------------------------------------------------------ */

static void assert_reads(const Acting *room, Role role, const char *line, const char *expected)
{
    const Typist typist = typist_of(room, role);
    g_autofree char *text = read_line(&typist, line);
    g_assert_cmpstr(text, ==, expected);
}

static void test_state(void)
{
    Acting *room = room_open();
    /* Who speaks is thanked before the next one has the floor. */
    acting_do(room, "chair floor.give list=item-5");
    assert_reads(room, ROLE_CHAIR, "next", "floor.end | floor.give list=item-5 inscription=1");
    /* But not where the next one cannot have it: nobody is cut short for nothing. */
    acting_do(room, "secretariat motion.move motion_kind=adjourn-debate party=EGY matter=item-5");
    assert_reads(room, ROLE_CHAIR, "next", "floor.give list=item-5 inscription=1");
    acting_do(room, "secretariat motion.withdraw party=EGY");
    assert_reads(room, ROLE_SECRETARIAT, "swap cn br", "floor.swap requester=CHN with=2 list=item-5");
    acting_do(room, "CHN floor.yield list=item-5 recipient=IND");
    assert_reads(room, ROLE_SECRETARIAT, "accept in cn", "floor.accept requester=IND inscription=1");
    /* Between two matters nothing is in hand. */
    acting_do(room, "chair floor.end");
    acting_do(room, "secretariat floor.remove list=item-5 requester=CHN");
    acting_do(room, "chair list.announce list=item-5");
    acting_do(room, "chair list.close list=item-5 consent=yes");
    acting_do(room, "chair item.conclude matter=item-5");
    assert_reads(room, ROLE_SECRETARIAT, "fr", "floor.request party=FRA list=item-4");
    acting_do(room, "secretariat list.open list=side");
    assert_reads(room, ROLE_SECRETARIAT, "fr", "1 no-list: item-4 side");
    assert_reads(room, ROLE_SECRETARIAT, "reply fr", "1 no-matter");
    assert_reads(room, ROLE_SECRETARIAT, "open", "1 no-matter");
    acting_free(room);
}

static void test_chosen_list(void)
{
    Acting *room = room_open();
    Typist typist = typist_of(room, ROLE_SECRETARIAT);
    typist.list = state_find_list(room->state, "item-4");
    g_autofree char *chosen = read_line(&typist, "fr"), *named = read_line(&typist, "fr @item-5");
    g_assert_cmpstr(chosen, ==, "floor.request party=FRA list=item-4");
    g_assert_cmpstr(named, ==, "floor.request party=FRA list=item-5");
    acting_free(room);
}

/* One takes back what one has done oneself, one act after the other. */
static void test_undo(void)
{
    Acting *room = room_open();
    Typist typist = typist_of(room, ROLE_SECRETARIAT);
    acting_do(room, "secretariat floor.request list=item-5 party=FRA");
    const Seq first = state_latest_act(room->state, 0);
    acting_do(room, "secretariat floor.request list=item-5 party=DEU");
    const Seq own[] = { first, state_latest_act(room->state, 0) };
    acting_do(room, "IND floor.request list=item-5");
    typist.acts = own;
    typist.n_acts = G_N_ELEMENTS(own);
    for (guint i = G_N_ELEMENTS(own); i > 0; i--) {
        g_autofree char *text = read_line(&typist, "undo");
        g_autofree char *expected = g_strdup_printf("act.undo act=%" G_GUINT64_FORMAT, own[i - 1]);
        g_autofree char *line = g_strdup_printf("secretariat %s", text);
        g_assert_cmpstr(text, ==, expected);
        acting_do(room, line);
    }
    g_autofree char *none = read_line(&typist, "undo");
    g_assert_cmpstr(none, ==, "1 no-act");
    acting_free(room);
}

/* Nothing is done of a line with a mistake in it; what its own parts will bring about is none. */
static void test_check(void)
{
    static const struct {
        const char *line;
        int column; /* 0: it is sound */
    } checks[] = {
        { "fr; fr 3", 0 }, { "end; next; next", 0 }, { "fr; ira; de", 5 },
        { "fr; xyz", 5 },  { "accept fr cn", 11 },   { "yield cn fr; accept fr cn", 0 },
        { "fr; \"", 5 },   { "fr; de @item-9", 0 },  { "", 0 },
    };
    Acting *room = room_open();
    for (guint i = 0; i < G_N_ELEMENTS(checks); i++) {
        const Typist typist = typist_of(room, strstr(checks[i].line, "next") != NULL ? ROLE_CHAIR : ROLE_SECRETARIAT);
        g_auto(ShorthandComplaint) complaint = { 0 };
        const bool is_sound = shorthand_check(&typist, checks[i].line, &complaint);
        g_test_message("%s", checks[i].line);
        g_assert_cmpint(is_sound ? 0 : shorthand_column(checks[i].line, complaint.from), ==, checks[i].column);
    }
    acting_free(room);
}

static void test_limits(void)
{
    Acting *room = room_open();
    const Typist typist = typist_of(room, ROLE_SECRETARIAT);
    g_autofree char *fits = g_strnfill(SHORTHAND_LIMIT, ' '), *long_line = g_strnfill(SHORTHAND_LIMIT + 1, ' ');
    g_autofree char *read = read_line(&typist, fits), *wrong = read_line(&typist, long_line);
    g_assert_cmpstr(read, ==, "");
    g_assert_cmpstr(wrong, ==, "1 too-long");
    g_autoptr(GString) words = g_string_new("room");
    g_autoptr(GString) parts = g_string_new(NULL);
    for (guint i = 0; i <= SHORTHAND_WORDS_LIMIT; i++) {
        g_string_append(words, " fr");
    }
    for (guint i = 0; i <= SHORTHAND_PARTS_LIMIT; i++) {
        g_string_append(parts, "fr;");
    }
    g_autofree char *many = read_line(&typist, words->str);
    g_assert_true(g_str_has_suffix(many, "too-long"));
    g_auto(ShorthandComplaint) complaint = { 0 };
    g_assert_false(shorthand_check(&typist, parts->str, &complaint));
    g_assert_cmpint(complaint.what, ==, TYPED_TOO_LONG);
    acting_free(room);
}

/* --- the table ---------------------------------------------------------------------------------------------------- */

static void check_token(const ShortForm *form, const CommandInfo *info, const ShortToken *token)
{
    if (token->use == SHORT_LITERAL) {
        g_autofree char *word = g_strndup(token->text, token->length);
        const bool is_somebody = roster_of_id(word) != NULL || roster_of_alpha2(word) != NULL;
        g_assert_false(is_somebody);
        return;
    }
    g_assert_cmpint(token->field, <, N_FIELDS);
    g_assert_true(command_takes(info, token->field));
    g_assert_true(token->use != SHORT_REST || field_info(token->field)->type == TYPE_TEXT);
}

/* Every form names a command with those fields, and each can be typed: its first word is its own, or a participant. */
static void test_table(void)
{
    const ShortForm *form;
    for (guint i = 0; (form = short_form_at(i)) != NULL; i++) {
        ShortToken tokens[SHORT_TOKENS_LIMIT];
        const CommandInfo *info = command_of(form->command);
        g_assert_nonnull(info);
        const guint n = short_form_tokens(form, tokens);
        g_assert_cmpuint(n, >, 0);
        g_assert_false(tokens[0].may_be_missing);
        g_assert_true(tokens[0].use == SHORT_LITERAL || tokens[0].use == SHORT_PARTY);
        bool is_optional = false;
        for (guint t = 0; t < n; t++) {
            check_token(form, info, &tokens[t]);
            g_assert_true(!is_optional || tokens[t].may_be_missing);
            is_optional = tokens[t].may_be_missing;
        }
        const ShortForm *other;
        for (guint k = 0; (other = short_form_at(k)) != form; k++) {
            g_assert_cmpstr(other->usage, !=, form->usage);
        }
    }
}

static void test_forms_of_a_command(void)
{
    const CommandInfo *info = command_of("floor.request");
    g_assert_cmpstr(short_form_of(info, 0)->usage, ==, "PARTY [LEVEL]");
    g_assert_cmpstr(short_form_of(info, 1)->usage, ==, "PARTY for GROUP...");
    g_assert_null(short_form_of(info, 2));
    g_assert_null(short_form_of(command_of("session.begin"), 0));
}

/* --- completion --------------------------------------------------------------------------------------------------- */

/* "close announce @1": the candidates, and where the word begins that they take the place of. `line` has the caret as
 * "|". */
static char *complete(const Acting *room, Role role, const char *marked)
{
    const Typist typist = typist_of(room, role);
    const char *caret = strchr(marked, '|');
    g_autofree char *before = g_strndup(marked, (gsize)(caret - marked));
    g_autofree char *line = g_strconcat(before, caret + 1, NULL);
    g_auto(Completion) completion;
    shorthand_complete(&typist, line, (size_t)(caret - marked), LANGUAGE_FRENCH, &completion);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < completion.candidates->len; i++) {
        const Candidate *candidate = g_ptr_array_index(completion.candidates, i);
        g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", candidate->text);
    }
    g_assert_cmpuint(completion.to, ==, caret - marked);
    g_string_append_printf(text, "@%d", shorthand_column(line, completion.from));
    return g_string_free(text, FALSE);
}

static const struct {
    Role role;
    const char *line, *expected;
} completions[] = {
    { ROLE_SECRETARIAT, "fra|", "FRA@1" },
    { ROLE_SECRETARIAT, "ira|", "IRN IRQ@1" },
    { ROLE_SECRETARIAT, "fr; ira| ; de", "IRN IRQ@5" },
    { ROLE_SECRETARIAT, "united |", "GBR USA UNIDIR@1" },
    { ROLE_SECRETARIAT, "united st|", "USA@1" },
    { ROLE_SECRETARIAT, "reply united k|", "GBR@7" },
    { ROLE_CHAIR, "ann|", "announce@1" },
    { ROLE_SECRETARIAT, "ann|", "announce@1" },
    { ROLE_SECRETARIAT, "pre|", "present@1" },
    { ROLE_SECRETARIAT, "present fr ira|", "IRN IRQ@12" },
    { ROLE_SECRETARIAT, "fr mi|", "minister@4" },
    { ROLE_SECRETARIAT, "fr fo|", "for@4" },
    { ROLE_SECRETARIAT, "fr ba|", "back@4" },
    { ROLE_SECRETARIAT, "motion adj|", "adjourn-meeting adjourn-debate@8" },
    { ROLE_SECRETARIAT, "motion adjourn-debate eg|", "EGY@23" },
    { ROLE_SECRETARIAT, "fr @|", "@item-5 @item-4@4" },
    { ROLE_SECRETARIAT, "fr @item-4|", "@item-4@4" },
    { ROLE_SECRETARIAT, "fr level=m|", "level=minister@4" },
    { ROLE_SECRETARIAT, "floor.request l|", "LIGHTS-ON list= level=@15" },
    { ROLE_SECRETARIAT, "floor.request list=item-5 l|", "LIGHTS-ON level=@27" },
    { ROLE_SECRETARIAT, "floor.request list=|", "list=item-5 list=item-4@15" },
    { ROLE_SECRETARIAT, "attendance.mark present=|", "present=yes present=no@17" },
    { ROLE_SECRETARIAT, "list.r|", "list.reopen list.release list.roll@1" },
    { ROLE_CHAIR, "close |", "item-5 item-4@7" },
    { ROLE_CHAIR, "convene |", "pm@9" },
    { ROLE_CHAIR, "rule |", "@6" },
    { ROLE_SECRETARIAT, "point sy \"ira|", "@14" },
};

static void test_completion(void)
{
    Acting *room = room_open();
    for (guint i = 0; i < G_N_ELEMENTS(completions); i++) {
        g_autofree char *text = complete(room, completions[i].role, completions[i].line);
        if (strcmp(text, completions[i].expected) != 0) {
            g_test_message("“%s”: %s, expected %s", completions[i].line, text, completions[i].expected);
            g_test_fail();
        }
    }
    acting_free(room);
}

static void test_completion_tells(void)
{
    Acting *room = room_open();
    const Typist typist = typist_of(room, ROLE_SECRETARIAT);
    g_auto(Completion) completion;
    shorthand_complete(&typist, "de", 2, LANGUAGE_FRENCH, &completion);
    const Candidate *candidate = g_ptr_array_index(completion.candidates, 0);
    g_assert_cmpstr(candidate->text, ==, "decline");
    g_assert_cmpstr(candidate->info->name, ==, "floor.decline");
    candidate = g_ptr_array_index(completion.candidates, 1);
    g_assert_cmpstr(candidate->text, ==, "DEU");
    g_assert_cmpstr(candidate->label, ==, "Allemagne");
    completion_clear(&completion);
    /* What a line may become: all forms that begin with a participant. */
    shorthand_complete(&typist, "de ", 3, LANGUAGE_FRENCH, &completion);
    g_assert_cmpuint(completion.forms->len, ==, 5);
    acting_free(room);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/session/shorthand/lines", test_lines);
    g_test_add_func("/session/shorthand/state", test_state);
    g_test_add_func("/session/shorthand/chosen-list", test_chosen_list);
    g_test_add_func("/session/shorthand/undo", test_undo);
    g_test_add_func("/session/shorthand/check", test_check);
    g_test_add_func("/session/shorthand/limits", test_limits);
    g_test_add_func("/session/shorthand/table", test_table);
    g_test_add_func("/session/shorthand/forms-of-a-command", test_forms_of_a_command);
    g_test_add_func("/session/shorthand/completion", test_completion);
    g_test_add_func("/session/shorthand/completion-tells", test_completion_tells);
    return g_test_run();
}
