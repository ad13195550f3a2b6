/* mail.h: messages (RFC 5322, MIME): their headers and the part a person reads, with the way back to the message's
 * bytes.
 *
 * Of a message in several parts the plain text is taken, else the HTML; attachments are handed out one by one. Base64
 * and quoted-printable are undone. */
#ifndef QUERN_READ_MAIL_H
#define QUERN_READ_MAIL_H

#include <stdbool.h>

#include "read/map.h"

typedef struct Mail {
  char *subject, *from, *date; /* UTF-8, encoded words undone; NULL if absent */
  Buf body;
  Map map; /* from the body to the message's bytes */
  char charset[32];
  bool html, found;
} Mail;

#define MAIL_INIT \
  { NULL, NULL, NULL, BUF_INIT, MAP_INIT, "", false, false }

void mail_free(Mail *mail);

typedef Status (*MailAttachment)(void *context, const char *name, const char *bytes, size_t length);

Status mail_read(const char *bytes, size_t length, Mail *mail, MailAttachment take, void *context, Error *error);

/* The messages of an mbox: [*from, *to) of each; `*from` is where to look first. False: there is none. */
bool mbox_next(const char *bytes, size_t length, size_t *from, size_t *to, size_t *next);

#endif
