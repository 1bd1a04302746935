import Nabla

/// What finds figures on the first page: words, a topic, a kind of mark. Hidden without a script.
struct SearchBar {
  let site: GallerySite

  var html: String {
    """
    <div class="filters" role="search" hidden>
    <label class="words"><span>Search</span> <input id="q" type="search" autocomplete="off" spellcheck="false" placeholder="a title, a question, a formula" aria-keyshortcuts="/"></label>
    <label><span>Topic</span> <select id="topic"><option value="">All topics</option>\(topics)</select></label>
    <label><span>Mark</span> <select id="mark"><option value="">All marks</option>\(marks)</select></label>
    <button type="button" class="clear">Clear</button>
    <output aria-live="polite" for="q topic mark">\(counted(site.figures.count, "figure"))</output>
    </div>
    """
  }

  private var topics: String {
    site.parts.flatMap(\.topics).map { topic in
      option(topic.number, topic.name, topic.figures.count)
    }.joined()
  }

  private var marks: String {
    var counts: [String: Int] = [:]
    for figure in site.figures {
      for mark in figure.record?.marks ?? [] { counts[mark, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { option($0.key, $0.key, $0.value) }.joined()
  }

  private func option(_ value: String, _ name: String, _ count: Int) -> String {
    let words = HTML.text(name)
    return
      "<option value=\"\(HTML.text(value))\" data-name=\"\(words)\">\(words) (\(count))</option>"
  }
}
