#include "web/filter.h"

static void reads_and_prints(void)
{
    const struct {
        const char *query, *canonical; /* NULL: refused */
    } samples[] = {
        { "", "" },
        { "item=&topic=", "" },
        { "item=5", "item=5" },
        { "item=007", "item=7" },
        { "item=7ab", "item=7ab" },
        { "item=999", "item=999" },
        { "topic=capacity&item=5", "item=5&topic=capacity" },
        { "utm=1&item=5", "item=5" },
        { "item=0", NULL },
        { "item=1000", NULL },
        { "item=99999999999999999999", NULL },
        { "item=5abcd", NULL },
        { "item=5A", NULL },
        { "item=-5", NULL },
        { "item=five", NULL },
        { "topic=weather", NULL },
        { "topic=Capacity", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        Filter filter;
        const char *wrong = NULL;
        g_auto(Buffer) out = BUFFER_INIT;
        g_test_message("?%s", samples[i].query);
        const bool understood = filter_parse(samples[i].query, &filter, &wrong);
        g_assert_true(understood == (samples[i].canonical != NULL));
        if (understood) {
            filter_put_query(&filter, &out);
            g_assert_cmpstr(buffer_text(&out), ==, samples[i].canonical);
            g_assert_true(filter_is_all(&filter) == (samples[i].canonical[0] == '\0'));
        } else {
            g_assert_true(g_str_has_prefix(samples[i].query, wrong));
        }
    }
}

static void every_topic_has_a_key(void)
{
    for (int i = 0; i < N_TOPICS; i++) {
        Filter filter;
        const char *wrong = NULL;
        g_autofree char *query = g_strconcat("topic=", filter_topic_key((Topic)i), NULL);
        g_assert_true(filter_parse(query, &filter, &wrong));
        g_assert_cmpint(filter.topic, ==, i);
    }
}

static void a_whole_item_has_its_parts(void)
{
    const Filter whole = { .item = { .number = 7 }, .topic = TOPIC_NONE };
    const Filter part = { .item = { .number = 7, .sub = "a" }, .topic = TOPIC_NONE };
    g_assert_true(filter_wants_item(&whole, &(ItemNumber){ 7, "" }));
    g_assert_true(filter_wants_item(&whole, &(ItemNumber){ 7, "b" }));
    g_assert_true(filter_wants_item(&part, &(ItemNumber){ 7, "a" }));
    g_assert_false(filter_wants_item(&part, &(ItemNumber){ 7, "b" }));
    g_assert_false(filter_wants_item(&part, &(ItemNumber){ 7, "" }));
    g_assert_false(filter_wants_item(&whole, &(ItemNumber){ 17, "" }));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/filter/reads-and-prints", reads_and_prints);
    g_test_add_func("/filter/every-topic-has-a-key", every_topic_has_a_key);
    g_test_add_func("/filter/a-whole-item-has-its-parts", a_whole_item_has_its_parts);
    return g_test_run();
}
