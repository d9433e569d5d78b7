/* What a delegation should know at once. The page's script tells of it too where the page is in the back
 * (assets/delegation.js): an alert is known by its name, `data-alert`. */
#include "hall/delegation_parts.h"

#include "session/party_view.h"

static void put_point(const Scene *scene, Html *html, const PartyAlert *alert)
{
    const Words *words = scene->words;
    const PointOfOrder *point = state_point(scene->state, alert->about);
    html_element(html, "strong", NULL,
                 point->state == POINT_UPHELD      ? words->alert_upheld
                 : point->state == POINT_OVERRULED ? words->alert_overruled
                                                   : words->alert_ruled);
    if (state_the_floor(scene->state)->ruled == alert->about) {
        act_button(scene, html, "order.appeal", words->appeal, NULL, NULL);
    }
}

static void put_answers(const Scene *scene, Html *html, const PartyAlert *alert)
{
    if (act_form_open(scene, html, "floor.accept", "act")) {
        put_settled_number(html, "inscription", alert->inscription);
        close_act(html, scene->words->accept, "main");
    }
    if (act_form_open(scene, html, "floor.decline", "act")) {
        put_settled_number(html, "inscription", alert->inscription);
        close_act(html, scene->words->decline, NULL);
    }
}

static void put_offer(const Scene *scene, Html *html, const PartyAlert *alert)
{
    g_autofree char *name = scene_name(scene, alert->about);
    g_autofree char *list = list_name(scene, alert->list);
    html_open(html, "strong");
    put_words(html, alert->kind == ALERT_SWAP ? scene->words->alert_swap : scene->words->alert_yield, name, list);
    html_close(html);
    put_answers(scene, html, alert);
}

static void put_closing(const Scene *scene, Html *html, const PartyAlert *alert)
{
    g_autofree char *list = list_name(scene, alert->list);
    char clock[PLACE_CLOCK_SIZE];
    html_open(html, "strong");
    if (alert->at != 0) {
        put_words(html, scene->words->alert_closing, list, place_clock(scene->place, alert->at, false, clock));
    } else {
        put_words(html, scene->words->alert_announced, list, NULL);
    }
    html_close(html);
}

static void put_turn(const Scene *scene, Html *html, const PartyAlert *alert)
{
    const Words *words = scene->words;
    g_autofree char *list = list_name(scene, alert->list);
    html_element(html, "strong", NULL,
                 alert->kind == ALERT_FLOOR  ? words->alert_floor
                 : alert->kind == ALERT_NEXT ? words->alert_next
                                             : words->alert_after_next);
    html_element(html, "span", "quiet", list);
}

static void put_alert(const Scene *scene, Html *html, const PartyAlert *alert)
{
    html_open_class(html, "li", party_alert_names[alert->kind]);
    html_attribute_open(html, "data-alert");
    html_piece(html, party_alert_names[alert->kind]);
    html_piece(html, "-");
    html_piece_number(html, alert->inscription != ID_NONE ? alert->inscription : alert->about);
    html_piece(html, "-");
    html_piece_number(html, alert->list);
    html_attribute_close(html);
    switch (alert->kind) {
    case ALERT_SWAP:
    case ALERT_YIELD: put_offer(scene, html, alert); break;
    case ALERT_CLOSING: put_closing(scene, html, alert); break;
    case ALERT_RULED: put_point(scene, html, alert); break;
    case ALERT_VOTE: html_element(html, "strong", NULL, scene->words->alert_vote); break;
    default: put_turn(scene, html, alert); break;
    }
    html_close(html);
}

static void put(const Scene *scene, Html *html)
{
    PartyAlert alerts[PARTY_ALERTS_LIMIT];
    const guint n = party_alerts(scene->state, scene->participant, scene->now, alerts);
    html_attribute(html, "class", "alerts");
    html_attribute(html, "aria-live", "polite");
    html_attribute(html, "aria-label", scene->words->alerts);
    if (n == 0) {
        return;
    }
    html_open(html, "ul");
    for (guint i = 0; i < n; i++) {
        put_alert(scene, html, &alerts[i]);
    }
    html_close(html);
}

const Fragment fragment_delegation_alerts = {
    .name = "alerts", .tag = "section", .depends = ON_DELEGATION, .put = put
};
