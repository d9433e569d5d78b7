#include "doc/read_text.h"
#include "reading/language_guess.h"

#include <string.h>

static Language guess(const char *text)
{
    g_autoptr(GPtrArray) diagnostics = diagnostics_new();
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(Document) document = read_text(bytes, diagnostics, NULL);
    return language_guess(document);
}

static void test_each_language(void)
{
    g_assert_cmpint(guess("Programme of work of the Committee for the session"), ==, LANGUAGE_ENGLISH);
    g_assert_cmpint(guess("Programme de travail du Comité pour les travaux de la session"), ==, LANGUAGE_FRENCH);
    g_assert_cmpint(guess("Programa de trabajo del Comité para los períodos de sesiones"), ==, LANGUAGE_SPANISH);
    g_assert_cmpint(guess("A/AC.1/2025/1\n\nПрограмма работы Комитета"), ==, LANGUAGE_RUSSIAN);
    g_assert_cmpint(guess("A/AC.1/2025/1\n\n委员会工作方案"), ==, LANGUAGE_CHINESE);
    g_assert_cmpint(guess("A/AC.1/2025/1\n\nبرنامج عمل اللجنة"), ==, LANGUAGE_ARABIC);
}

static void test_names_do_not_make_a_language(void)
{
    g_assert_cmpint(guess("Statement by 王毅 and Сергей on behalf of the group of states"), ==, LANGUAGE_ENGLISH);
    g_assert_cmpint(guess("2025"), ==, LANGUAGE_ENGLISH);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/language_guess/each", test_each_language);
    g_test_add_func("/language_guess/names", test_names_do_not_make_a_language);
    return g_test_run();
}
