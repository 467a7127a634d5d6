"""The device's part: small, and right about what it decides by itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from service_quest.authoring.compiled import compile_graph
from service_quest.domain.analysis import analyse
from service_quest.domain.scenario import Meters, Regular, Scenario
from service_quest.domain.version import content_version
from tests.domain.scripts import kettle
from tests.server import ROOT

LINES_MOST = 300
BUN = Path(sys.executable).with_name("bun")
MET = kettle(id="again", regular=Regular("kettle", warm=Meters(8, 8, 5), cold=Meters(2, 2, 5)))
PROGRAM = """
const kept = JSON.parse(process.argv[3]);
globalThis.document = { documentElement: { dataset: {} }, cookie: "" };
globalThis.localStorage = {
  getItem: (key) => key in kept ? JSON.stringify(kept[key]) : null,
  setItem: (key, value) => { kept[key] = JSON.parse(value); },
};
globalThis.requestAnimationFrame = () => {};
const device = await import(process.argv[1]);
const graph = JSON.parse(process.argv[2]);
const play = device.begin(graph);
device.keep(graph, "et", play, 100);
const played = { ...play, path: [{ c: 0, p: 0, to: 0, at: 1 }] };
const again = device.replayed(played, 0, graph);
const [post] = Object.values(kept["sq:unsent"]);
console.log(JSON.stringify({ play, again, post }));
process.exit();
"""


def begun(script: Scenario, kept: dict[str, Any]) -> dict[str, Any]:
    """Begin a play on a device that keeps all this, and go back to its opening."""
    graph = compile_graph(analyse(script), content_version(script))
    given = [str(ROOT / "assets" / "device.js"), json.dumps(graph), json.dumps(kept)]
    command = [str(BUN), "-e", PROGRAM, *given]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
    return json.loads(ran.stdout)


def test_the_device_part_stays_within_three_hundred_lines_of_code() -> None:
    lines = (ROOT / "assets" / "device.js").read_text("utf-8").splitlines()
    code = [line for line in lines if line.strip() and not line.strip().startswith("//")]
    assert len(code) <= LINES_MOST


@pytest.mark.parametrize(("given", "start"), [(3, "cold"), (6, "cold"), (8, "plain"), (10, "warm")])
def test_a_regular_is_met_as_one_last_parted_and_the_server_is_told(given: int, start: str) -> None:
    last = {"recommendation": given}
    said = begun(MET, {"sq:record": {"kettle": {"stars": 1, "plays": 2, "last": last}}})
    assert said["post"]["start"] == start
    assert said["again"]["parting"] == said["play"]["parting"]


@pytest.mark.parametrize(
    "record",
    [{}, {"kettle": {"stars": 0, "plays": 0}}, {"kettle": {"last": {"recommendation": "?"}}}],
)
def test_whoever_was_never_met_to_an_end_is_met_plainly(record: dict[str, Any]) -> None:
    assert begun(MET, {"sq:record": record})["post"]["start"] == "plain"
    assert begun(kettle(), {"sq:record": record})["post"]["start"] == "plain"


@pytest.mark.parametrize("parting", [9, "warm", -1])
def test_a_kept_play_that_begins_as_none_can_is_dropped(parting: Any) -> None:
    kept = {
        "id": "0" * 32,
        "case": 0,
        "version": content_version(MET),
        "parting": parting,
        "path": [{"c": 0, "at": 5}],
        "other": [],
    }
    assert begun(MET, {"sq:play:again": kept})["play"]["path"] == []
    whole = begun(MET, {"sq:play:again": {**kept, "parting": 2}})["play"]
    assert (len(whole["path"]), whole["parting"]) == (1, 2)
