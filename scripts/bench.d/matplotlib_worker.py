"""Draws a case with matplotlib's Agg: the counterpart of NablaBench, with the same protocol.

usage: matplotlib_worker.py CASE FOLDER
It draws once to warm up and says so; then it draws and times once more for every line on stdin.
"""

import io
import json
import multiprocessing
import sys
import time

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

# 6 × 4 inches at 200 dots per inch: 1200 × 800 pixels.
SIZE, DPI = (6, 4), 200
# Without it Agg refuses a noisy line of 10⁷ points ("exceeded cell block limit").
matplotlib.rcParams["agg.path.chunksize"] = 10_000


def new_figure(layout=None):
    figure = Figure(figsize=SIZE, dpi=DPI, layout=layout)
    FigureCanvasAgg(figure)
    return figure


def saved(figure, format):
    file = io.BytesIO()
    figure.savefig(file, format=format, dpi=DPI)
    return file.getvalue()


def read_waves(folder):
    return [np.fromfile(f"{folder}/wave-{name}.f64") for name in "xab"]


def line(waves, number=0):
    x, a, b = waves
    figure = new_figure()
    axes = figure.add_subplot()
    axes.plot(x, a, label="first")
    axes.plot(x, b, label="second")
    axes.set(
        title=f"Two damped waves {number}", xlabel="time (s)", ylabel="displacement (cm)")
    axes.legend()
    return figure


def long(x, y):
    figure = new_figure()
    axes = figure.add_subplot()
    axes.plot(x, y)
    axes.set(title="Ten million points", xlabel="sample", ylabel="value")
    return figure


def heatmap(values):
    figure = new_figure()
    axes = figure.add_subplot()
    figure.colorbar(axes.imshow(values))
    axes.set(title="A large matrix", xlabel="column", ylabel="row")
    return figure


def histogram(values):
    figure = new_figure()
    axes = figure.add_subplot()
    axes.hist(values, bins=100)
    axes.set(title="Ten million values", xlabel="value", ylabel="count")
    return figure


def density(values):
    from scipy.stats import gaussian_kde

    figure = new_figure()
    axes = figure.add_subplot()
    kde = gaussian_kde(values)
    reach = 3 * kde.covariance[0, 0] ** 0.5
    x = np.linspace(values.min() - reach, values.max() + reach, 512)
    y = kde(x)
    axes.plot(x, y)
    axes.fill_between(x, y, alpha=0.2)
    axes.set(title="A hundred thousand values", xlabel="value", ylabel="density")
    return figure


def plane(count, reach):
    side = np.linspace(-reach, reach, count)
    return np.meshgrid(side, side)


def surface():
    x, y = plane(100, 6)
    figure = new_figure()
    axes = figure.add_subplot(projection="3d")
    # Every face, as ours has them; by default matplotlib draws a quarter of the nodes.
    drawn = axes.plot_surface(x, y, np.sin(np.hypot(x, y)), cmap="viridis", rcount=100, ccount=100)
    figure.colorbar(drawn)
    axes.set(title="Ripples", xlabel="x", ylabel="y", zlabel="z")
    return figure


def streamlines():
    x, y = plane(100, 3)
    figure = new_figure()
    axes = figure.add_subplot()
    axes.streamplot(x, y, y, -np.sin(x) - y / 4)
    axes.set(title="A pendulum with friction", xlabel="angle", ylabel="speed")
    return figure


def from_csv(path):
    import pandas

    table = pandas.read_csv(path)
    return long(table["time"].to_numpy(), table["value"].to_numpy())


def violins(values):
    figure = new_figure()
    axes = figure.add_subplot()
    axes.violinplot(
        values.reshape(6, -1).T, points=200, showmedians=True, quantiles=[[0.25, 0.75]] * 6)
    axes.set(title="Six groups", xlabel="group", ylabel="value")
    return figure


