#include "hall/lines.h"

#include "core/item_words.h"
#include "core/programme.h"
#include "core/terms.h"
#include "session/acts.h"
#include "session/common.h"

static const char *in_language(const Scene *scene, const char *text)
{
    Language language = LANGUAGE_NONE;
    if (text == NULL || terms_english(text, &language) == NULL) {
        return text;
    }
    const char *translated = terms_translate(text, language, scene->visit->language);
    return translated != NULL ? translated : text;
}

void line_put(Html *html, const char *tag, const char *class_name, const char *text)
{
    if (text != NULL) {
        html_open_class(html, tag, class_name);
        html_attribute(html, "dir", "auto");
        html_text(html, text);
        html_close(html);
    }
}

void line_put_words(const Scene *scene, Html *html, const char *tag, const char *class_name, const char *text)
{
    line_put(html, tag, class_name, in_language(scene, text));
}

/* "Agenda item 5"; NULL of a matter that has no number. */
static char *item_words(const Scene *scene, const Matter *matter)
{
    const Profile *profile = session_profile(scene->state);
    if (matter == NULL || matter->number == 0 || profile == NULL) {
        return NULL;
    }
    const ItemNumber item = { .number = matter->number };
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(ItemNumber));
    g_array_append_val(items, item);
    return item_heading_in_words(scene->visit->language, items, profile);
}

static char *joined(const Scene *scene, char *heading, const char *title)
{
    if (heading == NULL || title == NULL) {
        return heading != NULL ? heading : g_strdup(in_language(scene, title));
    }
    char *words = g_strconcat(heading, scene->words->colon, in_language(scene, title), NULL);
    g_free(heading);
    return words;
}

char *line_matter_words(const Scene *scene, int matter)
{
    const Matter *row = state_matter(scene->state, matter);
    return row != NULL ? joined(scene, item_words(scene, row), state_text(scene->state, row->title)) : NULL;
}

char *line_words(const Scene *scene, int segment)
{
    const Segment *row = state_segment(scene->state, segment);
    if (row == NULL) {
        return NULL;
    }
    const bool is_item = row->kind == ENTRY_ITEM || row->kind == ENTRY_SUBITEM;
    const Matter *matter = is_item ? state_matter(scene->state, row->matter) : NULL;
    const char *title = state_text(scene->state, row->title);
    char *words = joined(scene, item_words(scene, matter),
                         title != NULL || matter == NULL ? title : state_text(scene->state, matter->title));
    return words != NULL ? words : line_matter_words(scene, row->matter);
}

char *line_hours(const Scene *scene, Instant from, Instant to)
{
    char begin[PLACE_CLOCK_SIZE], end[PLACE_CLOCK_SIZE];
    return g_strconcat(place_clock(scene->place, from, false, begin), "–", place_clock(scene->place, to, false, end),
                       NULL);
}

char *line_meeting_words(const Scene *scene, int meeting)
{
    const Meeting *row = state_meeting(scene->state, meeting);
    const Language language = scene->visit->language;
    if (row == NULL || row->ordinal == 0) {
        return row != NULL ? line_hours(scene, row->starts, row->ends) : NULL;
    }
    g_autofree char *ordinal = tell_ordinal(row->ordinal, language);
    g_auto(GStrv) words = g_strsplit(acts_word(WORD_MEETING, language), "%", 2);
    return g_strconcat(words[0], ordinal, words[1], NULL);
}

/* A group of the roster has a name in each language; what others call themselves is not translated. */
static const char *group_words(const Scene *scene, const char *name)
{
    const RosterGroup *group = roster_group_of_name(name, session_day(scene->state, scene->now));
    const char *own = group != NULL ? group->name[scene->visit->language] : NULL;
    return own != NULL ? own : in_language(scene, name);
}

char *line_speaker_words(const Scene *scene, int inscription)
{
    const Inscription *row = state_inscription(scene->state, inscription);
    if (row == NULL) {
        return NULL;
    }
    const char *group = state_text(scene->state, row->group);
    g_autofree char *name = row->participant != ID_NONE ? scene_name(scene, row->participant)
                                                        : g_strdup(acts_word(WORD_SECRETARIAT, scene->visit->language));
    if (group == NULL) {
        return g_steal_pointer(&name);
    }
    g_auto(GStrv) parts = g_strsplit(scene->words->for_group, "%s", 3);
    g_assert(g_strv_length(parts) == 3); /* words.def: who, and for whom */
    return g_strconcat(parts[0], name, parts[1], group_words(scene, group), parts[2], NULL);
}
