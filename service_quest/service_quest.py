"""The Reflex app: it only brings the pages together."""

import reflex as rx


def index() -> rx.Component:
    """A first page, so that the launcher has something to serve."""
    return rx.el.main(rx.el.h1("Service Quest"))


app = rx.App()
app.add_page(index, route="/", title="Service Quest")
