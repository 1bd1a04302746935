/// What pages do where scripts run; without one they only show.
enum GalleryScript {
  /// The first page: themes, search, the lightbox.
  static let index = theme + wrapped(search + lightbox)
  /// A figure's page: themes, copying, the arrow keys.
  static let figure = theme + wrapped(copying)

  private static func wrapped(_ script: String) -> String {
    "addEventListener(\"DOMContentLoaded\", () => {\n\(script)});\n"
  }

  /// Light, dark or as the system has it: adaptive pictures follow the page's colour scheme.
  private static let theme = #"""

    const one = (query, inside = document) => inside.querySelector(query);
    const all = (query, inside = document) => [...inside.querySelectorAll(query)];
    const themes = ["auto", "light", "dark"];
    let theme = "auto";
    try { theme = localStorage.getItem("nabla-theme") || "auto"; } catch {}
    if (!themes.includes(theme)) theme = "auto";
    const root = document.documentElement;
    const paint = () => {
      if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
      const media = {auto: "(prefers-color-scheme: dark)", light: "not all", dark: "all"}[theme];
      for (const source of all("picture source")) source.media = media;
      const button = one(".theme");
      if (button) button.textContent = "Theme: " + theme;
    };
    paint();
    addEventListener("DOMContentLoaded", () => {
      const button = one(".theme");
      button.hidden = false;
      button.addEventListener("click", () => {
        theme = themes[(themes.indexOf(theme) + 1) % 3];
        try { localStorage.setItem("nabla-theme", theme); } catch {}
        paint();
      });
      paint();
    });

    """#

  /// Words, topic and mark choose cards; the address remembers them.
  private static let search = #"""
    const cards = all(".card[id]"), bar = one(".filters");
    const q = one("#q"), topic = one("#topic"), mark = one("#mark"), count = one(".filters output");
    const texts = cards.map(card => (card.textContent + " " + card.dataset.tags + " " + card.dataset.marks).toLowerCase());
    const marks = cards.map(card => card.dataset.marks.split(" "));
    let shown = cards;
    const update = () => {
      const words = q.value.toLowerCase().split(/\s+/).filter(Boolean);
      const fits = (i, t, m) => words.every(word => texts[i].includes(word))
        && (!t || cards[i].dataset.topic === t) && (!m || marks[i].includes(m));
      shown = cards.filter((card, i) => {
        card.hidden = !fits(i, topic.value, mark.value);
        return !card.hidden;
      });
      for (const part of all(".topic, .phase")) part.hidden = !one(".card:not([hidden])", part);
      const recount = (select, fit) => {
        for (const option of select.options) {
          if (!option.value) continue;
          const n = cards.filter((card, i) => fit(i, option.value)).length;
          option.textContent = option.dataset.name + " (" + n + ")";
          option.disabled = n === 0 && !option.selected;
        }
      };
      recount(topic, (i, value) => fits(i, value, mark.value));
      recount(mark, (i, value) => fits(i, topic.value, value));
      const isAll = shown.length === cards.length;
      count.textContent = (isAll ? "" : shown.length + " of ") + cards.length
        + (cards.length === 1 ? " figure" : " figures");
      one(".nothing").hidden = shown.length > 0;
      const state = new URLSearchParams();
      for (const [name, field] of [["q", q], ["topic", topic], ["mark", mark]])
        if (field.value) state.set(name, field.value);
      const search = state.toString() ? "?" + state : "";
      if (search !== location.search)
        try { history.replaceState(null, "", location.pathname + search + location.hash); } catch {}
    };
    const choose = (select, value) => {
      if ([...select.options].some(option => option.value === value)) select.value = value;
    };
    const restore = () => {
      const state = new URLSearchParams(location.search);
      q.value = state.get("q") || "";
      choose(topic, state.get("topic") || "");
      choose(mark, state.get("mark") || "");
      update();
    };
    bar.hidden = false;
    restore();
    addEventListener("popstate", restore);
    for (const field of [q, topic, mark]) field.addEventListener("input", update);
    for (const button of all(".clear")) button.addEventListener("click", () => {
      q.value = topic.value = mark.value = "";
      update();
      q.focus();
    });

    """#

  /// The figures one by one, as large as the window: the filtered ones, by arrow keys.
  private static let lightbox = #"""
    const view = document.createElement("dialog");
    view.setAttribute("aria-labelledby", "view-title");
    view.innerHTML = '<div class="stage"><img alt=""></div><div class="words"><h2 id="view-title"></h2><p></p>'
      + '<div class="keys"><a>Formula, code and numbers</a><span></span><button type="button" aria-label="Previous figure">←</button>'
      + '<button type="button" aria-label="Next figure">→</button><button type="button">Close</button></div></div>';
    document.body.append(view);
    const [before, after, close] = all("button", view);
    let current = -1;
    const show = index => {
      current = (index + shown.length) % shown.length;
      const card = shown[current], link = one("a", card), picture = one("img", view);
      const thumbnail = one("img", card), title = one("h3, h4", card).textContent;
      const file = link.getAttribute("href").replace(/\.html$/, "." + (document.body.dataset.shown || "svg"));
      if (thumbnail) picture.setAttribute("src", file); else picture.removeAttribute("src");
      picture.alt = thumbnail ? thumbnail.alt : "This figure could not be drawn.";
      one("h2", view).textContent = title;
      one("p", view).textContent = (one("p", card) || {textContent: ""}).textContent;
      one("a", view).setAttribute("href", link.getAttribute("href"));
      one(".keys span", view).textContent = (current + 1) + " / " + shown.length;
    };
    view.addEventListener("close", () => {
      const card = shown[current];
      if (card) one(".enlarge", card).focus();
    });
    before.addEventListener("click", () => show(current - 1));
    after.addEventListener("click", () => show(current + 1));
    close.addEventListener("click", () => view.close());
    view.addEventListener("click", event => { if (event.target === view) view.close(); });
    for (const card of cards) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "enlarge";
      button.textContent = "⤢";
      button.setAttribute("aria-label", "Enlarge " + one("h3, h4", card).textContent);
      button.addEventListener("click", () => { show(shown.indexOf(card)); view.showModal(); });
      card.append(button);
    }
    document.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (view.open) {
        if (event.key === "ArrowLeft") show(current - 1);
        else if (event.key === "ArrowRight") show(current + 1);
        else if (event.key === "Escape") { event.preventDefault(); view.close(); }
        return;
      }
      const isTyping = event.target.closest && event.target.closest("input, select, textarea");
      if (event.key === "/" && !isTyping) { event.preventDefault(); q.focus(); }
      else if (event.key === "Escape" && event.target === q) { q.value = ""; update(); }
    });

    """#

  /// Copies code, and goes to the figures before and after by arrow keys.
  private static let copying = #"""
    for (const block of all(".code")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        const text = one("code", block).textContent;
        try {
          await navigator.clipboard.writeText(text);
        } catch {
          const area = document.createElement("textarea");
          area.value = text;
          document.body.append(area);
          area.select();
          document.execCommand("copy");
          area.remove();
          button.focus();
        }
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
      block.append(button);
    }
    document.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target.closest && event.target.closest("input, select, textarea, pre, .scroll")) return;
      const link = {ArrowLeft: one("a[rel=prev]"), ArrowRight: one("a[rel=next]")}[event.key];
      if (link) location.href = link.href;
    });

    """#
}
