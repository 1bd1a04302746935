"""Writes metrics.json: SSIM, RMS and LDR-FLIP of the pairs in this folder by their usual programs.

usage: python3 make-metrics.py > metrics.json     needs scikit-image, Pillow and flip-evaluator
Pictures with transparency are laid over white first, in double precision for SSIM and RMS.
"""

import json

import numpy as np
from PIL import Image
from flip_evaluator import evaluate
from skimage.metrics import structural_similarity

PAIRS = [
    *[(f"pixelmatch/{n}a.png", f"pixelmatch/{n}b.png") for n in range(1, 8)],
    ("odiff/antialiasing-on.png", "odiff/antialiasing-off.png"),
    ("odiff/orange.png", "odiff/orange_changed.png"),
]


def over_white(name):
    rgba = np.asarray(Image.open(name).convert("RGBA"), dtype=np.float64)
    return 255 + (rgba[..., :3] - 255) * (rgba[..., 3:] / 255)


rows = []
for a, b in PAIRS:
    x, y = over_white(a), over_white(b)
    ssim = structural_similarity(
        x, y, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=255,
        channel_axis=-1)
    linear = [np.ascontiguousarray((p / 255).astype(np.float32)) for p in (x, y)]
    errors, flip, _ = evaluate(
        linear[0], linear[1], "LDR", inputsRGB=True, applyMagma=False,
        parameters={"ppd": 67.0})
    rows.append({
        "a": a, "b": b, "ssim": float(ssim), "rms": float(np.sqrt(np.mean((x - y) ** 2))),
        "flip": float(flip), "largestFlip": float(np.max(errors))})
print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")
