#include "session/short_forms.h"

#include "session/module.h"

#include <string.h>

/* In the order in which they are tried and shown. Those that begin with a participant come first: they are typed most.
 * No word of a form is the code of a participant. */
static const ShortForm forms[] = {
    { "floor.request", "PARTY [LEVEL]", "list" },
    { "floor.request", "PARTY for GROUP...", "list" },
    { "floor.move", "PARTY POSITION [REASON...]", "list reason" },
    { "floor.remove", "PARTY - [REASON...]", "list" },
    { "floor.restore", "PARTY back [REASON...]", "list" },
    { "floor.give", "next", "list next" },
    { "floor.give", "give PARTY [REASON...]", "list" },
    { "floor.end", "end", NULL },
    { "floor.pause", "pause [REASON...]", NULL },
    { "floor.resume", "go", NULL },
    { "floor.call", "hear PARTY [REASON...]", NULL },
    { "floor.again", "again REASON...", NULL },
    { "floor.precedence", "first PARTY REASON...", "list" },
    { "floor.swap", "swap PARTY OTHER", "list" },
    { "floor.yield", "yield PARTY RECIPIENT", "list" },
    { "floor.accept", "accept PARTY OFFER", NULL },
    { "floor.decline", "decline PARTY OFFER", NULL },
    { "reply.request", "reply PARTY [REASON...]", "matter" },
    { "reply.grant", "grant PARTY [REASON...]", "matter" },
    { "explanation.request", "explain PARTY WHEN", NULL },
    { "list.open", "open [LIST]", "own-list" },
    { "list.announce", "announce [LIST]", "list" },
    { "list.close", "close [LIST]", "list consent=yes" },
    { "list.reopen", "reopen [LIST]", "list consent=yes" },
    { "list.release", "release [LIST]", "list" },
    { "list.roll", "roll ONTO", "list" },
    { "list.order", "sort ORDER...", "list" },
    { "limit.decide", "limit MINUTES [CAPACITY]", "list consent=yes" },
    { "limit.lift", "lift LIMIT", "consent=yes" },
    { "order.raise", "point PARTY [TEXT...]", NULL },
    { "order.rule", "rule RULING...", NULL },
    { "order.appeal", "appeal PARTY", NULL },
    { "order.withdraw", "withdraw [PARTY]", NULL },
    { "motion.move", "motion MOTION_KIND PARTY [TEXT...]", "debate" },
    { "motion.speak", "for PARTY", "side=for" },
    { "motion.speak", "against PARTY", "side=against" },
    { "objection.raise", "object PARTY [TEXT...]", NULL },
    { "question.no_objection", "none", NULL },
    { "question.gavel", "gavel", NULL },
    { "vote.cast", "vote PARTY CHOICE", NULL },
    { "vote.count", "tally YES NO [ABSTAINING]", NULL },
    { "vote.close", "result", NULL },
    { "attendance.mark", "present PARTIES...", "present=yes" },
    { "attendance.mark", "absent PARTIES...", "present=no" },
    { "attendance.roll", "room [PARTIES...]", NULL },
    { "meeting.call_to_order", "convene [MEETING]", "meeting" },
    { "meeting.suspend", "suspend [REASON...]", NULL },
    { "meeting.resume", "resume", NULL },
    { "meeting.adjourn", "adjourn", NULL },
    { "item.open", "item MATTER", NULL },
    { "item.conclude", "conclude [MATTER]", NULL },
    { "act.undo", "undo [REASON...]", "act" },
};

const ShortForm *short_form_at(guint i)
{
    return i < G_N_ELEMENTS(forms) ? &forms[i] : NULL;
}

const ShortForm *short_form_of(const CommandInfo *info, guint i)
{
    for (guint row = 0; row < G_N_ELEMENTS(forms); row++) {
        if (strcmp(forms[row].command, info->name) == 0 && i-- == 0) {
            return &forms[row];
        }
    }
    return NULL;
}

/* Words in capitals that are no field's name, or that are read in another way than the field is. Of two rows for one
 * word that holds whose field the command takes. */
static const struct {
    const char *word;
    Field field;
    ShortUse use;
} placeholders[] = {
    { "PARTY", FIELD_PARTY, SHORT_PARTY },         { "PARTY", FIELD_REQUESTER, SHORT_PARTY },
    { "RECIPIENT", FIELD_RECIPIENT, SHORT_PARTY }, { "PARTIES", FIELD_PARTIES, SHORT_PARTIES },
    { "OTHER", FIELD_WITH, SHORT_PLACE },          { "OFFER", FIELD_INSCRIPTION, SHORT_PLACE },
    { "MINUTES", FIELD_SECONDS, SHORT_MINUTES },
};

static void find_field(const CommandInfo *info, const char *word, ShortToken *token)
{
    for (guint i = 0; i < G_N_ELEMENTS(placeholders); i++) {
        if (strcmp(placeholders[i].word, word) == 0 && command_takes(info, placeholders[i].field)) {
            token->field = placeholders[i].field;
            token->use = placeholders[i].use;
            return;
        }
    }
    g_autofree char *name = g_ascii_strdown(word, -1);
    token->field = field_of_name(name);
}

static ShortToken read_token(const CommandInfo *info, const char *text, size_t length)
{
    ShortToken token = { .text = text, .length = length, .field = N_FIELDS };
    token.may_be_missing = text[0] == '[';
    if (token.may_be_missing) {
        token.text++;
        token.length -= 2;
    }
    if (!g_ascii_isupper(token.text[0])) {
        return token;
    }
    const char dots[] = "...";
    const size_t n_dots = strlen(dots);
    const bool takes_rest = token.length > n_dots && strncmp(token.text + token.length - n_dots, dots, n_dots) == 0;
    token.length -= takes_rest ? n_dots : 0;
    token.use = takes_rest ? SHORT_REST : SHORT_VALUE;
    g_autofree char *word = g_strndup(token.text, token.length);
    find_field(info, word, &token);
    return token;
}

guint short_form_tokens(const ShortForm *form, ShortToken ret_tokens[SHORT_TOKENS_LIMIT])
{
    const CommandInfo *info = command_of(form->command);
    guint n = 0;
    for (const char *at = form->usage; *at != '\0'; at += strspn(at, " ")) {
        const size_t length = strcspn(at, " ");
        g_assert(n < SHORT_TOKENS_LIMIT);
        ret_tokens[n++] = read_token(info, at, length);
        at += length;
    }
    return n;
}
