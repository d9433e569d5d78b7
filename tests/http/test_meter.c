#include "http/meter.h"

#include <string.h>

static const char *const classes[] = { "page", "act", NULL };

static void assert_has(const Buffer *out, const char *line)
{
    g_autofree char *text = g_strndup(out->data, out->length);
    g_autofree char *whole = g_strconcat(line, "\n", NULL);
    const char *at = strstr(text, whole);
    g_test_message("%s", line);
    g_assert_true(at != NULL && (at == text || at[-1] == '\n'));
}

static void counting(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    Meter *meter = meter_new();
    meter_count(meter, 0, 200, 50);
    meter_count(meter, 0, 200, 100);
    meter_count(meter, 0, 304, 101);
    meter_count(meter, 1, 409, 6000000);
    meter_count(meter, 1, 503, -1);
    meter_put(meter, classes, &out);
    assert_has(&out, "# TYPE placard_http_requests_total counter");
    assert_has(&out, "placard_http_requests_total{route=\"page\",status=\"2xx\"} 2");
    assert_has(&out, "placard_http_requests_total{route=\"page\",status=\"3xx\"} 1");
    assert_has(&out, "placard_http_requests_total{route=\"act\",status=\"4xx\"} 1");
    assert_has(&out, "placard_http_requests_total{route=\"act\",status=\"5xx\"} 1");
    assert_has(&out, "placard_http_request_duration_seconds_bucket{route=\"page\",le=\"0.0001\"} 2");
    assert_has(&out, "placard_http_request_duration_seconds_bucket{route=\"page\",le=\"0.0005\"} 3");
    assert_has(&out, "placard_http_request_duration_seconds_bucket{route=\"page\",le=\"+Inf\"} 3");
    assert_has(&out, "placard_http_request_duration_seconds_sum{route=\"page\"} 0.000251");
    assert_has(&out, "placard_http_request_duration_seconds_bucket{route=\"act\",le=\"5\"} 1");
    assert_has(&out, "placard_http_request_duration_seconds_bucket{route=\"act\",le=\"+Inf\"} 2");
    assert_has(&out, "placard_http_request_duration_seconds_sum{route=\"act\"} 6.000000");
    meter_free(meter);
}

static gpointer count_often(gpointer meter)
{
    for (int i = 0; i < 20000; i++) {
        meter_count(meter, 1, 200, i % 3);
    }
    return NULL;
}

/* None is lost, however many count: also where there are more than places. */
static void by_many(void)
{
    g_auto(Buffer) out = BUFFER_INIT;
    GThread *threads[40];
    Meter *meter = meter_new();
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        threads[i] = g_thread_new("counts", count_often, meter);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        g_thread_join(threads[i]);
    }
    meter_put(meter, classes, &out);
    assert_has(&out, "placard_http_requests_total{route=\"act\",status=\"2xx\"} 800000");
    assert_has(&out, "placard_http_request_duration_seconds_count{route=\"act\"} 800000");
    meter_free(meter);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/meter/counting", counting);
    g_test_add_func("/meter/by-many", by_many);
    return g_test_run();
}
