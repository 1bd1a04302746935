"""Writes the tables that the recipes' numbers are compared with."""
import json

import numpy as np


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
