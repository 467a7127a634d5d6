"""Teams by the seven stages as a CSV file, in the way of the desk's tables."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service_quest.actions.insight import TakenPictures, export_pictures
from service_quest.domain.scenario import STAGES
from service_quest.web.content import sentence
from service_quest.web.desk.exporting import Row, asked_by, taken_along
from service_quest.web.insight.lines import mean_of
from service_quest.web.serving import House, answering

NAME = "stages"


def stages_routes(house: House) -> list[Route]:
    """Return the route; mount it before `/api/{rest}`."""
    path = f"/api/insight/{{language}}/{NAME}.csv"
    return [Route(path, answering(house, _file), methods=["GET"])]


async def _file(house: House, request: Request) -> Response:
    language, token = asked_by(house, request)
    ask = partial(export_pictures, house.engine, house.clock(), house.shelf, token)
    found = await house.work(ask)
    return taken_along(stage_rows(found, language), NAME, found.day, language)


def stage_rows(found: TakenPictures, language: str) -> list[Row]:
    """Return each stage of each team; the figure is left out where five have not played yet."""
    heads = [sentence(language, f"insight.{name}") for name in ("team", "stage", "accuracy")]
    stages = {stage: sentence(language, f"levels.{stage}") for stage in STAGES}
    return [
        heads,
        *(
            (picture.team.name, name, "" if mean is None else mean)
            for picture in found.teams
            for stage, name in stages.items()
            for mean in [mean_of(picture, stage)]
        ),
    ]
