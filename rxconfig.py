"""What Reflex needs to know to build and serve Service Quest."""

import os

import reflex as rx
from reflex_base.constants import StateManagerMode

from service_quest.web.house import REDIS_URL
from service_quest.web.launch.origin import AnyOrigin
from service_quest.web.launch.priority import PageFirst
from service_quest.web.modules import ContentModules
from service_quest.web.moments import MomentModules
from service_quest.web.offline.plugin import Offline

config = rx.Config(
    app_name="service_quest",
    # What a tab holds is lost with the process, and hydrated anew; on no disk stands who asked.
    state_manager_mode=(
        StateManagerMode.REDIS if os.environ.get(REDIS_URL) else StateManagerMode.MEMORY
    ),
    # In this order: the last one lists and digests what the others wrote.
    plugins=[ContentModules(), MomentModules(), AnyOrigin(), PageFirst(), Offline()],
    disable_plugins=[rx.plugins.SitemapPlugin],
    frontend_compression_formats=["brotli", "gzip"],
    show_built_with_reflex=False,
    telemetry_enabled=False,
    # Every origin is refused here; the app lets in the one it is served from.
    cors_allowed_origins=[],
)
