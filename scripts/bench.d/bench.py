"""Runs the cases of scripts/bench, ours and the peer's in turn, and prints a Markdown table.

usage: bench.py FOLDER-OF-THE-BUILD [--quick] [--only CASE]...
Only the standard library: what this process takes would count as its children's memory.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))

FIGURE = """\
title: Two damped waves
size: 600x400
data: waves.csv
marks:
  - {mark: line, x: time, y: first, name: first}
  - {mark: line, x: time, y: second, name: second}
x: {label: time (s)}
y: {label: displacement (cm)}
"""

GNUPLOT = """\
set terminal {terminal} size 1200,800 font ",20" linewidth 2
set output "{output}"
set datafile separator ","
set title "Two damped waves"
set xlabel "time (s)"
set ylabel "displacement (cm)"
plot "waves.csv" using 1:2 skip 1 with lines title "first", \\
     "waves.csv" using 1:3 skip 1 with lines title "second"
"""


@dataclass
class Turn:
    """Seconds, bytes and KiB of one drawing."""

    wall: float
    cpu: float
    bytes: int
    peak: int = 0


@dataclass
class Case:
    name: str
    what: str
    peer: str
    # The largest ratio of ours to the peer's; where there is no peer, the most seconds or KiB.
    bar: float
    turns: int
    quick_turns: int


CASES = [
    Case("cold-svg", "cold start to SVG", "gnuplot svg", 0.8, 21, 9),
    Case("cold-png", "cold start to PNG", "gnuplot pngcairo", 0.5, 21, 9),
    Case("line-png", "warm line figure to PNG", "matplotlib", 1 / 8, 21, 7),
    Case("line-svg", "warm line figure to SVG", "matplotlib", 1 / 40, 21, 7),
    Case("smooth", "smooth line of 10⁷ points", "matplotlib", 1 / 8, 7, 3),
    Case("noisy", "noisy line of 10⁷ points", "matplotlib", 1 / 8, 7, 3),
    Case("heatmap", "heatmap of 4096² floats", "matplotlib", 1 / 5, 7, 3),
    Case("scatter", "scatter of 10⁶ points", "matplotlib", 1 / 4, 9, 3),
    Case("scatter-long", "scatter of 10⁷ points", "matplotlib", 1 / 8, 5, 3),
    Case("contour", "filled contour of 512², 20 levels", "matplotlib", 1 / 3, 21, 7),
    Case("panels", "12 panels to PNG", "matplotlib", 1 / 20, 9, 5),
    Case("hundred", "100 figures, PNG + SVG, 2 cores", "matplotlib, 2 processes", 1 / 8, 7, 3),
    Case("histogram", "histogram of 10⁷ values", "matplotlib", 1 / 4, 7, 3),
    Case("density", "density of 10⁵ values", "matplotlib and SciPy", 1 / 20, 7, 3),
    Case("violins", "6 violins of 10⁵ values", "matplotlib", 1 / 10, 7, 3),
    Case("surface", "surface of 100² nodes", "matplotlib", 1 / 3, 21, 7),
    Case("streamlines", "streamlines of a field of 100²", "matplotlib", 1 / 4, 9, 3),
    Case("csv", "CSV of 10⁷ rows to a drawn line", "pandas and matplotlib", 1 / 3, 5, 3),
    Case("compare", "two pictures of 4000 × 3000 compared", "decoding them alone", 1.7, 21, 7),
    Case("compare-magick", "nabla compare, whole process", "ImageMagick compare", 1, 9, 3),
    Case("compare-pixelmatch", "nabla compare, whole process", "pixelmatch, Python", 1 / 50, 1, 1),
    Case("recipes", "all recipes, PNG 2× + SVG, a process each, 2 at once", "", 4, 5, 3),
    Case("recipe", "slowest recipe, warm, its numbers to PNG 2×", "", 0.06, 9, 5),
    Case("simulation", "slowest recipe that simulates, likewise", "", 0.3, 9, 5),
    Case("memory", "peak memory of a simple figure", "", 40 * 1024, 7, 3),
    Case("many", "memory grown over 10,000 figures", "", 1024, 10, 3),
]

# Recipes whose figures are drawn from random numbers, many of them.
SIMULATIONS = [
    "law-of-large-numbers", "central-limit-theorem", "sgd-vs-batch", "diffusion-forward",
    "optimizer-race"]


class Worker:
    """A program that draws once for every line it is sent."""

    def __init__(self, command, case, folder):
        self.process = subprocess.Popen(
            [*command, case, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"bench: {self.process.args[0]} ended: {self.process.wait()}")
        return json.loads(line)

    def draw(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.answer()

    def peak(self):
        """The largest memory so far, in KiB."""
        with open(f"/proc/{self.process.pid}/status") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1])
        return 0

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def run_cold(command, output, folder, fine=(0,)):
    """One whole process that writes a file, or prints it where `fine` allows other codes too."""
    if os.path.exists(output):
        os.remove(output)
    start = time.perf_counter()
    if fine == (0,):
        process = subprocess.Popen(command, cwd=folder)
    else:
        with open(output, "wb") as answer:
            process = subprocess.Popen(command, cwd=folder, stdout=answer, stderr=answer)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        sys.exit(f"bench: {' '.join(command)} failed with {process.returncode}")
    return Turn(
        wall, usage.ru_utime + usage.ru_stime, os.path.getsize(output), usage.ru_maxrss)


class Bench:
    def __init__(self, build, folder, quick):
        self.build = build
        self.folder = folder
        self.quick = quick

    def count(self, case):
        return case.quick_turns if self.quick else case.turns

    def cold_ours(self, format):
        output = f"{self.folder}/ours.{format}"
        command = [f"{self.build}/nabla", "draw", "line.yaml", "-o", output]
        return lambda: run_cold(command, output, self.folder)

    def cold_peer(self, format):
        terminal = {"svg": "svg", "png": "pngcairo"}[format]
        output = f"{self.folder}/peer.{format}"
        script = f"{self.folder}/{terminal}.gp"
        with open(script, "w") as file:
            file.write(GNUPLOT.format(terminal=terminal, output=output))
        return lambda: run_cold(["gnuplot", script], output, self.folder)

    def cold(self, case):
        """The turns of both; the first of each only warms the disk's cache and the fonts'."""
        format = case.name[-3:]
        ours, peer = self.cold_ours(format), self.cold_peer(format)
        turns = [(ours(), peer()) for _ in range(self.count(case) + 1)][1:]
        return [list(side) for side in zip(*turns)]

    def warm(self, case):
        ours = Worker([f"{self.build}/NablaBench"], case.name, self.folder)
        if case.name == "compare":
            peer = Worker([f"{self.build}/NablaBench"], "decode", self.folder)
        else:
            peer = Worker(
                [sys.executable, f"{HERE}/matplotlib_worker.py"], case.name, self.folder)
        sides = [[], []]
        for _ in range(self.count(case)):
            for worker, turns in zip((ours, peer), sides):
                answer = worker.draw()
                turns.append(
                    Turn(answer["wall"], answer["cpu"], answer["bytes"], worker.peak()))
        ours.end()
        peer.end()
        return sides

    def pictures(self, case):
        """Both compare the same two files; neither's answer is a failure."""
        files = [f"{self.folder}/before.png", f"{self.folder}/after.png"]
        ours = [f"{self.build}/nabla", "compare", *files, "--metric", "yiq", "--json"]
        script = (
            "import sys; from PIL import Image; from pixelmatch.contrib.PIL import pixelmatch; "
            "print(pixelmatch(Image.open(sys.argv[1]), Image.open(sys.argv[2])))")
        peer = {
            "compare-magick": ["compare", "-metric", "AE", *files, "null:"],
            "compare-pixelmatch": [sys.executable, "-c", script, *files],
        }[case.name]
        output = f"{self.folder}/answer"
        turns = [
            [run_cold(command, output, self.folder, fine=(0, 1)) for command in (ours, peer)]
            for _ in range(self.count(case))]
        return [list(side) for side in zip(*turns)]

    def recipes(self):
        """The ids of all recipes."""
        page = subprocess.run(
            [f"{self.build}/nabla", "recipes"], stdout=subprocess.PIPE, text=True, check=True)
        words = (line.split() for line in page.stdout.splitlines() if line.startswith("  "))
        return [line[0] for line in words]

    def draw_recipe(self, name, formats):
        outputs = [f"{self.folder}/{name}.{format}" for format in formats]
        command = [f"{self.build}/nabla", "draw", name]
        for output in outputs:
            command += ["-o", output]
        return run_cold(command, outputs[0], self.folder)

    def all_recipes(self, case):
        """The seconds of the wall that all take, two processes at a time."""
        names = self.recipes()
        turns = []
        for _ in range(self.count(case)):
            start = time.perf_counter()
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda name: self.draw_recipe(name, ["png", "svg"]), names))
            turns.append(time.perf_counter() - start)
        return turns

    def slowest_recipes(self, case, judged):
        """The names of recipes and the median seconds of each, the slowest first."""
        names = [
            name for name in self.recipes()
            if (name in SIMULATIONS) == (case.name == "simulation")]
        times = []
        for name in names:
            worker = Worker([f"{self.build}/NablaBench"], name, self.folder)
            times.append(
                (statistics.median(worker.draw()[judged] for _ in range(self.count(case))), name))
            worker.end()
        return sorted(times, reverse=True)

    def cold_recipe(self, name, judged):
        """The median seconds of a whole process that draws a recipe's figure."""
        return median([self.draw_recipe(name, ["png"]) for _ in range(5)], judged)

    def growth(self, case):
        """The memory after each thousand figures, in KiB."""
        worker = Worker([f"{self.build}/NablaBench"], case.name, self.folder)
        sizes = [worker.draw()["rss"] for _ in range(self.count(case) - 1)]
        worker.end()
        return sizes


