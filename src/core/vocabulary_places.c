/* Places where bodies meet: their zones, and their English names by those in other languages. */
#include "core/vocabulary.h"

#include "base/text.h"
#include "core/terms.h"

#include <string.h>

typedef struct {
    const char *name;
    const char *zone;
} ZoneOf;

/* Seats and recent hosts of meetings of the United Nations system; names as the papers print them. */
static const ZoneOf places[] = {
    { "New York", "America/New_York" },
    { "Geneva", "Europe/Zurich" },
    { "Vienna", "Europe/Vienna" },
    { "Nairobi", "Africa/Nairobi" },
    { "Bonn", "Europe/Berlin" },
    { "The Hague", "Europe/Amsterdam" },
    { "Paris", "Europe/Paris" },
    { "Rome", "Europe/Rome" },
    { "Montreal", "America/Toronto" },
    { "Bangkok", "Asia/Bangkok" },
    { "Addis Ababa", "Africa/Addis_Ababa" },
    { "Beirut", "Asia/Beirut" },
    { "Santiago", "America/Santiago" },
    { "Nice", "Europe/Paris" },
    { "Marseille", "Europe/Paris" },
    { "London", "Europe/London" },
    { "Glasgow", "Europe/London" },
    { "Brussels", "Europe/Brussels" },
    { "Berlin", "Europe/Berlin" },
    { "Hamburg", "Europe/Berlin" },
    { "Copenhagen", "Europe/Copenhagen" },
    { "Stockholm", "Europe/Stockholm" },
    { "Helsinki", "Europe/Helsinki" },
    { "Oslo", "Europe/Oslo" },
    { "Madrid", "Europe/Madrid" },
    { "Seville", "Europe/Madrid" },
    { "Lisbon", "Europe/Lisbon" },
    { "Bern", "Europe/Zurich" },
    { "Istanbul", "Europe/Istanbul" },
    { "Antalya", "Europe/Istanbul" },
    { "Baku", "Asia/Baku" },
    { "Dubai", "Asia/Dubai" },
    { "Abu Dhabi", "Asia/Dubai" },
    { "Doha", "Asia/Qatar" },
    { "Riyadh", "Asia/Riyadh" },
    { "Cairo", "Africa/Cairo" },
    { "Sharm el-Sheikh", "Africa/Cairo" },
    { "Marrakech", "Africa/Casablanca" },
    { "Tunis", "Africa/Tunis" },
    { "Dakar", "Africa/Dakar" },
    { "Abidjan", "Africa/Abidjan" },
    { "Accra", "Africa/Accra" },
    { "Abuja", "Africa/Lagos" },
    { "Kigali", "Africa/Kigali" },
    { "Johannesburg", "Africa/Johannesburg" },
    { "Cape Town", "Africa/Johannesburg" },
    { "Durban", "Africa/Johannesburg" },
    { "Samarkand", "Asia/Samarkand" },
    { "Astana", "Asia/Almaty" },
    { "Awaza", "Asia/Ashgabat" },
    { "New Delhi", "Asia/Kolkata" },
    { "Kathmandu", "Asia/Kathmandu" },
    { "Colombo", "Asia/Colombo" },
    { "Dhaka", "Asia/Dhaka" },
    { "Jakarta", "Asia/Jakarta" },
    { "Bali", "Asia/Makassar" },
    { "Manila", "Asia/Manila" },
    { "Singapore", "Asia/Singapore" },
    { "Kuala Lumpur", "Asia/Kuala_Lumpur" },
    { "Beijing", "Asia/Shanghai" },
    { "Kunming", "Asia/Shanghai" },
    { "Hong Kong", "Asia/Hong_Kong" },
    { "Tokyo", "Asia/Tokyo" },
    { "Sendai", "Asia/Tokyo" },
    { "Seoul", "Asia/Seoul" },
    { "Busan", "Asia/Seoul" },
    { "Incheon", "Asia/Seoul" },
    { "Ulaanbaatar", "Asia/Ulaanbaatar" },
    { "Canberra", "Australia/Sydney" },
    { "Sydney", "Australia/Sydney" },
    { "Wellington", "Pacific/Auckland" },
    { "Suva", "Pacific/Fiji" },
    { "Apia", "Pacific/Apia" },
    { "Washington", "America/New_York" },
    { "San Francisco", "America/Los_Angeles" },
    { "Ottawa", "America/Toronto" },
    { "Mexico City", "America/Mexico_City" },
    { "Cancún", "America/Cancun" },
    { "San José", "America/Costa_Rica" },
    { "Panama City", "America/Panama" },
    { "Havana", "America/Havana" },
    { "Kingston", "America/Jamaica" },
    { "Bridgetown", "America/Barbados" },
    { "Port of Spain", "America/Port_of_Spain" },
    { "Bogotá", "America/Bogota" },
    { "Cali", "America/Bogota" },
    { "Quito", "America/Guayaquil" },
    { "Lima", "America/Lima" },
    { "La Paz", "America/La_Paz" },
    { "Brasilia", "America/Sao_Paulo" },
    { "Rio de Janeiro", "America/Sao_Paulo" },
    { "Belém", "America/Belem" },
    { "Buenos Aires", "America/Argentina/Buenos_Aires" },
    { "Punta del Este", "America/Montevideo" },
    { "Montevideo", "America/Montevideo" },
};

