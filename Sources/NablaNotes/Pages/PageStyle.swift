/// How pages look.
enum PageStyle {
  static let css = """
    :root { color-scheme: light dark; --ink: #16181d; --paper: #fff; --muted: #5b616e; --line: #dfe2e8; --soft: #f4f5f7; --accent: #1f5fbf }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8eaee; --paper: #15181d; --muted: #a3a9b5; --line: #2c313a; --soft: #1d2127; --accent: #8ab4f8 } }
    * { box-sizing: border-box }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 Inter, system-ui, sans-serif; display: grid; grid-template-columns: minmax(0, 1fr); justify-items: center }
    main { width: 100%; max-width: 44rem; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word }
    h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 .6em; scroll-margin-top: 1rem } h1 { margin-top: .2em; font-size: 2rem } h2 { font-size: 1.4rem } h3 { font-size: 1.12rem }
    a { color: var(--accent) }
    figure { margin: 2rem 0; text-align: center } figure img { max-width: 100%; height: auto } figcaption { margin-top: .5rem; color: var(--muted); font-size: .92em }
    img { max-width: 100% }
    math { font-family: "TeX Gyre Pagella Math", "Latin Modern Math", "STIX Two Math", math; font-size: 1.1em } math[display="block"] { margin: 1.2rem 0; overflow-x: auto }
    code, pre { font: .9em/1.5 ui-monospace, "DejaVu Sans Mono", monospace } code { background: var(--soft); padding: .1em .3em; border-radius: 4px }
    pre { background: var(--soft); padding: .9rem 1rem; border-radius: 8px; overflow-x: auto } pre code { padding: 0; background: none }
    blockquote { margin: 1.2rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--muted) }
    table { border-collapse: collapse; display: block; overflow-x: auto } th, td { border: 1px solid var(--line); padding: .35em .7em }
    details { border: 1px solid var(--line); border-radius: 8px; padding: .6rem 1rem; margin: 1rem 0 } summary { cursor: pointer }
    .missing { color: #b3261e } hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0 }
    nav { width: 100%; max-width: 44rem; padding: 1.25rem 1.25rem 0; font-size: .92em } nav h2 { font-size: 1em; margin: 0 0 .3em; color: var(--muted) } nav ul { list-style: none; margin: 0; padding: 0 } nav .level-3 { padding-left: 1.2em } nav a { text-decoration: none }
    @media (min-width: 76rem) { body { grid-template-columns: 15rem minmax(0, 44rem); justify-content: center; column-gap: 2rem } body > main:only-child { grid-column: 1 / -1 } nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-top: 2.6rem } }
    @media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --muted: #444; --line: #bbb; --soft: #f4f4f4; --accent: #000 } body { display: block; font-size: 10.5pt } main { max-width: none; padding: 0 } nav { position: static; break-after: page } figure, pre, table, math[display="block"] { break-inside: avoid } h1, h2, h3 { break-after: avoid } @page { margin: 20mm } }
    """
}
