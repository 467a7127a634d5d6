"""PNG pictures with a palette of at most 256 colours: a third of the size, hardly seen."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

Colour = tuple[int, int, int]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}
"""Bytes a pixel of the two colour types that browsers write: with and without alpha."""
MOST_COLOURS = 256


def size_of(png: bytes) -> tuple[int, int]:
    """Return width and height in pixels."""
    return struct.unpack(">II", png[16:24])


def with_fewer_colours(png: bytes) -> bytes:
    """Return the picture (8 bits a channel, opaque) with a palette of its own."""
    pixels = list(_pixels(png))
    boxes = _boxes(Counter(pixels))
    number = {colour: bytes([i]) for i, box in enumerate(boxes) for colour in box}
    width, height = size_of(png)
    indexes = b"".join(number[pixel] for pixel in pixels)
    rows = (b"\0" + indexes[at : at + width] for at in range(0, len(indexes), width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    palette = b"".join(bytes(_mean(box)) for box in boxes)
    body = zlib.compress(b"".join(rows), 9)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", body), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _pixels(png: bytes) -> Iterator[Colour]:
    width, _ = size_of(png)
    step = CHANNELS[png[25]]
    data = zlib.decompress(b"".join(_bodies(png)))
    above = bytearray(width * step)
    for at in range(0, len(data), width * step + 1):
        row = bytearray(data[at + 1 : at + 1 + width * step])
        _undo_filter(data[at], row, above, step)
        yield from zip(row[::step], row[1::step], row[2::step], strict=True)
        above = row


def _bodies(png: bytes) -> Iterator[bytes]:
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += length + 12


def _undo_filter(kind: int, row: bytearray, above: bytearray, step: int) -> None:
    if not kind:
        return
    for i, value in enumerate(row):
        left, corner = (row[i - step], above[i - step]) if i >= step else (0, 0)
        guess = (0, left, above[i], (left + above[i]) // 2, _paeth(left, above[i], corner))
        row[i] = (value + guess[kind]) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda near: abs(guess - near))


def _boxes(colours: Counter[Colour]) -> list[Counter[Colour]]:
    """Cut the colours into boxes, each time the one whose mean is furthest off."""
    boxes = [colours]
    while len(boxes) < MOST_COLOURS:
        widest = max(boxes, key=_error)
        if len(widest) == 1:
            break
        boxes.remove(widest)
        boxes += _halves(widest)
    return boxes


def _error(box: Counter[Colour]) -> int:
    return max(_spans(box)) ** 2 * box.total()


def _spans(box: Counter[Colour]) -> list[int]:
    return [max(channel) - min(channel) for channel in zip(*box, strict=True)]


def _halves(box: Counter[Colour]) -> list[Counter[Colour]]:
    spans = _spans(box)
    channel = spans.index(max(spans))
    middle = (min(c[channel] for c in box) + max(c[channel] for c in box)) // 2
    low = {colour: n for colour, n in box.items() if colour[channel] <= middle}
    high = {colour: n for colour, n in box.items() if colour[channel] > middle}
    return [Counter(low), Counter(high)]


def _mean(box: Counter[Colour]) -> list[int]:
    total = box.total()
    weighted = zip(*([n * part for part in colour] for colour, n in box.items()), strict=True)
    return [round(sum(channel) / total) for channel in weighted]
