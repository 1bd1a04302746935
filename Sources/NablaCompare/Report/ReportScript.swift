/// What makes the report's viewer work; the page is whole without it.
enum ReportScript {
  static let code = #"""
    "use strict";
    (() => {
    const $ = id => document.getElementById(id);
    const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const articles = [...document.querySelectorAll("article")].filter(a => a.querySelector(".actual"));
    if (!articles.length) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const modes = ["two up", "slider", "onion", "flicker", "difference", "heat"];
    const names = ["expected", "difference", "heat", "actual"];
    const state = { index: -1, mode: 0, scale: 1, x: 0, y: 0, phase: 0, playing: !still.matches, cluster: -1 };
    const accepted = new Set();
    const canvas = $("canvas"), context = canvas.getContext("2d");
    let pictures = {}, pixels = {}, timer = 0;
    document.body.classList.add("scripted");
    $("viewer").hidden = false;

    modes.forEach((name, i) => {
      const button = document.createElement("button");
      button.type = "button"; button.textContent = name; button.title = `key ${i + 1}`;
      button.onclick = () => setMode(i);
      $("modes").append(button);
    });
    articles.forEach((article, i) => {
      const button = document.createElement("button");
      button.type = "button"; button.textContent = article.dataset.name;
      button.onclick = () => open(i);
      $("list").append(button);
      article.querySelectorAll(".clusters li").forEach((item, k) => {
        item.tabIndex = 0; item.setAttribute("role", "button");
        item.onclick = () => showCluster(k);
        item.onkeydown = event => { if (event.key === "Enter") showCluster(k); };
      });
    });

    function open(index) {
      state.index = (index + articles.length) % articles.length;
      state.cluster = -1;
      const article = articles[state.index];
      articles.forEach((other, i) => {
        other.classList.toggle("current", other === article);
        const button = $("list").children[i];
        button.setAttribute("aria-current", i === state.index);
        button.classList.toggle("accepted", accepted.has(other.dataset.name));
      });
      // Cases that could not be drawn are always shown.
      document.querySelectorAll("article").forEach(a => { if (!articles.includes(a)) a.classList.add("current"); });
      pictures = {}; pixels = {};
      for (const name of names) {
        const image = article.querySelector(`.${name} img`);
        if (image) pictures[name] = image;
      }
      $("accept").checked = accepted.has(article.dataset.name);
      [...$("modes").children].forEach((button, i) => { button.disabled = !available(i); });
      if (!available(state.mode)) state.mode = available(0) ? 0 : 4;
      Promise.all(Object.values(pictures).map(image => image.decode().catch(() => {}))).then(() => { fit(); setMode(state.mode); document.body.dataset.ready = state.index; });
    }
    const available = mode => mode < 4 ? pictures.expected && pictures.actual || mode === 0 && pictures.actual : mode === 4 ? pictures.difference : pictures.heat;
    const size = () => { const image = pictures.actual || pictures.expected; return [image.naturalWidth, image.naturalHeight]; };
    const isDouble = () => state.mode === 0 && pictures.expected && pictures.actual;

    function setMode(mode) {
      if (!available(mode)) return;
      state.mode = mode;
      [...$("modes").children].forEach((button, i) => button.setAttribute("aria-pressed", i === mode));
      $("amount-label").hidden = mode !== 1 && mode !== 2;
      $("play").hidden = mode !== 3;
      clearInterval(timer);
      if (mode === 3 && state.playing) timer = setInterval(() => { state.phase ^= 1; draw(); }, 600);
      $("play").textContent = state.playing ? "pause" : "play";
      draw();
    }
    function play() {
      state.playing = !state.playing;
      if (!state.playing) state.phase ^= 1;
      setMode(3);
    }
    function area() {
      const ratio = devicePixelRatio || 1;
      return [canvas.clientWidth * ratio / (isDouble() ? 2 : 1), canvas.clientHeight * ratio];
    }
    function fit() {
      const [width, height] = size(), [wide, high] = area();
      const scale = Math.min(wide / width, high / height);
      state.scale = scale > 1 ? Math.floor(scale) : scale;
      state.x = (wide - width * state.scale) / 2; state.y = (high - height * state.scale) / 2;
      draw();
    }
    function zoom(factor, x, y) {
      const [wide, high] = area();
      const scale = Math.min(64, Math.max(1 / 32, state.scale * factor));
      const px = x ?? wide / 2, py = y ?? high / 2;
      state.x = px - (px - state.x) * scale / state.scale;
      state.y = py - (py - state.y) * scale / state.scale;
      state.scale = scale; draw();
    }
    function move(dx, dy) { state.x += dx; state.y += dy; draw(); }

    function draw() {
      const ratio = devicePixelRatio || 1;
      canvas.width = Math.max(1, Math.round(canvas.clientWidth * ratio));
      canvas.height = Math.max(1, Math.round(canvas.clientHeight * ratio));
      const [wide, high] = area();
      context.imageSmoothingEnabled = state.scale < 1;
      const amount = $("amount").value / 100;
      const put = (name, left = 0, alpha = 1, from = 0, to = wide) => {
        const image = pictures[name];
        if (!image) return;
        context.save();
        context.beginPath(); context.rect(left + from, 0, to - from, high); context.clip();
        context.globalAlpha = alpha;
        context.drawImage(image, left + state.x, state.y, image.naturalWidth * state.scale, image.naturalHeight * state.scale);
        context.restore();
      };
      const label = (text, x, right) => {
        context.font = `${12 * ratio}px sans-serif`; context.textAlign = right ? "right" : "left";
        const width = context.measureText(text).width + 12 * ratio;
        context.fillStyle = color("--label-back"); context.fillRect(right ? x - width : x, 0, width, 20 * ratio);
        context.fillStyle = color("--label"); context.fillText(text, right ? x - 6 * ratio : x + 6 * ratio, 14 * ratio);
      };
      const line = x => { context.fillStyle = color("--divider"); context.fillRect(x - 1, 0, 2, high); };
      switch (state.mode) {
      case 0:
        if (isDouble()) { put("expected"); put("actual", wide); line(wide); label("expected", 0); label("actual", wide); }
        else { put("actual"); label("actual", 0); }
        break;
      case 1: put("expected", 0, 1, 0, wide * amount); put("actual", 0, 1, wide * amount, wide); line(wide * amount); label("expected", 0); label("actual", wide, true); break;
      case 2: put("expected"); put("actual", 0, amount); label(`actual ${Math.round(100 * amount)} %`, 0); break;
      case 3: put(state.phase ? "actual" : "expected"); label(state.phase ? "actual" : "expected", 0); break;
      case 4: put("difference"); label("red: differs, yellow: antialiasing", 0); break;
      case 5: put("heat"); label("CIEDE2000, 0 to 20", 0); break;
      }
      if (state.cluster >= 0) {
        const [x, y, w, h] = clusterArea(state.cluster);
        context.strokeStyle = color("--cluster"); context.lineWidth = 2 * ratio;
        for (const left of isDouble() ? [0, wide] : [0])
          context.strokeRect(left + state.x + x * state.scale - 3 * ratio, state.y + y * state.scale - 3 * ratio, w * state.scale + 6 * ratio, h * state.scale + 6 * ratio);
      }
    }

    const clusterItems = () => [...articles[state.index].querySelectorAll(".clusters li")];
    const clusterArea = k => clusterItems()[k].dataset.area.split(" ").map(Number);
    function showCluster(k) {
      const items = clusterItems();
      if (!items.length) return;
      state.cluster = (k + items.length) % items.length;
      const [x, y, w, h] = clusterArea(state.cluster), [wide, high] = area();
      state.scale = Math.max(1, Math.min(16, Math.floor(Math.min(wide / (w + 40), high / (h + 40)))));
      state.x = wide / 2 - (x + w / 2) * state.scale; state.y = high / 2 - (y + h / 2) * state.scale;
      probe(Math.floor(x + w / 2), Math.floor(y + h / 2));
      draw();
    }

    function pixel(name, x, y) {
      const image = pictures[name];
      if (!image || x < 0 || y < 0 || x >= image.naturalWidth || y >= image.naturalHeight) return null;
      if (!pixels[name]) {
        const copy = document.createElement("canvas");
        copy.width = image.naturalWidth; copy.height = image.naturalHeight;
        pixels[name] = copy.getContext("2d", { willReadFrequently: true });
        pixels[name].drawImage(image, 0, 0);
      }
      return [...pixels[name].getImageData(x, y, 1, 1).data];
    }
    function probe(x, y) {
      const a = pixel("expected", x, y), b = pixel("actual", x, y);
      const text = c => c ? `rgba(${c.join(", ")})` : "none";
      $("probe").textContent = a || b
        ? `${x}, ${y}   expected ${text(a)}   actual ${text(b)}` + (a && b ? `   ΔE ${difference(lab(a), lab(b)).toFixed(2)}` : "") : "";
    }
    function lab([r, g, b, a]) {
      const [x, y, z] = [r, g, b].map(v => { const over = (255 + (v - 255) * a / 255) / 255; return over <= 0.04045 ? over / 12.92 : ((over + 0.055) / 1.055) ** 2.4; });
      const f = t => t > 216 / 24389 ? Math.cbrt(t) : t * 841 / 108 + 4 / 29;
      const fx = f((0.4124564 * x + 0.3575761 * y + 0.1804375 * z) / 0.95047), fy = f(0.2126729 * x + 0.7151522 * y + 0.0721750 * z), fz = f((0.0193339 * x + 0.1191920 * y + 0.9503041 * z) / 1.08883);
      return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
    }
    // CIEDE2000, as Sharma, Wu & Dalal 2005 write it.
    function difference([l1, a1, b1], [l2, a2, b2]) {
      const rad = Math.PI / 180, seventh = c => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
      const g = 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
      const p = (1 + g) * a1, q = (1 + g) * a2, c1 = Math.hypot(p, b1), c2 = Math.hypot(q, b2);
      const hue = (a, b) => a || b ? (Math.atan2(b, a) / rad + 360) % 360 : 0;
      const h1 = hue(p, b1), h2 = hue(q, b2);
      let turn = 0, mean = h1 + h2;
      if (c1 * c2) {
        turn = h2 - h1; if (turn > 180) turn -= 360; else if (turn < -180) turn += 360;
        mean = Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
      }
      const lm = (l1 + l2) / 2, cm = (c1 + c2) / 2, cos = d => Math.cos(d * rad);
      const t = 1 - 0.17 * cos(mean - 30) + 0.24 * cos(2 * mean) + 0.32 * cos(3 * mean + 6) - 0.2 * cos(4 * mean - 63);
      const l = (l2 - l1) / (1 + 0.015 * (lm - 50) ** 2 / Math.sqrt(20 + (lm - 50) ** 2)), c = (c2 - c1) / (1 + 0.045 * cm);
      const h = 2 * Math.sqrt(c1 * c2) * Math.sin(turn / 2 * rad) / (1 + 0.015 * cm * t);
      const r = -Math.sin(60 * Math.exp(-(((mean - 275) / 25) ** 2)) * rad) * 2 * seventh(cm);
      return Math.sqrt(l * l + c * c + h * h + r * c * h);
    }

    function accept(value) {
      const name = articles[state.index].dataset.name;
      if (value) accepted.add(name); else accepted.delete(name);
      $("accept").checked = value;
      $("list").children[state.index].classList.toggle("accepted", value);
    }
    const acceptList = () => JSON.stringify({ accept: articles.filter(a => accepted.has(a.dataset.name)).map(a => ({ name: a.dataset.name, hash: a.dataset.hash })) }, null, 1);
    function download() {
      const link = document.createElement("a");
      link.href = "data:application/json;charset=utf-8," + encodeURIComponent(acceptList());
      link.download = "accept.json"; link.click();
    }

    $("amount").oninput = draw;
    $("play").onclick = play;
    $("in").onclick = () => zoom(2); $("out").onclick = () => zoom(0.5); $("fit").onclick = fit;
    $("accept").onchange = event => accept(event.target.checked);
    $("export").onclick = download;
    const place = event => {
      const box = canvas.getBoundingClientRect(), ratio = devicePixelRatio || 1, [wide] = area();
      const x = (event.clientX - box.left) * ratio;
      return [isDouble() && x >= wide ? x - wide : x, (event.clientY - box.top) * ratio, x];
    };
    let drag = null;
    canvas.onpointerdown = event => { drag = place(event); canvas.setPointerCapture(event.pointerId); };
    canvas.onpointerup = () => { drag = null; };
    canvas.onpointermove = event => {
      const [x, y, raw] = place(event);
      if (drag && event.buttons) { move(raw - drag[2], y - drag[1]); drag = [x, y, raw]; }
      probe(Math.floor((x - state.x) / state.scale), Math.floor((y - state.y) / state.scale));
    };
    canvas.addEventListener("wheel", event => { event.preventDefault(); const [x, y] = place(event); zoom(event.deltaY < 0 ? 1.25 : 0.8, x, y); }, { passive: false });
    addEventListener("resize", draw);
    still.addEventListener("change", () => { state.playing = !still.matches; setMode(state.mode); });
    document.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isField = event.target.id === "amount";
      const step = 40 * (devicePixelRatio || 1);
      const act = {
        j: () => open(state.index + 1), k: () => open(state.index - 1),
        n: () => showCluster(state.cluster + 1), p: () => showCluster(state.cluster - 1),
        "+": () => zoom(2), "=": () => zoom(2), "-": () => zoom(0.5), 0: fit,
        a: () => accept(!$("accept").checked), e: download,
        ArrowLeft: () => move(step, 0), ArrowRight: () => move(-step, 0), ArrowUp: () => move(0, step), ArrowDown: () => move(0, -step),
      };
      modes.forEach((_, i) => { act[i + 1] = () => setMode(i); });
      if (event.key === " " && state.mode === 3 && event.target.tagName !== "BUTTON") act[" "] = play;
      if (isField && event.key.startsWith("Arrow") || event.key.startsWith("Arrow") && event.target.closest && event.target.closest("pre")) return;
      const action = act[event.key];
      if (action) { event.preventDefault(); action(); }
    });
    open(0);
    // What a test asks for.
    document.body.nabla = { state, acceptList, accepted };
    })();
    """#
}
