"""`python -m service_quest.web.look.preview OUT.html [mock] [day|dusk]`: look before you build.

Mocks: `all` (houses and faces), `map`, `talk`, `thought`, `debrief`, `settings`.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from service_quest.web.look import appicon
from service_quest.web.look.faces import LOOKS, face
from service_quest.web.look.icons import GRADE_MARKS, ICONS, grade_mark, icon
from service_quest.web.look.inside import inside
from service_quest.web.look.ring import ring
from service_quest.web.look.street import house, road, sky
from service_quest.web.look.stylesheet import stylesheet
from service_quest.web.look.tokens import PLACES

LEVELS = (
    ("shop", "Häälestumine", "Veekeetja · elektroonikapood", 3, "done"),
    ("cinema", "Huvi tekitamine", "Kaks piletit · kino", 2, "done"),
    ("pharmacy", "Vajaduste selgitamine", "Retsept · apteek", 1, "done"),
    ("hotel", "Väärtuste selgitamine", "Vaikne tuba · hotell", 0, "next"),
    ("garage", "Võimaluste selgitamine", "Imelik heli · autoteenindus", 0, "open"),
    ("restaurant", "Lahenduste pakkumine", "Sünnipäevalaud · restoran", 0, "open"),
    ("post-office", "Hüvastijätt", "Pakk Kanadasse · postkontor", 0, "open"),
    ("webshop", "Ära vaidle", "Tagasiside · e-pood", 0, "locked"),
    ("harbour", "Torm", "Laev ei tule · sadam", 0, "locked"),
)


def windows(stars: int, kind: str = "") -> str:
    """The three small windows that stand for stars."""
    return f'<span class="windows {kind}" data-stars="{stars}"><i></i><i></i><i></i></span>'


def house_span(place: str, stars: int = 0, state: str = "open") -> str:
    """A house as a page wraps it."""
    attributes = f'data-place="{place}" data-stars="{stars}" data-state="{state}"'
    return f'<span class="house" {attributes}>{house(place)}</span>'


def _stop(i: int) -> str:
    place, title, where, stars, state = LEVELS[i]
    side = "left" if i % 2 == 0 else "right"
    go = f'<span class="go">{icon("play")}Mängi</span>' if state == "next" else ""
    return (
        f'<li class="stop" data-side="{side}" data-place="{place}" data-state="{state}">'
        f'{road(side)}<a href="#">{house_span(place, stars, state)}<span class="plate">'
        f"<b>{title}</b><small>{where}</small>{windows(stars)}{go}</span></a></li>"
    )


def _top() -> str:
    buttons = "".join(
        f'<a class="icon-btn" href="#" aria-label="{label}">{icon(name)}</a>'
        for name, label in (("info", "Kuidas hinnatakse"), ("settings", "Seaded"))
    )
    return (
        f'<header class="top"><a class="brand" href="#">{appicon.mark()}Service Quest</a>'
        f"{buttons}</header>"
    )


def map_mock() -> str:
    """The map with three levels won."""
    stops = "".join(_stop(i) for i in range(len(LEVELS)))
    stages = "".join(
        f"<li>{level[1]}<b>{92 - 7 * i} %</b></li>" for i, level in enumerate(LEVELS[:3])
    )
    return (
        f'<div class="app">{_top()}<main class="map"><div class="map-sky">{sky()}'
        '<div class="map-hello"><h1>Tere tulemast tagasi!</h1>'
        "<p>Kuus akent põleb.</p></div></div>"
        f'<ol class="street">{stops}</ol><div class="map-foot">'
        f'<section class="card ring-card">{ring([92, 85, 64, None, None, None, None])}'
        f'<ul class="ring-list">{stages}</ul></section>'
        f'<section class="card install"><span class="brand-mark">{appicon.mark()}</span>'
        "<h2>Pane telefoni avaekraanile</h2><p>Siis avaneb see ka võrguta.</p>"
        '<div class="cluster"><button class="btn primary">Paigalda</button>'
        '<button class="btn quiet">Mitte praegu</button></div></section></div></main></div>'
        f'<div class="notices"><div class="notice" data-kind="waiting">{icon("cloud-up")}'
        "<p>2 tulemust ootab võrku</p></div></div>"
    )


LOW_BALANCE = 3


def _talk_bar(balance: int) -> str:
    low = ' data-low=""' if balance <= LOW_BALANCE else ""
    return (
        f'<header class="talk-bar"><a class="icon-btn" href="#" aria-label="Kaart">{icon("close")}'
        f'</a><div class="talk-title"><b>Veekeetja</b><span>{icon("counter")}Leti ääres</span>'
        "</div>"
        f'<div class="balance"{low} style="--v:{balance}"><span class="orb">{icon("breath")}</span>'
        f"<span>{balance}</span></div></header>"
    )


def talk_mock() -> str:
    """The opening of a conversation."""
    return _talk(
        0,
        1,
        7,
        "",
        '<li class="line narrator">Pood on just avatud. Ukse juures seisab naine, karp '
        "kaenlas.</li>"
        '<li class="line customer"><span class="who">Maie</span>Tere. Ostsin selle keetja teilt '
        "üleeile ja täna hommikul oli kogu köögipõrand vett täis.</li>",
        '<button class="reply">Oi, see on ehmatav. Mis täpselt juhtus?</button>'
        '<button class="reply">Kas ostutšekk on teil kaasas?</button>'
        '<button class="reply">Need mudelid tavaliselt ei leki, äkki sai liiga täis '
        "pandud?</button>",
    )


def thought_mock() -> str:
    """Later: a wrong reply, a thought, low balance, an old hand."""
    return _talk(
        2,
        0,
        2,
        '<p class="thought">Ah et mina olen siis rumal, et nii arvan…</p>',
        '<li class="line me">Need mudelid tavaliselt ei leki, äkki sai liiga täis pandud?</li>'
        '<li class="line customer">Ma olen elus vett keetnud küll. Ärge rääkige minuga nagu '
        "lapsega.</li>"
        '<li class="line old-hand"><span class="who">Vana kala</span>Las räägib, küll väsib.</li>'
        '<li class="line customer">Õhtul tulevad mul külalised.</li>'
        '<li class="line customer typing"><i></i><i></i><i></i></li>',
        f'<button class="reply blurred" disabled><span>Vabandust, see kõlas valesti. Räägime '
        f'algusest.</span><span class="why">{icon("breath")}Tasakaalu on selleks vähe</span>'
        "</button>"
        '<button class="reply self">(Hingan sisse ja panen karbi letile.)</button>'
        '<button class="reply">Ma tõesti ei saa siin midagi teha.</button>',
    )


def _talk(turn: int, mood: int, balance: int, thought: str, lines: str, replies: str) -> str:
    return (
        f'<main class="talk hurry" data-place="hotel" data-turn="{turn}">{_talk_bar(balance)}'
        f'<div class="scene">{inside("hotel")}<span class="face" data-mood="{mood}">'
        f"{face('maie')}</span>{thought}</div>"
        f'<div class="talk-scroll"><ol class="lines">{lines}</ol></div>'
        f'<div class="replies">{replies}<button class="reply-none">Mina ütleksin midagi muud'
        "</button></div></main>"
    )


def _move(grade: str, word: str, said: str, why: str, turning: str = "") -> str:
    return (
        f'<li class="move {turning}" data-grade="{grade}">{grade_mark(grade)}'
        f'<p class="grade-word">{word}</p><p class="said">„{said}“</p><p class="why">{why}</p>'
        '<button class="link">Mängi siit edasi</button></li>'
    )


def _meters() -> str:
    keys = (("calm", "Rahu"), ("trust", "Usaldus"), ("own", "Sinu tasakaal"))
    legend = "".join(
        '<span class="key"><svg viewBox="0 0 30 8"><polyline '
        f'class="{name}" points="1,4 29,4"/></svg>{label}</span>'
        for name, label in keys
    )
    return (
        '<figure class="meters"><svg viewBox="0 0 100 100" preserveAspectRatio="none" '
        'aria-hidden="true"><path class="grid" d="M0 0H100M0 50H100"/><path class="turn" '
        'd="M33 0V100"/><polyline class="calm" points="0,60 16,50 33,80 50,60 66,40 83,20 100,10"/>'
        '<polyline class="trust" points="0,50 16,40 33,70 50,70 66,50 83,30 100,20"/>'
        '<polyline class="own" points="0,30 16,30 33,20 50,60 66,50 83,40 100,40"/></svg>'
        f"<figcaption>{legend}</figcaption></figure>"
    )


def debrief_mock() -> str:
    """A debrief, its fold open."""
    moves = (
        _move("best", "Avas ukse", "Oi, see on ehmatav. Mis täpselt juhtus?", "Enne lahendust lugu")
        + _move("good", "Hoidis ust lahti", "Kas keegi sai viga?", "Siiras huvi")
        + _move(
            "blunder",
            "Sulges ukse",
            "Need mudelid tavaliselt ei leki.",
            "Vaidlemine ei too soovitajat",
            "turning",
        )
        + _move("mistake", "Lükkas ust kinni", "Meil on nii ette nähtud.", "Maja sisekord")
        + _move(
            "inaccuracy", "Jäi ukse vahele", "Vaatame, mis teha annab.", "Öeldud õige, aga vara"
        )
    )
    return (
        '<main class="debrief" data-place="hotel"><div class="stack"><header class="talk-bar">'
        f'<a class="icon-btn" href="#" aria-label="Kaart">{icon("map")}</a></header>'
        '<article class="letter"><div class="letter-head"><span class="face round big" '
        f'data-mood="3">{face("maie")}</span><p class="score" data-kind="neutral"><b>7</b>'
        "<span>/ 10</span><em>Neutraalne: tuleb ehk tagasi</em></p></div>"
        '<blockquote class="letter-text"><p>Keetja sain uue ja külalised teed. Aga see hetk, kui '
        "mulle öeldi, et ma vist ise tegin midagi valesti, jäi meelde.</p></blockquote>"
        '<p class="signature">Maie</p></article>'
        '<section class="card turning"><h2>Hetk, mil see pöördus</h2>'
        '<p class="then">Täna hommikul oli kogu köögipõrand vett täis.</p>'
        '<p class="said"><span class="label">Sina ütlesid</span>Need mudelid tavaliselt ei leki, '
        'äkki sai liiga täis pandud?</p><button class="btn primary wide">'
        f"{icon('retry')}Proovi seda hetke uuesti</button></section>"
        f'<section class="card next-shift">{icon("light")}<span class="label">Järgmiseks '
        "vahetuseks</span><p>Küsi kõigepealt, mis juhtus. Selgitus võib oodata.</p></section>"
        f'<details class="fold" open><summary>Vaata lähemalt{icon("down")}</summary>'
        f'<div class="fold-body"><div class="wins">{windows(2, "big")}<p class="stat"><b>78 %</b>'
        f'<span>täpsus</span></p></div>{_meters()}<ol class="moves">{moves}</ol></div></details>'
        '<div class="actions"><button class="btn wide">Mängi algusest</button></div></div></main>'
    )


def settings_mock() -> str:
    """Settings and a piece of prose."""
    return (
        f'<div class="app"><header class="top"><a class="icon-btn" href="#" aria-label="Tagasi">'
        f'{icon("back")}</a><h1>Seaded</h1></header><main class="page"><p class="legend">Keel</p>'
        '<fieldset class="segmented"><label><input type="radio" name="l" checked>Eesti</label>'
        '<label><input type="radio" name="l">English</label></fieldset><p class="legend">Abi mängus'
        '</p><div class="rows"><label class="row">'
        f'{icon("eye")}<span class="words">Näita kliendi mõõdikuid<small>Muidu loe nägu ja sõnu, '
        'nagu päriselt.</small></span><input class="switch" type="checkbox" checked></label>'
        f'<label class="row">{icon("motion")}<span class="words">Liikumine</span><input '
        f'class="switch" type="checkbox"></label><a class="row" href="#">{icon("info")}<span '
        f'class="words">Kuidas hinnatakse?</span>{icon("forward")}</a></div>'
        '<div class="prose"><h2>Kuidas hinnatakse?</h2><p>Iga vastus muudab kliendi <b>rahu</b> ja '
        "<b>usaldust</b> ning sinu enda <b>tasakaalu</b>. Kliendirahulolukonverentsidelgi "
        "räägitakse sellest.</p><table><thead><tr><th>Mõõdik</th><th class=num>Kaal</th></tr>"
        "</thead><tbody><tr><td>Rahu</td><td class=num>× 2</td></tr><tr><td>Usaldus</td>"
        "<td class=num>× 3</td></tr></tbody></table></div></main></div>"
    )


def all_mock() -> str:
    """Every house with every number of stars, every face in every mood, every icon."""
    houses = "".join(
        '<div class="cluster">'
        + "".join(
            f'<div style="width:150px">{house_span(place, stars, state)}</div>'
            for stars, state in ((0, "open"), (1, "open"), (2, "open"), (3, "next"), (0, "locked"))
        )
        + "</div>"
        for place in PLACES
    )
    faces = "".join(
        f'<div class="cluster"><b style="width:6rem">{name}</b>'
        + "".join(
            f'<span data-place="shop" class="face round big" data-mood="{m}">{face(name)}</span>'
            for m in range(5)
        )
        + "</div>"
        for name in LOOKS
    )
    marks = "".join(f'<span data-grade="{g}">{grade_mark(g)}</span>' for g in GRADE_MARKS)
    icons = "".join(f"<span>{icon(name)}{name}</span>" for name in ICONS)
    return (
        f'<main style="padding:1rem;background:var(--grass)">{houses}</main>{_rooms()}'
        f'<div style="padding:1rem">{faces}<div class="cluster">{marks}</div>'
        f'<div class="cluster">{icons}</div></div>'
    )


def _rooms() -> str:
    rooms = "".join(
        f'<div class="talk" data-place="{place}" style="display:block;height:auto;width:20rem">'
        f'<div class="scene" style="height:12rem">{inside(place)}<span class="face" data-mood="2">'
        f"{face(name)}</span></div></div>"
        for place, name in zip(PLACES, LOOKS, strict=False)
    )
    return f'<div class="cluster">{rooms}</div>'


MOCKS: Mapping[str, Callable[[], str]] = {
    "all": all_mock,
    "map": map_mock,
    "talk": talk_mock,
    "thought": thought_mock,
    "debrief": debrief_mock,
    "settings": settings_mock,
}


def preview(mock: str = "all", theme: str = "day", fonts: str = "/fonts/") -> str:
    """A whole page with one mock; `fonts` is where the font files are."""
    css = stylesheet().replace("/fonts/", fonts)
    name = "dark" if theme == "dusk" else "light"
    return (
        f'<!doctype html><html lang="et" data-theme="{name}"><meta charset="utf-8"><meta '
        f'name="viewport" content="width=device-width"><style>{css}</style><style>'
        f".grade-mark{{width:2rem}}</style>{MOCKS[mock]()}"
    )


if __name__ == "__main__":
    fonts_here = (Path(__file__).parents[3] / "assets" / "fonts").as_uri() + "/"
    Path(sys.argv[1]).write_text(preview(*sys.argv[2:4], fonts=fonts_here), "utf-8")
