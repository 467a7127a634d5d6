"""The Reflex app: it only brings the pages together."""

import reflex as rx

from service_quest.web.pages import add_pages

app = rx.App()
add_pages(app)
