/* The files that the pages load: compiled in, and given addresses that change when they change. */
#pragma once

#include "base/asset.h"

/* The file of that name; NULL if there is none. */
const Asset *asset_of_name(const char *name);

/* A short text that stands for the content of all of them together: /assets/VERSION/placard.css. */
const char *assets_version(void);

/* The media type by the name's ending. */
const char *asset_type(const Asset *asset);
