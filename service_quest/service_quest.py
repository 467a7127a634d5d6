"""The Reflex app: it only brings the pages together."""

from functools import partial

import reflex as rx

from service_quest.web.api import api
from service_quest.web.asgi import wrap
from service_quest.web.discretion import be_discreet, be_seldom, noted, noted_by_browser
from service_quest.web.guard import Guard
from service_quest.web.head import head_components
from service_quest.web.house import house, keep_today, let_go_daily
from service_quest.web.launch.stamp import PAGES
from service_quest.web.listening import listen
from service_quest.web.pages import add_pages
from service_quest.web.safety import Policies

be_discreet()
be_seldom()
app = rx.App(
    stylesheets=["/style.css"],
    head_components=head_components(),
    html_lang=house().languages[0],
    api_transformer=[api(house()), partial(wrap, policies=Policies(PAGES.parent))],
    backend_exception_handler=noted,
    frontend_exception_handler=noted_by_browser,
    toaster=None,
)
guard = Guard()
app.add_middleware(guard)
listen(app, guard)
app.register_lifespan_task(keep_today)
app.register_lifespan_task(let_go_daily)
# Play needs no connection: Reflex's own blinking sign of a lost one would only alarm.
app.app_wraps[5, "Overlay"] = lambda _: None
add_pages(app)
