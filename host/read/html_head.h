/* html_head.h: what a page says about itself: its meta elements, its title, and the JSON that it gives search engines.
 */
#ifndef QUERN_READ_HTML_HEAD_H
#define QUERN_READ_HTML_HEAD_H

#include <gumbo.h>

#include "read/source.h"

/* The head's elements, and JSON-LD anywhere in the page. */
Status html_read_head(const char *html, size_t length, const GumboNode *root, Source *source);

/* "Steel output falls - The Ledger" under a heading "Steel output falls": the title without the site, and the site as
 * publisher if nothing better said one. Called when the text has been written. */
Status html_part_title(const GumboNode *root, Source *source);

#endif
