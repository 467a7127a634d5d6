"""The look: tokens, stylesheet, houses, faces, icons. Plain functions that return text.

Nothing here knows Reflex. Pages put an SVG string into the page as inner HTML and
write the markup below; the stylesheet does the rest. `preview.py` shows every
component, `mocks/` has whole pages of it.

    tokens      colours of day and dusk, places' paints; contrast: the arithmetic behind them
    css/        the stylesheets' parts; `stylesheet()` joins them
    parts       wall, roof, door, window, awning …: what houses are made of
    houses      each place's house, put together from the parts
    street      house(place), road(side), sky()
    inside      inside(place): the room behind a conversation
    people      the looks of the people one meets
    faces       face(name): five moods in one SVG
    ring        ring(accuracies): the ring of seven
    icons       icon(name), grade_mark(grade)
    appicon     mark(): the app's own mark, and its PNGs
    preview     python -m service_quest.web.look.preview OUT.html [page] [day|dusk]
    __main__    python -m service_quest.web.look: writes assets/*.css, assets/favicon.svg

Attributes that carry state (all on elements, so that no SVG is ever drawn again):

    html[data-theme=light|dark]     absent: the device's own
    html[data-motion=still|on]      absent: the device's own
    [data-place=…]                  paints of a place, for everything inside
    [data-stars="0".."3"]           lit windows, on .house and on .windows
    [data-state=done|next|open|locked]   a stop and its house; next: the door ajar
    [data-mood="0".."4"]            which face is shown
    [data-turn="0".."3"]            on .talk: how far the face has stepped back (3 = later)
    [data-grade=best|good|inaccuracy|mistake|blunder]    on anything around a grade mark
    --v                             a meter's value: 0-10 in .balance and .meter, 0-100 in the ring
    --delay                         seconds until a line, the replies or a thought appear
    .fresh (.house, .windows)       windows light one by one, once
    .hurry (on .talk)               no delays, no typing dots

Shell::

    <div class="app">
      <a class="skip" href="#main">…</a>
      <header class="top"><a class="brand" href>{mark()}Service Quest</a>
        <a class="icon-btn" aria-label>{icon("settings")}</a></header>   or icon-btn + <h1>
      <main id="main" class="page|map …">…</main>
    </div>
    <div class="notices" role="status">
      <div class="notice" data-kind="offline|waiting|update|install|error">{icon}<p>…</p>
        <button class="btn primary|quiet">…</button></div></div>         .notice.inline: in the flow

Map::

    <main class="map">
      <div class="map-sky">{sky()}<div class="map-hello"><h1>…</h1><p>…</p></div></div>
      <ol class="street">
        <li class="stop" data-side="left|right (alternating)" data-place data-state>{road(side)}
          <a href>
            <span class="house" data-place data-stars data-state>{house(place)}</span>
            <span class="plate"><b>level</b><small>scenario · trade</small>
              <span class="windows" data-stars role="img" aria-label="2 akent 3-st"><i></i>×3</span>
              <span class="go">{icon("play")}Mängi</span>                 only on the next stop
            </span></a></li></ol>
      <div class="map-foot">
        <section class="card ring-card">{ring([…])}
          <ul class="ring-list"><li>stage<b>92 %</b></li></ul></section>
        <section class="card install"><span class="brand-mark">{mark()}</span><h2><p>
          <div class="cluster"><button class="btn primary"><button class="btn quiet">…

    In the browser the ring is the same markup with `--v` (0-100) or `data-empty` on each
    `<g>`; `data-weak` marks the stage to practise.

Conversation (fills the screen; the newest line stays in view without a script)::

    <main class="talk [hurry]" data-place [data-unseen] data-turn="0..3">
      <header class="talk-bar"><a class="icon-btn">{icon("close")}</a>
        <div class="talk-title"><b>title</b><span>{icon(channel)}Leti ääres</span></div>
        <div class="balance" [data-low] style="--v:7" role="img" aria-label="Sinu tasakaal 7 / 10">
          <span class="orb">{icon("breath")}</span><span>7</span></div></header>
      <div class="scene">{inside(place)}<span class="face" data-mood="1">{face(look)}</span>
        <p class="thought" style="--delay:.6s">…</p>
        <div class="meters-live"><span class="meter">Rahu<i style="--v:4"></i>4</span>…</div></div>
      <div class="talk-scroll" tabindex="0"><ol class="lines">
        <li class="line customer|me|colleague|manager|old-hand|narrator" style="--delay:.5s">
          <span class="who">Maie</span>…</li>
        <li class="line customer typing" style="--delay:.7s" aria-hidden><i></i><i></i><i></i></li>
      </ol></div>
      <div class="replies" style="--delay:1.1s">
        <button class="reply">…</button>          .reply.self: a move for one's own balance
        <button class="reply blurred" disabled><span aria-hidden>…</span>
          <span class="why">{icon("breath")}Tasakaalu on selleks vähe</span></button>
        <button class="reply-none">Mina ütleksin midagi muud</button>
        [<form class="other"><label class="field"><span>…</span><textarea>…]
      </div></main>

    `data-unseen` on `.talk` (by phone, chat, e-mail) frames the face as a caller's portrait. The
    customer's meters show while `html[data-meters=on]`.

Debrief::

    <main class="debrief" data-place><div class="stack">
      <header class="talk-bar">…</header>
      <article class="letter">
        <div class="letter-head"><span class="face round big" data-mood>{face}</span>
          <p class="score" data-kind="promoter|neutral|detractor"><b>9</b>
            <span>/ 10</span><em>…</em></p></div>
        <blockquote class="letter-text"><p>…</p></blockquote><p class="signature">Maie</p></article>
      <section class="card turning"><h2>…</h2><p class="then">customer's line</p>
        <p class="said"><span class="label">Sina ütlesid</span>…</p>
        [<p class="thought-quote">…</p>]
        <button class="btn primary wide">{icon("retry")}…</button></section>
      <section class="card next-shift">{icon("light")}<span class="label">…</span><p>…</p></section>
      <details class="fold"><summary>…{icon("down")}</summary><div class="fold-body">
        <div class="wins"><span class="windows big" data-stars>…</span>
          <p class="stat"><b>78 %</b><span>täpsus</span></p></div>
        <figure class="meters"><svg viewBox="0 0 100 100" preserveAspectRatio="none">
          <path class="grid" d="M0 0H100M0 50H100"/><path class="turn" d="M33 0V100"/>
          <polyline class="calm|trust|own" points="x,y …"/></svg>
          <figcaption><span class="key"><svg viewBox="0 0 30 8"><polyline class="calm"
            points="1,4 29,4"/></svg>Rahu</span>…</figcaption></figure>     y = 100 - 10 × meter
        <ol class="moves"><li class="move [turning]" data-grade>{grade_mark(grade)}
          <p class="grade-word">Avas ukse</p><p class="said">…</p><p class="why">…</p>
          <button class="link">Mängi siit edasi</button></li></ol></div></details>
      <div class="actions"><a class="btn primary wide">…</a><button class="btn wide">…</button>
      </div>
    </div></main>

Settings and prose::

    <p class="legend">Keel</p><fieldset class="segmented"><label><input type="radio">Eesti</label>…
      (or <button aria-pressed="true">)
    <div class="rows"><label class="row">{icon}<span class="words">…<small>…</small></span>
      <input class="switch" type="checkbox"> (or <button class="switch" role="switch" aria-checked>)
      </label><a class="row" href>…{icon("forward")}</a></div>
    <main class="page prose"><h1><h2><p><table><td class="num">…
    <section class="empty"><span class="house">…</span><h2>…</h2><p>…</p><a class="btn primary">…

Small things: .btn (.primary .quiet .wide), .icon-btn, .link, .chip (.lit .go .lost), .card, .stack,
.cluster, .soft, .small, .num, .sr (for screen readers only), .face.round (.big),
.level > .level-scene.
"""
