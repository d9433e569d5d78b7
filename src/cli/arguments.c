#include "cli/arguments.h"

#include "cli/nearest.h"
#include "cli/verb.h"

#include <string.h>

typedef struct {
    Arguments *arguments;
    char **next; /* the words that are still to be looked at */
    char *complaint;
} Parse;

static bool complain(Parse *parse, char *complaint)
{
    parse->complaint = complaint;
    return false;
}

static const Option *option_of(const Verb *verb, const char *name, size_t length, char letter)
{
    for (const Option *option = verb->options; option != NULL && option->name != NULL; option++) {
        const bool by_name = name != NULL && strlen(option->name) == length && strncmp(option->name, name, length) == 0;
        if (by_name || (letter != '\0' && option->letter == letter)) {
            return option;
        }
    }
    return NULL;
}

static bool is_choice(const Option *option, const char *value)
{
    return option->choices == NULL || g_strv_contains(option->choices, value);
}

static bool add(Parse *parse, const Option *option, char *value)
{
    if (value != NULL && !is_choice(option, value)) {
        g_autofree char *choices = g_strjoinv(", ", (char **)option->choices);
        return complain(parse, g_strdup_printf("--%s cannot be “%s”; it is one of %s", option->name, value, choices));
    }
    g_ptr_array_add(parse->arguments->given, (gpointer)option);
    g_ptr_array_add(parse->arguments->values, value);
    return true;
}

/* `inside`: the value that stands in the same word, or NULL: then it is the next word. */
static bool take_value(Parse *parse, const Option *option, char *inside)
{
    if (inside == NULL && *parse->next == NULL) {
        return complain(parse,
                        g_strdup_printf("--%s needs a value: --%s %s", option->name, option->name, option->argument));
    }
    return add(parse, option, inside != NULL ? inside : *parse->next++);
}

static char *unknown_option(const Verb *verb, const char *name, size_t length)
{
    g_autofree char *given = g_strndup(name, length);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (const Option *option = verb->options; option != NULL && option->name != NULL; option++) {
        g_ptr_array_add(names, (gpointer)option->name);
    }
    const char *meant = nearest_name(given, (const char *const *)names->pdata, names->len);
    if (meant == NULL) {
        return g_strdup_printf("%s has no option --%s", verb->name, given);
    }
    return g_strdup_printf("%s has no option --%s; did you mean --%s?", verb->name, given, meant);
}

static bool parse_long(Parse *parse, char *word)
{
    const Verb *verb = parse->arguments->verb;
    char *name = word + 2;
    char *equals = strchr(name, '=');
    const size_t length = equals != NULL ? (size_t)(equals - name) : strlen(name);
    if (length == 4 && strncmp(name, "help", 4) == 0) {
        parse->arguments->wants_help = true;
        return true;
    }
    const Option *option = option_of(verb, name, length, '\0');
    if (option == NULL) {
        return complain(parse, unknown_option(verb, name, length));
    }
    if (option->argument != NULL) {
        return take_value(parse, option, equals != NULL ? equals + 1 : NULL);
    }
    if (equals != NULL) {
        return complain(parse, g_strdup_printf("--%s takes no value", option->name));
    }
    return add(parse, option, NULL);
}

static bool parse_letters(Parse *parse, char *word)
{
    const Verb *verb = parse->arguments->verb;
    for (char *letter = word + 1; *letter != '\0'; letter++) {
        if (*letter == 'h') {
            parse->arguments->wants_help = true;
            return true;
        }
        const Option *option = option_of(verb, NULL, 0, *letter);
        if (option == NULL) {
            return complain(
                parse, g_strdup_printf("%s has no option -%c", verb->name, g_ascii_isgraph(*letter) ? *letter : '?'));
        }
        if (option->argument != NULL) {
            return take_value(parse, option, letter[1] != '\0' ? letter + 1 : NULL);
        }
        add(parse, option, NULL);
    }
    return true;
}

static bool parse_word(Parse *parse, char *word, bool *options_ended)
{
    if (*options_ended || word[0] != '-' || word[1] == '\0') {
        g_ptr_array_add(parse->arguments->operands, word);
        return true;
    }
    if (strcmp(word, "--") == 0) {
        *options_ended = true;
        return true;
    }
    return word[1] == '-' ? parse_long(parse, word) : parse_letters(parse, word);
}

static bool count_operands(Parse *parse)
{
    const Verb *verb = parse->arguments->verb;
    const guint n = parse->arguments->operands->len;
    if (n >= verb->least && n <= verb->most) {
        return true;
    }
    g_autofree char *synopsis = verb_synopsis(verb);
    if (n < verb->least) {
        return complain(parse, g_strdup_printf("%s needs %s: %s", verb->name, verb->operands, synopsis));
    }
    return complain(parse, g_strdup_printf("%s does not know what to do with “%s”: %s", verb->name,
                                           arguments_operand(parse->arguments, verb->most), synopsis));
}

bool arguments_parse(Arguments *arguments, const Verb *verb, char **words, char **ret_complaint)
{
    *arguments = (Arguments){
        .verb = verb,
        .given = g_ptr_array_new(),
        .values = g_ptr_array_new(),
        .operands = g_ptr_array_new(),
    };
    Parse parse = { .arguments = arguments, .next = words };
    bool options_ended = false;
    while (*parse.next != NULL && !arguments->wants_help) {
        char *word = *parse.next++;
        if (!parse_word(&parse, word, &options_ended)) {
            *ret_complaint = parse.complaint;
            return false;
        }
    }
    if (!arguments->wants_help && !count_operands(&parse)) {
        *ret_complaint = parse.complaint;
        return false;
    }
    return true;
}

void arguments_clear(Arguments *arguments)
{
    g_clear_pointer(&arguments->given, g_ptr_array_unref);
    g_clear_pointer(&arguments->values, g_ptr_array_unref);
    g_clear_pointer(&arguments->operands, g_ptr_array_unref);
}

bool arguments_has(const Arguments *arguments, const char *option)
{
    for (guint i = 0; i < arguments->given->len; i++) {
        const Option *given = g_ptr_array_index(arguments->given, i);
        if (strcmp(given->name, option) == 0) {
            return true;
        }
    }
    return false;
}

const char *arguments_value(const Arguments *arguments, const char *option, const char *otherwise)
{
    for (guint i = arguments->given->len; i > 0; i--) {
        const Option *given = g_ptr_array_index(arguments->given, i - 1);
        if (strcmp(given->name, option) == 0) {
            return g_ptr_array_index(arguments->values, i - 1);
        }
    }
    return otherwise;
}

const char *arguments_operand(const Arguments *arguments, guint i)
{
    return i < arguments->operands->len ? g_ptr_array_index(arguments->operands, i) : NULL;
}
