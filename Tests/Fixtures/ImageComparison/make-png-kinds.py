"""Writes png-kinds.json: PNG files of every colour type, depth and interlacing with their pixels.

The encoder here is written from the specification (PNG, third edition) and shares nothing with
libpng: each file holds random samples, and the pixels that they stand for are computed beside them.
usage: python3 make-png-kinds.py > png-kinds.json
"""

import base64
import json
import random
import struct
import zlib

WIDTH, HEIGHT = 11, 9  # every pass of Adam7 has pixels, and rows end within a byte
PASSES = [
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def packed(samples, depth):
    bits = "".join(format(value, f"0{depth}b") for value in samples)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def eight(value, depth):
    # 16 bits are rounded to 8; fewer bits are spread over 0…255.
    return (value * 255 + 32767) // 65535 if depth == 16 else value * 255 // (2 ** depth - 1)


def make(color, depth, interlaced, transparent):
    rng = random.Random(f"{color} {depth} {interlaced} {transparent}")
    channels = CHANNELS[color]
    palette = [tuple(rng.randrange(256) for _ in range(3)) for _ in range(2 ** min(depth, 8))]
    alphas = [rng.randrange(256) for _ in palette[:-1]] if transparent else []
    # Few values, so that a transparent colour occurs more than once.
    top = 2 ** depth - 1
    values = [rng.randrange(top + 1) for _ in range(3)]
    pixels = [
        [[rng.choice(values) if color in (0, 2) else rng.randrange(top + 1)
          for _ in range(channels)] for _ in range(WIDTH)] for _ in range(HEIGHT)]
    key = pixels[4][5] if transparent and color in (0, 2) else None
    rgba = bytearray()
    for row in pixels:
        for p in row:
            if color == 3:
                rgba += bytes(palette[p[0]])
                rgba.append(alphas[p[0]] if p[0] < len(alphas) else 255)
            elif color in (0, 4):
                rgba += bytes([eight(p[0], depth)] * 3)
                rgba.append(eight(p[1], depth) if color == 4 else 0 if p == key else 255)
            else:
                rgba += bytes(eight(v, depth) for v in p[:3])
                rgba.append(eight(p[3], depth) if color == 6 else 0 if p == key else 255)
    raw = b""
    for x0, y0, dx, dy in PASSES if interlaced else [(0, 0, 1, 1)]:
        for row in pixels[y0::dy]:
            part = row[x0::dx]
            if part:
                raw += b"\0" + packed([v for p in part for v in p], depth)
    data = b"\x89PNG\r\n\x1a\n"
    data += chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, color, 0, 0, interlaced))
    data += chunk(b"gAMA", struct.pack(">I", 100000))  # must not change the pixels
    if color == 3:
        data += chunk(b"PLTE", bytes(v for c in palette for v in c))
        if transparent:
            data += chunk(b"tRNS", bytes(alphas))
    elif key is not None:
        data += chunk(b"tRNS", b"".join(struct.pack(">H", v) for v in key))
    data += chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")
    return {
        "name": f"color {color}, {depth} bit, {'Adam7' if interlaced else 'plain'}"
                + (", tRNS" if transparent else ""),
        "png": base64.b64encode(data).decode(), "rgba": rgba.hex()}


DEPTHS = {0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]}
files = [
    make(color, depth, interlaced, transparent)
    for color, depths in DEPTHS.items() for depth in depths for interlaced in (0, 1)
    for transparent in ((0, 1) if color in (0, 2, 3) else (0,))]
print("[\n" + ",\n".join(json.dumps(file) for file in files) + "\n]")