def median(turns, key):
    return statistics.median(getattr(turn, key) for turn in turns)


def seconds(value):
    if value < 0.1:
        return f"{value * 1e3:.2f} ms"
    return f"{value:.3f} s"


def fraction(value):
    return f"1/{1 / value:.0f}" if value < 0.2 else f"{value:g}"


def quotient(value):
    return f"{value:.2f} (1/{1 / value:.1f})" if 0 < value < 0.5 else f"{value:.2f}"


def compared(case, ours, peer, judged):
    """A row of the table, and whether the bar is met by the ratio of `judged`, wall or cpu."""
    wall = median(ours, "wall") / median(peer, "wall")
    cells = [f"{case.what} (`{case.name}`)"]
    for turns in (ours, peer):
        cells.append(
            f"{seconds(median(turns, 'wall'))} / {seconds(median(turns, 'cpu'))}")
    cpu = median(ours, "cpu") / median(peer, "cpu")
    cells += [quotient(wall), quotient(cpu), f"≤ {fraction(case.bar)}"]
    ratio = {"wall": wall, "cpu": cpu}[judged]
    met = ratio <= case.bar
    cells.append("pass" if met else f"**miss** by {ratio / case.bar:.2f}×")
    for key, unit in [("peak", 1024), ("bytes", 1000)]:
        cells.append(
            " / ".join(f"{median(turns, key) / unit:.1f}" for turns in (ours, peer)))
    return cells, met


