/* Any bytes as JSON and as a programme of work. What is read must be written and read again as the same. */
#include "exchange/programme_json.h"
#include "fuzz.h"

static void check_that_it_reads_back(const Programme *programme)
{
    g_autoptr(GBytes) bytes = programme_to_json(programme);
    g_autoptr(GError) error = NULL;
    g_autoptr(Programme) same = programme_of_json(bytes, &error);
    if (same == NULL) {
        g_error("written it is not read again: %s", error->message);
    }
    g_autofree char *where = NULL;
    if (!programme_equal(programme, same, &where)) {
        g_error("written and read again it is another programme: %s", where);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonValue) value = json_parse(bytes, &error);
    g_assert((value == NULL) == (error != NULL));
    g_autoptr(Programme) programme = programme_of_json(bytes, NULL);
    g_assert(programme == NULL || value != NULL);
    if (programme != NULL) {
        check_that_it_reads_back(programme);
    }
    return 0;
}
