/* Channels: what somebody may have missed is sent, and nothing is made twice. */
#include "http/channel.h"

#include <string.h>

/* What there is to see: texts, up to NULL. */
typedef struct {
    const char *texts[LIVE_PARTS_LIMIT + 1];
} Shown;

static GBytes *part(const char *channel, guint i, gpointer data)
{
    const Shown *shown = data;
    return shown->texts[i] != NULL ? g_bytes_new(shown->texts[i], strlen(shown->texts[i])) : NULL;
}

typedef struct {
    Shown shown;
    LiveSource source;
    ChannelCommon common;
    Channel *channel;
} Case;

static void case_begin(Case *one)
{
    *one = (Case){ .shown = { .texts = { "<p id=a>1</p>", "<p id=b>1</p>", "<p id=c>1</p>" } } };
    one->source = (LiveSource){ .part = part, .data = &one->shown };
    one->common.squeezer = squeezer_new();
    one->channel = channel_new("room", &one->common);
}

static void case_end(Case *one)
{
    channel_free(one->channel);
    g_assert_cmpuint(one->common.held, ==, 0);
    squeezer_free(one->common.squeezer);
}

static void assert_said(Case *one, guint32 parts, const char *expected)
{
    g_autoptr(GBytes) message = channel_message(one->channel, parts, false);
    gsize length;
    const char *bytes = g_bytes_get_data(message, &length);
    g_autofree char *text = g_strndup(bytes, length);
    g_assert_cmpstr(text, ==, expected);
}

static void what_changed_is_told_apart_by_numbers(void)
{
    Case one;
    case_begin(&one);
    g_assert_true(channel_look(one.channel, &one.source, 10));
    one.shown.texts[1] = "<p id=b>2</p>";
    g_assert_true(channel_look(one.channel, &one.source, 14));
    one.shown.texts[2] = "<p id=c>2</p>";
    g_assert_true(channel_look(one.channel, &one.source, 15));
    g_assert_cmpuint(channel_after(one.channel, 0), ==, 7);
    g_assert_cmpuint(channel_after(one.channel, 9), ==, 7);
    g_assert_cmpuint(channel_after(one.channel, 10), ==, 7); /* it may have changed with time since */
    g_assert_cmpuint(channel_after(one.channel, 11), ==, 6);
    g_assert_cmpuint(channel_after(one.channel, 14), ==, 6);
    g_assert_cmpuint(channel_after(one.channel, 15), ==, 4);
    g_assert_cmpuint(channel_after(one.channel, 16), ==, 0);
    g_assert_cmpuint(one.common.parts_made, ==, 5);
    case_end(&one);
}

static void what_was_sent_is_told_apart_by_turns(void)
{
    Case one;
    case_begin(&one);
    channel_look(one.channel, &one.source, 10);
    g_assert_cmpuint(one.channel->turn, ==, 1);
    one.shown.texts[0] = "<p id=a>2</p>";
    channel_look(one.channel, &one.source, 10); /* with time alone */
    one.shown.texts[2] = "<p id=c>2</p>";
    channel_look(one.channel, &one.source, 10);
    g_assert_cmpuint(channel_since(one.channel, 0), ==, 7);
    g_assert_cmpuint(channel_since(one.channel, 1), ==, 5);
    g_assert_cmpuint(channel_since(one.channel, 2), ==, 4);
    g_assert_cmpuint(channel_since(one.channel, 3), ==, 0);
    case_end(&one);
}

static void what_is_the_same_is_no_change(void)
{
    Case one;
    case_begin(&one);
    channel_look(one.channel, &one.source, 1);
    g_assert_false(channel_look(one.channel, &one.source, 2));
    g_assert_cmpuint(one.channel->turn, ==, 1);
    g_assert_cmpuint(one.channel->number, ==, 2);
    g_assert_null(channel_message(one.channel, 0, false));
    case_end(&one);
}

static void events_are_written_as_the_standard_has_them(void)
{
    Case one;
    case_begin(&one);
    one.shown.texts[1] = "<p id=b>\n\nfirst\r\nsecond\rthird\n</p>";
    one.shown.texts[2] = "";
    channel_look(one.channel, &one.source, 7);
    assert_said(&one, 1, "id: 7\nevent: parts\ndata: <p id=a>1</p>\n\n");
    assert_said(&one, 3,
                "id: 7\nevent: parts\ndata: <p id=a>1</p>\ndata: <p id=b>\ndata: \ndata: first\ndata: second\n"
                "data: third\ndata: </p>\n\n");
    assert_said(&one, 4, "id: 7\nevent: parts\ndata: \n\n");
    case_end(&one);
}

static void all_who_lack_the_same_share_its_bytes(void)
{
    Case one;
    case_begin(&one);
    channel_look(one.channel, &one.source, 7);
    g_autoptr(GBytes) first = channel_message(one.channel, 3, false), second = channel_message(one.channel, 3, false);
    g_autoptr(GBytes) other = channel_message(one.channel, 1, false);
    g_assert_true(first == second);
    g_assert_true(first != other);
    g_assert_cmpuint(one.common.held, ==, g_bytes_get_size(first) + g_bytes_get_size(other));
    channel_look(one.channel, &one.source, 8); /* the number is another */
    assert_said(&one, 1, "id: 8\nevent: parts\ndata: <p id=a>1</p>\n\n");
    g_clear_pointer(&first, g_bytes_unref);
    g_clear_pointer(&second, g_bytes_unref);
    g_clear_pointer(&other, g_bytes_unref);
    case_end(&one);
}

static void no_more_parts_than_may(void)
{
    Case one;
    case_begin(&one);
    for (guint i = 0; i < LIVE_PARTS_LIMIT + 1; i++) {
        one.shown.texts[i] = "x";
    }
    one.source.part = part;
    one.shown.texts[LIVE_PARTS_LIMIT] = NULL;
    channel_look(one.channel, &one.source, 7);
    g_assert_cmpuint(one.channel->n_parts, ==, LIVE_PARTS_LIMIT);
    g_assert_cmpuint(channel_since(one.channel, 0), ==, G_MAXUINT32);
    case_end(&one);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/channel/what-changed-is-told-apart-by-numbers", what_changed_is_told_apart_by_numbers);
    g_test_add_func("/channel/what-was-sent-is-told-apart-by-turns", what_was_sent_is_told_apart_by_turns);
    g_test_add_func("/channel/what-is-the-same-is-no-change", what_is_the_same_is_no_change);
    g_test_add_func("/channel/events-are-written-as-the-standard-has-them",
                    events_are_written_as_the_standard_has_them);
    g_test_add_func("/channel/all-who-lack-the-same-share-its-bytes", all_who_lack_the_same_share_its_bytes);
    g_test_add_func("/channel/no-more-parts-than-may", no_more_parts_than_may);
    return g_test_run();
}
