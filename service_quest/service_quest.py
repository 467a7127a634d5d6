"""The Reflex app: it only brings the pages together."""

import reflex as rx

from service_quest.web.head import head_components
from service_quest.web.house import house
from service_quest.web.api import api
from service_quest.web.asgi import wrap
from service_quest.web.pages import add_pages

app = rx.App(
    stylesheets=["/style.css"],
    head_components=head_components(),
    api_transformer=[api(house()), wrap],
    toaster=None,
    html_lang=house().languages[0],
)
add_pages(app)
