/// How the report looks.
enum ReportStyle {
  static let css = """
    :root { color-scheme: light dark; --ink: #16181d; --paper: #fff; --muted: #5b616e; --line: #d5d9e0; --back: #f3f4f7; --accent: #1d5fd0; --bad: #b3261e; --good: #1a7f37; --checks: #8884 }
    /* What is drawn over pictures looks alike on light and dark pages. */
    :root { --stage: #808080; --label: #fff; --label-back: #000b; --divider: #000; --cluster: #00c2ff }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8eaee; --paper: #15181d; --muted: #a3a9b5; --line: #343a45; --back: #0d0f12; --accent: #86b2ff; --bad: #ff8a80; --good: #7ee2a0 } }
    * { box-sizing: border-box }
    body { margin: 0; font: 15px/1.5 Inter, system-ui, sans-serif; color: var(--ink); background: var(--back) }
    header, main { padding: 12px 20px } header { padding-bottom: 0 }
    h1 { font-size: 22px; margin: 0 } header p { margin: 0; color: var(--muted) }
    h2 { font-size: 17px; margin: 12px 0 4px } small { color: var(--bad); font-weight: 400 }
    .note { color: var(--muted); margin: 2px 0 } .message { margin: 2px 0 }
    article { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 8px 16px 16px; margin: 12px 0 }
    .figures { display: flex; flex-wrap: wrap; gap: 12px } figure { margin: 0; max-width: 100% }
    .figures img { max-width: 100%; height: auto; border: 1px solid var(--line); display: block; background: repeating-conic-gradient(var(--checks) 0 25%, transparent 0 50%) 0 0 / 16px 16px }
    figcaption { color: var(--muted); font-size: 13px }
    table { border-collapse: collapse; font-size: 13px; margin: 8px 0 } th, td { text-align: left; padding: 1px 12px 1px 0; font-weight: 400 } th { font-weight: 600 }
    pre { overflow: auto; max-height: 320px; font: 12px/1.45 ui-monospace, monospace; border: 1px solid var(--line); padding: 8px; white-space: pre; margin: 8px 0 }
    pre del { color: var(--bad); text-decoration: none } pre ins { color: var(--good); text-decoration: none }
    #viewer:not([hidden]) { display: grid; grid-template-columns: 220px minmax(0, 1fr); gap: 12px; height: min(78vh, 900px) }
    #list { overflow: auto; display: flex; flex-direction: column; gap: 2px }
    #stage { display: flex; flex-direction: column; gap: 6px; min-width: 0; min-height: 0 }
    #bar { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center }
    #modes { display: flex; flex-wrap: wrap; gap: 4px }
    button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 2px 10px; cursor: pointer }
    button[aria-pressed=true], button[aria-current=true] { border-color: var(--accent); color: var(--accent); font-weight: 600 }
    #list button { text-align: left } #list button.accepted::after { content: " ✓" }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
    #canvas { flex: 1; width: 100%; min-height: 200px; background: var(--stage); border: 1px solid var(--line); cursor: crosshair; touch-action: none }
    #probe { font: 12px/1.4 ui-monospace, monospace; min-height: 1.4em; white-space: pre-wrap } #keys { margin: 0; color: var(--muted); font-size: 12px }
    .scripted article { display: none } .scripted article.current { display: block }
    .scripted .figures { display: none } .clusters li { cursor: pointer } .clusters { max-height: 180px; overflow: auto; margin: 8px 0 }
    [hidden] { display: none !important }
    @media (max-width: 700px) { #viewer:not([hidden]) { grid-template-columns: 1fr; height: auto } #list { flex-direction: row } #canvas { min-height: 50vh } }
    """
}
