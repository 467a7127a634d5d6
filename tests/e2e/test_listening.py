"""A flood of nonsense through a real websocket, and what is left of it and of sessions on disk."""

from tests.e2e.screens import Street
from tests.server import ROOT

FLOOD = """([url, sent]) => new Promise((done) => {
  const socket = new WebSocket(url);
  socket.onmessage = ({ data }) => {
    if (data.startsWith("0{")) socket.send("40/_event,");
    if (data.startsWith("40/_event")) {
      for (const one of sent) for (let i = 0; i < 500; i++) socket.send(one);
      setTimeout(() => socket.close(), 1500);
    }
  };
  socket.onclose = done;
})"""
EVENTS = (
    '42/_event,["event",{"name":"nope.x","router_data":{"pathname":"/et/","asPath":"/et/"}}]',
    '42/_event,["event","%s"]' % ("x" * 500),
    "42/_event,[",
    "42/other,[1]",
)


def test_nonsense_through_a_websocket_fills_no_log_and_the_page_goes_on(visit_own, own_app):
    page = visit_own()
    page.goto("/et/")
    Street(page).is_open()
    before = own_app.log.stat().st_size
    address = own_app.url.replace("http", "ws", 1) + "/_event/?EIO=4&transport=websocket&token=x"
    page.evaluate(FLOOD, [address, list(EVENTS)])
    assert own_app.log.stat().st_size - before < 60_000
    page.reload()
    Street(page).is_open()


def test_what_tabs_hold_is_written_nowhere(visit_own):
    page = visit_own()
    page.goto("/et/privacy/")
    page.locator("h1").wait_for()
    assert not (ROOT / ".states").exists()