/* Where a body usually meets, when its paper names no place. */
static const ZoneOf seats[] = {
    { "Human Rights Council", "Europe/Zurich" },
    { "World Health Assembly", "Europe/Zurich" },
    { "Conference on Disarmament", "Europe/Zurich" },
    { "United Nations Environment Assembly", "Africa/Nairobi" },
    { "UN-Habitat", "Africa/Nairobi" },
    { "Commission on Narcotic Drugs", "Europe/Vienna" },
    { "Committee on the Peaceful Uses of Outer Space", "Europe/Vienna" },
    { "General Assembly", "America/New_York" },
    { "Security Council", "America/New_York" },
    { "Second Committee", "America/New_York" },
    { "United Nations Children", "America/New_York" },
    { "UNICEF", "America/New_York" },
    { "Economic and Social Council", "America/New_York" },
};

static const char *zone_in(const ZoneOf *table, size_t count, const char *text)
{
    for (size_t i = 0; text != NULL && i < count; i++) {
        if (text_finds(text, table[i].name) != NULL) {
            return table[i].zone;
        }
    }
    return NULL;
}

enum { COUNTRY_LENGTH = 8 }; /* characters, of a country's name in Chinese */

/* "日本仙台": Chinese names the country first and sets nothing between. */
static const char *city_behind_country(const char *place)
{
    const char *at = place;
    for (int i = 0; i < COUNTRY_LENGTH && (unsigned char)*at >= 0xe3; i++) {
        at = g_utf8_next_char(at);
        if (i > 0 && g_strcmp0(terms_kind(at), "place") == 0) {
            return terms_english(at, NULL);
        }
    }
    return NULL;
}

const char *vocabulary_place_in_english(const char *place)
{
    static const char *const marks[] = { ",", " (", "،", "，" };
    const char *english = terms_english(place, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(marks) && english == NULL; i++) {
        const char *mark = strstr(place, marks[i]);
        g_autofree char *city = mark != NULL ? g_strndup(place, (gsize)(mark - place)) : NULL;
        english = terms_english(city, NULL);
    }
    return english == NULL ? city_behind_country(place) : english;
}

const char *vocabulary_zone_of_place(const char *place)
{
    const char *zone = zone_in(places, G_N_ELEMENTS(places), place);
    return zone != NULL || place == NULL ? zone
                                         : zone_in(places, G_N_ELEMENTS(places), vocabulary_place_in_english(place));
}

const char *vocabulary_seat_of_body(const char *body)
{
    return zone_in(seats, G_N_ELEMENTS(seats), body);
}
