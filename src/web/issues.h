/* What the site answers about programmes that were issued: versions, changes, feeds. Rows of the table of contents.c.
 */
#pragma once

#include "web/contents.h"

Content *issues_make_versions(Asked *asked);    /* /p/SLUG/versions */
Content *issues_make_version(Asked *asked);     /* /p/SLUG/versions/2 */
Content *issues_make_changes(Asked *asked);     /* /p/SLUG/changes/1..2 */
Content *issues_make_feed(Asked *asked);        /* /p/SLUG/feed.atom */
Content *issues_make_feed_of_all(Asked *asked); /* /feed.atom */
