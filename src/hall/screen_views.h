/* The views of the hall's screens: what each shows at which moment. They follow the state by themselves. */
#pragma once

#include "hall/scene.h"
#include "session/names.h"

/* The whole of a screen, its class among it; `screen` (0: none that is known) says whose messages are shown. */
void screen_put_view(const Scene *scene, Html *html, ScreenView view, int screen);