def scatter(x, y):
    figure = new_figure()
    axes = figure.add_subplot()
    axes.scatter(x, y)
    axes.set(title=f"{x.size // 1_000_000} million points", xlabel="x", ylabel="y")
    return figure


def contour(values):
    figure = new_figure()
    axes = figure.add_subplot()
    places = np.linspace(-3, 3, values.shape[0])
    figure.colorbar(axes.contourf(places, places[::-1], values, levels=20))
    axes.set(title="A field of 512 × 512 nodes", xlabel="x", ylabel="y")
    return figure


def panels(waves):
    x, a, b = waves
    # Without it the labels of twelve panels cover each other.
    figure = new_figure("constrained")
    figure.suptitle("Twelve panels")
    for i, axes in enumerate(figure.subplots(3, 4).flat):
        axes.plot(x, a * (i + 1))
        axes.plot(x, b * (i + 1))
        axes.set(title=f"panel {i}", xlabel="time (s)", ylabel="cm")
    return figure


def write_both(job):
    """One figure as PNG and SVG files; the bytes written and the time on the processor."""
    folder, waves, number = job
    start = time.process_time()
    figure = line(waves, number)
    total = 0
    for format in ["png", "svg"]:
        data = saved(figure, format)
        with open(f"{folder}/peer-{number}.{format}", "wb") as file:
            file.write(data)
        total += len(data)
    return total, time.process_time() - start


def case(name, folder):
    """A function that draws once; it gives the bytes, and the processor's time where not its own."""
    if name in ("line-png", "line-svg"):
        waves = read_waves(folder)
        return lambda: (len(saved(line(waves), name[-3:])), None)
    if name in ("smooth", "noisy"):
        x, y = np.fromfile(f"{folder}/x.f64"), np.fromfile(f"{folder}/{name}.f64")
        return lambda: (len(saved(long(x, y), "png")), None)
    if name == "heatmap":
        values = np.fromfile(f"{folder}/heatmap.f32", dtype=np.float32).reshape(4096, 4096)
        return lambda: (len(saved(heatmap(values), "png")), None)
    if name in ("histogram", "density", "violins"):
        values = np.fromfile(f"{folder}/{name}.f64")
        draw = {"histogram": histogram, "density": density, "violins": violins}[name]
        return lambda: (len(saved(draw(values), "png")), None)
    if name in ("surface", "streamlines"):
        draw = {"surface": surface, "streamlines": streamlines}[name]
        return lambda: (len(saved(draw(), "png")), None)
    if name == "csv":
        return lambda: (len(saved(from_csv(f"{folder}/long.csv"), "png")), None)
    if name in ("scatter", "scatter-long"):
        count = 1_000_000 if name == "scatter" else 10_000_000
        x, y = (np.fromfile(f"{folder}/points-{axis}.f64", count=count) for axis in "xy")
        return lambda: (len(saved(scatter(x, y), "png")), None)
    if name == "contour":
        values = np.fromfile(f"{folder}/field.f64").reshape(512, 512)
        return lambda: (len(saved(contour(values), "png")), None)
    if name == "panels":
        waves = read_waves(folder)
        return lambda: (len(saved(panels(waves), "png")), None)
    if name == "hundred":
        pool, waves = multiprocessing.Pool(2), read_waves(folder)

        def hundred():
            jobs = [(folder, waves, i) for i in range(100)]
            results = pool.map(write_both, jobs, chunksize=5)
            return sum(r[0] for r in results), sum(r[1] for r in results)

        return hundred
    sys.exit(f"matplotlib_worker: no case {name!r}")


def main():
    draw = case(sys.argv[1], sys.argv[2])
    draw()
    print(json.dumps({"ready": True}), flush=True)
    for _ in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        count, others = draw()
        wall, own = time.perf_counter() - wall, time.process_time() - cpu
        print(json.dumps({"wall": wall, "cpu": others or own, "bytes": count}), flush=True)


if __name__ == "__main__":
    main()
