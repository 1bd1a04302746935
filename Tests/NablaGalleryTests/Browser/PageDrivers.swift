/// What is done inside pages to find out how they behave; each ends with `done(found)`.
enum PageDrivers {
  /// What all of them use, before the page's own script.
  static let before = #"""
    const problems = [];
    addEventListener("error", event => problems.push(event.message || "error of " + event.target.src), true);
    addEventListener("unhandledrejection", event => problems.push(String(event.reason)));
    document.addEventListener("securitypolicyviolation", event => problems.push(event.violatedDirective + " " + event.blockedURI));
    for (const name of ["error", "warn"]) { console[name] = (...words) => problems.push(words.join(" ")); }
    let alerts = 0;
    window.alert = () => { alerts += 1; };
    const pause = time => new Promise(go => setTimeout(go, time));
    const done = found => {
      found.problems = problems;
      found.alerts = alerts;
      found.foreign = performance.getEntriesByType("resource").map(one => one.name).filter(name => !/^(file|data|http:\/\/127)/.test(name));
      const out = document.createElement("pre");
      out.textContent = "@" + "@@" + JSON.stringify(found) + "@" + "@@";
      document.body.append(out);
    };
    // All pictures, also those far below.
    const pictures = async () => {
      const all = [...document.images].filter(image => !image.closest("dialog"));
      for (const image of all) image.loading = "eager";
      const broken = [];
      for (const image of all) {
        for (let i = 0; i < 100 && !image.complete; i += 1) await pause(20);
        if (!image.complete || !image.naturalWidth) broken.push(image.src);
      }
      return {count: all.length, broken, alts: all.map(image => image.alt)};
    };
    // The lowest contrast of a text with what lies behind it, by WCAG 2, and whose it is.
    const contrast = () => {
      const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
      const color = text => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * x + .7152 * y + .0722 * z;
      };
      const behind = node => {
        for (let up = node; up; up = up.parentElement) {
          const own = color(getComputedStyle(up).backgroundColor);
          if (own[3] === 255) return own;
        }
        return color("white");
      };
      let lowest = 99, where = "";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !node.checkVisibility() || ["SCRIPT", "OPTION"].includes(node.tagName)) continue;
        const [a, b] = [light(color(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
        const ratio = (a + .05) / (b + .05);
        if (ratio < lowest) { lowest = ratio; where = node.tagName + " " + node.textContent.slice(0, 40); }
      }
      return {lowest, where};
    };

    """#

  /// Search, facets, the lightbox and the theme of the first page.
  static let index = #"""
    addEventListener("load", async () => {
      const found = {};
      const $ = query => document.querySelector(query);
      const cards = () => [...document.querySelectorAll(".card:not([hidden])")].map(card => card.id);
      const key = (name, target = document) => target.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true, cancelable: true}));
      const type = (field, value) => { $(field).value = value; $(field).dispatchEvent(new Event("input", {bubbles: true})); };
      const count = () => $(".filters output").textContent;
      try {
        found.pictures = await pictures();
        found.contrast = contrast();
        found.all = cards();
        found.links = [...document.querySelectorAll(".card > a")].map(link => link.getAttribute("href"));
        key("/", document.body);
        found.slash = document.activeElement.id;
        type("#q", "softmax");
        found.searched = cards();
        found.searchedCount = count();
        found.address = location.search;
        found.sections = [...document.querySelectorAll(".phase:not([hidden])")].length;
        type("#q", "zzz qqq");
        found.nothing = !$(".nothing").hidden;
        $(".nothing .clear").click();
        found.cleared = cards().length;
        const option = [...$("#topic").options].find(one => one.value);
        type("#topic", option.value);
        found.topic = {value: option.value, words: option.textContent, cards: cards()};
        const mark = [...$("#mark").options].find(one => one.value && !one.disabled);
        type("#mark", mark.value);
        found.mark = {value: mark.value, words: mark.textContent, cards: cards().length, address: location.search};
        type("#topic", "");
        type("#mark", "");
        const button = document.querySelector(".card .enlarge");
        button.focus();
        button.click();
        const title = () => $("dialog h2").textContent;
        found.opened = $("dialog").open;
        const titles = [title()];
        key("ArrowRight");
        titles.push(title());
        key("ArrowLeft");
        key("ArrowLeft");
        titles.push(title());
        key("ArrowRight");
        titles.push(title());
        found.titles = titles;
        for (let i = 0; i < 100 && !$("dialog img").complete; i += 1) await pause(20);
        found.enlarged = [$("dialog img").getAttribute("src"), $("dialog img").naturalWidth];
        key("Escape");
        found.closed = !$("dialog").open;
        await pause(50);
        found.focusReturned = document.activeElement === button;
        const ink = () => getComputedStyle(document.body).color;
        const shown = () => $(".card img").currentSrc.includes("-dark.png");
        found.themes = [];
        for (let i = 0; i < 4; i += 1) {
          await pause(150);
          found.themes.push([$(".theme").textContent, ink(), shown()]);
          $(".theme").click();
        }
        found.motion = getComputedStyle($(".card")).transitionDuration;
      } catch (error) { problems.push(String(error)); }
      done(found);
    });

    """#

  /// Which cards an address chooses.
  static let address = #"""
    addEventListener("load", () => done({
      cards: [...document.querySelectorAll(".card:not([hidden])")].map(card => card.id),
      q: document.querySelector("#q").value, topic: document.querySelector("#topic").value,
    }));

    """#

  /// Pictures, copying and headings of a figure's page.
  static let figure = #"""
    addEventListener("load", async () => {
      const found = {};
      try {
        found.pictures = await pictures();
        found.contrast = contrast();
        let copied = "";
        try { Object.defineProperty(navigator, "clipboard", {value: {writeText: async text => { copied = text; }}}); } catch {}
        found.copies = [];
        for (const button of document.querySelectorAll(".copy")) {
          button.click();
          await pause(30);
          found.copies.push(copied === button.parentElement.querySelector("code").textContent && button.textContent === "Copied");
        }
        found.headings = [...document.querySelectorAll("h1, h2")].map(one => one.textContent);
        found.steps = [...document.querySelectorAll(".chain a")].map(link => !!document.querySelector(link.getAttribute("href")));
        found.downloads = [...document.querySelectorAll(".downloads a")].map(link => link.getAttribute("href"));
        found.text = document.querySelector("main").textContent;
        found.injected = document.querySelectorAll("main script, main iframe, main b, main svg").length;
      } catch (error) { problems.push(String(error)); }
      done(found);
    });

    """#

  /// A page that looks into a frame where the first page runs no scripts.
  static let withoutScripts = #"""
    <!doctype html><meta charset="utf-8"><body>
    <iframe sandbox="allow-same-origin" src="index.html" width="1200" height="4000"></iframe>
    <script>
    addEventListener("load", async () => {
      const inside = document.querySelector("iframe").contentDocument;
      const seen = query => [...inside.querySelectorAll(query)].filter(node => node.checkVisibility());
      for (const image of inside.images) image.loading = "eager";
      await new Promise(go => setTimeout(go, 1000));
      const out = document.createElement("pre");
      out.textContent = "@" + "@@" + JSON.stringify({
        cards: seen(".card > a").length, buttons: seen("button, input, select").length,
        pictures: seen("img").filter(image => image.naturalWidth).length,
        theme: inside.documentElement.dataset.theme || "",
      }) + "@" + "@@";
      document.body.append(out);
    });
    </script></body>
    """#

  /// Tells the page around how wide the page is, and how wide it wants to be.
  static let width = #"""
    addEventListener("load", async () => {
      await pause(100);
      const root = document.documentElement;
      const wide = [...document.querySelectorAll("body *")].filter(node =>
        node.getBoundingClientRect().right > innerWidth + 1 && !node.closest(".scroll, pre, .skip"));
      parent.postMessage({name: location.pathname.split("/").pop(), width: innerWidth, scrolls: root.scrollWidth,
        wide: wide.slice(0, 3).map(node => node.tagName + "." + node.className)}, "*");
    });

    """#

  /// The page around: frames of all widths, which tell theirs.
  static func frames(_ pages: [String], widths: [Int]) -> String {
    let frames = pages.flatMap { page in
      widths.map {
        "<iframe src=\"\(page)\" width=\"\($0)\" height=\"700\" style=\"border:0\"></iframe>"
      }
    }
    return """
      <!doctype html><meta charset="utf-8"><body>\(frames.joined())
      <script>
      const all = [];
      addEventListener("message", event => {
        all.push(event.data);
        if (all.length < \(frames.count)) return;
        const out = document.createElement("pre");
        out.textContent = "@" + "@@" + JSON.stringify(all) + "@" + "@@";
        document.body.append(out);
      });
      </script></body>
      """
  }
}
