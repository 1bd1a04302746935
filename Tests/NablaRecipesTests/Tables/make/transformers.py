"""The tables of the recipes about transformers, with NumPy and SciPy. Run it in this folder."""
import json

import numpy as np
from scipy.special import softmax


def write(recipe, how, numbers, refused=(), warned=()):
    table = {"how": how, "numbers": numbers, "refused": list(refused), "warned": list(warned)}
    with open(f"../{recipe}.json", "w") as file:
        json.dump(table, file, indent=1, ensure_ascii=False)
        file.write("\n")


def number(settings, expect, tolerance=1e-9):
    plain = {k: np.asarray(v).tolist() if not isinstance(v, (str, list)) else v
             for k, v in expect.items()}
    return {"set": settings, "expect": plain, "tolerance": tolerance}


def refuse(settings, message):
    return {"set": settings, "message": message}


# positional-encoding

def encoding(length, d, base=10000, layout="interleaved", timescales="paper"):
    i = np.arange(d // 2)
    rates = base ** (-2 * i / d) if timescales == "paper" else base ** (-i / (d / 2 - 1))
    angles = np.outer(np.arange(length), rates)
    if layout == "concatenated":
        return np.hstack([np.sin(angles), np.cos(angles)])
    result = np.empty((length, d))
    result[:, 0::2], result[:, 1::2] = np.sin(angles), np.cos(angles)
    return result


full = encoding(100, 128)
blog = encoding(2, 4, layout="concatenated", timescales="t2t")
write(
    "positional-encoding",
    "NumPy: sines and cosines written out; similarity as products of the rows. The last case is "
    "the picture of The Illustrated Transformer (0.84, 0.0001, 0.54, 1).",
    [
        number([], {"encoding[1]": full[1], "encoding[99]": full[99],
                    "similarity": full @ full[0],
                    "wavelengths[10]": 2 * np.pi * 10000 ** (20 / 128)}),
        number(["d=4", "length=3", "dims=[0]"], {
            "encoding[1]": [0.8414709848078965, 0.5403023058681398, 0.009999833334166664,
                            0.9999500004166653]}),
        number(["d=4", "length=2", "dims=[0]", "layout=concatenated", "timescales=t2t"],
               {"encoding[1]": blog[1], "encoding[1][1]": 1e-4}),
        number(["d=16", "base=100", "length=20"],
               {"encoding[19]": encoding(20, 16, 100)[19]}) | {
                   "set": ["d=16", "base=100", "length=20", "dims=[15]"]},
    ],
    [
        refuse(["d=5"], "positional-encoding.d: is 5; give an even number."),
        refuse(["d=0"], "positional-encoding: d is 0; give 2 to 8192."),
        refuse(["length=0"], "positional-encoding: length is 0; give 1 to 100000."),
        refuse(["base=1"], "positional-encoding: base is 1; give above 1."),
        refuse(["layout=interleave"], "positional-encoding: layout is \"interleave\"; did you mean \"interleaved\"?"),
        refuse(["timescales=t3t"], "positional-encoding: timescales is \"t3t\"; did you mean \"t2t\"?"),
        refuse(["panels=[clok]"], "positional-encoding: panels is \"clok\"; did you mean \"clock\"?"),
        refuse(["panels=[]"], "positional-encoding.panels: is empty; name at least one."),
        refuse(["dims=[128]"], "positional-encoding.dims: names dimension 128 of 128; give 0 to 127."),
        refuse(["dims=[-1]"], "positional-encoding: dims is -1; give at least 0."),
        refuse(["dims=[]"], "positional-encoding.dims: is empty; give 1 to 8 dimensions."),
    ])