def alone(case, value, note=""):
    """The row of a case without a peer, whose bar is in KiB or seconds."""
    met = value <= case.bar
    if case.name in ("memory", "many"):
        shown, bar = f"{value / 1024:.1f} MiB", f"{case.bar / 1024:g} MiB"
    else:
        shown, bar = seconds(value), f"{case.bar:g} s"
    cells = [
        f"{case.what} (`{case.name}`)", shown + note, "", "", "", f"≤ {bar}",
        "pass" if met else f"**miss** by {value / case.bar:.2f}×", "", ""]
    return cells, met


def measured(bench, case, judged):
    if case.name.startswith("cold"):
        return compared(case, *bench.cold(case), judged)
    if case.name in ("compare-magick", "compare-pixelmatch"):
        return compared(case, *bench.pictures(case), judged)
    if case.name == "memory":
        draw = bench.cold_ours("png")
        peaks = [draw().peak for _ in range(bench.count(case))]
        return alone(case, statistics.median(peaks))
    if case.name == "recipes":
        return alone(case, statistics.median(bench.all_recipes(case)))
    if case.name in ("recipe", "simulation"):
        times = bench.slowest_recipes(case, judged)
        slowest = [
            f"{name} {seconds(time)}, whole process {seconds(bench.cold_recipe(name, judged))}"
            for time, name in times[:6]]
        note = f" ({'; '.join(slowest)})"
        return alone(case, times[0][0], note)
    if case.name == "many":
        sizes = bench.growth(case)
        note = " (" + ", ".join(f"{size / 1024:.1f}" for size in sizes) + ")"
        return alone(case, max(sizes[1:]) - sizes[0], note)
    return compared(case, *bench.warm(case), judged)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("build", help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="fewer turns")
    parser.add_argument(
        "--only", action="append", choices=[case.name for case in CASES], metavar="CASE",
        help="only this case; may be repeated")
    options = parser.parse_args()
    cases = [case for case in CASES if not options.only or case.name in options.only]
    names = {case.name for case in cases}

    load = os.getloadavg()[0]
    # Where others take the processors, the clock on the wall tells of them.
    judged = "wall" if load < os.cpu_count() else "cpu"
    print(f"bench: the load is {load:.1f}; bars are judged by {judged} time", file=sys.stderr)
    all_met = True
    with tempfile.TemporaryDirectory() as folder:
        wanted = ["long"] if names & {"smooth", "noisy"} else []
        wanted += ["statistics"] if names & {"histogram", "density", "violins"} else []
        wanted += ["points"] if names & {"scatter", "scatter-long"} else []
        wanted += ["pictures"] if any(name.startswith("compare") for name in names) else []
        wanted += [name for name in ("heatmap", "contour", "csv") if name in names]
        subprocess.run([sys.executable, f"{HERE}/data.py", folder, *wanted], check=True)
        with open(f"{folder}/line.yaml", "w") as file:
            file.write(FIGURE)
        bench = Bench(options.build, folder, options.quick)
        print(
            "| case | Nabla wall / CPU | peer wall / CPU | wall ratio | CPU ratio | bar | verdict "
            "| peak MiB | file kB |")
        print("|---|---|---|---|---|---|---|---|---|")
        for case in cases:
            cells, met = measured(bench, case, judged)
            print("| " + " | ".join(cells) + " |", flush=True)
            all_met = all_met and met
    sys.exit(0 if all_met else 1)


main()
