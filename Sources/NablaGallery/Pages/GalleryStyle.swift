/// How a site looks. Colours are the figures' own roles, each for light and dark.
enum GalleryStyle {
  static let css = [roles, frame, index, page, code, lightbox, narrow, print].joined()

  private static let roles = """

    :root { color-scheme: light dark; --ink: light-dark(#16181d, #e8eaee); --paper: light-dark(#fff, #15181d); --back: light-dark(#f6f7f9, #0e1013); --muted: light-dark(#5b616e, #a3a9b5); --line: light-dark(#dfe2e8, #2c313a); --soft: light-dark(#f0f2f5, #1d2127); --accent: light-dark(#1b39f6, #86b3f5); --bad: light-dark(#b3261e, #f2b8b5) }
    :root[data-theme="light"] { color-scheme: light }
    :root[data-theme="dark"] { color-scheme: dark }
    * { box-sizing: border-box } p { text-wrap: pretty }
    html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100% }
    body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.6 Inter, system-ui, sans-serif; font-feature-settings: "tnum"; overflow-wrap: break-word }
    a { color: var(--accent); text-underline-offset: .15em }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 4px }
    h1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 600; text-wrap: balance }
    img { max-width: 100%; height: auto }
    [hidden] { display: none !important }
    button, input, select { font: inherit; color: inherit }
    button { cursor: pointer; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .3rem .75rem }
    button:hover { border-color: var(--muted) }

    """

  private static let frame = """
    .skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: .5rem; z-index: 2; background: var(--paper); padding: .5rem 1rem; border-radius: 8px }
    .bar, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem }
    .bar { display: flex; align-items: center; gap: .5rem 1.5rem; padding-top: 1rem; padding-bottom: 1rem; font-size: .9rem }
    .brand { font-weight: 600; color: var(--ink); text-decoration: none; margin-right: auto; white-space: nowrap } .brand span { color: var(--accent) }
    .bar nav { display: flex; gap: .25rem 1.25rem; flex-wrap: wrap } .bar nav a { color: var(--muted); text-decoration: none } .bar nav a:hover { color: var(--ink); text-decoration: underline }
    .theme { font-size: .85rem; white-space: nowrap }
    .step { display: block; font-size: .75rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; color: var(--accent) }
    footer { padding-top: 3rem; padding-bottom: 3rem; color: var(--muted); font-size: .85rem }

    """

  private static let index = """
    .hero { padding: 3.5rem 0 2.5rem; max-width: 46rem } .hero h1 { font-size: clamp(2rem, 5vw, 3.1rem); letter-spacing: -.022em } .hero p { margin: 1rem 0 0; font-size: 1.15rem; color: var(--muted) }
    .phases { list-style: none; margin: 0 0 2rem; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem }
    .phases a { display: block; height: 100%; padding: .9rem 1.1rem; border-radius: 12px; background: var(--paper); border: 1px solid var(--line); text-decoration: none; color: var(--ink) } .phases a:hover { border-color: var(--accent) }
    .phases strong { display: block; font-weight: 600 } .phases a span:last-child { color: var(--muted); font-size: .85rem }
    .filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; padding: .75rem 0; background: var(--back); border-bottom: 1px solid var(--line) }
    .filters label { display: grid; gap: .15rem; font-size: .8rem; color: var(--muted); min-width: 0 } .filters .words { flex: 1 1 16rem }
    .filters input, .filters select { width: 100%; max-width: 19rem; font-size: .95rem; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .42rem .7rem } .filters .words input { max-width: none }
    .filters output { flex: 1 0 100%; font-size: .85rem; color: var(--muted) }
    .phase { padding-top: 4rem } .phase > header { max-width: 46rem; margin-bottom: .5rem } .phase h2 { font-size: 1.9rem; letter-spacing: -.015em } .phase > header p { margin: .4rem 0 0; color: var(--muted) }
    .topic header { margin: 2.25rem 0 1rem; padding-top: .9rem; border-top: 1px solid var(--line) } .topic h3 { font-size: 1.05rem } .topic header p { margin: .15rem 0 0; max-width: 46rem; color: var(--muted); font-size: .95rem } .topic h3 span { color: var(--muted); font-weight: 400; margin-right: .35rem }
    .cards { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 1.25rem }
    .card { position: relative; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; scroll-margin: 6rem; transition: border-color .15s, box-shadow .15s } .card:hover, .card:focus-within { border-color: var(--muted); box-shadow: 0 4px 18px light-dark(#16181d14, #0008) } .card:target { border-color: var(--accent) }
    .card img { display: block; width: 100%; aspect-ratio: 8 / 5; object-fit: contain; padding: .5rem } .card a { color: inherit; text-decoration: none } .card > a::after { content: ""; position: absolute; inset: 0 }
    .card h3, .card h4 { all: unset; display: block; font-weight: 600; line-height: 1.3; padding: .35rem 1.1rem 0 } .card p { margin: 0; padding: .2rem 1.1rem 1.1rem; color: var(--muted); font-size: .92rem; line-height: 1.45 }
    .card h3:last-child, .card h4:last-child { padding-bottom: .3rem }
    .enlarge { position: absolute; top: .6rem; right: .6rem; z-index: 1; width: 2rem; height: 2rem; padding: 0; line-height: 1; opacity: 0; transition: opacity .15s } .card:hover .enlarge, .enlarge:focus-visible { opacity: 1 } @media (hover: none) { .enlarge { opacity: .85 } }
    .failed { border-color: var(--bad) } .error { display: block; margin: .9rem; padding: .75rem .9rem; border-radius: 8px; background: var(--soft); color: var(--bad); font: .8rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere }
    .nothing { padding: 3rem 0; color: var(--muted) }

    """

  private static let page = """
    .page article { max-width: 54rem; margin: 0 auto } .page footer { max-width: 57rem }
    .trail { font-size: .88rem; color: var(--muted); padding-top: 1.5rem } .trail a { color: var(--muted); text-decoration: none } .trail a:hover { text-decoration: underline } .trail a + a::before { content: "›"; margin: 0 .5rem }
    .page h1 { font-size: clamp(1.7rem, 4vw, 2.4rem); letter-spacing: -.02em; margin-top: .6rem } .question { font-size: 1.2rem; color: var(--muted); margin: .5rem 0 0; text-wrap: pretty }
    .page figure { margin: 1.75rem 0 0; background: var(--paper); border: 1px solid var(--line); border-radius: 14px; padding: 1rem } .page figure > a { display: block } .page figure img { display: block; margin: 0 auto; width: 100%; max-width: 100% }
    figcaption { border-top: 1px solid var(--line); margin: .9rem -1rem 0; padding: .8rem 1.25rem 0; font-size: .9rem; display: grid; gap: .6rem } figcaption p { margin: .3rem 0 0; color: var(--muted) } .warning::before { content: "Note: "; font-weight: 600 }
    summary { cursor: pointer; color: var(--muted) } summary:hover { color: var(--ink) }
    .downloads { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem } .downloads span { color: var(--muted) }
    .chain ol { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; margin: 1.5rem 0 0; padding: 0; font-size: .92rem } .chain li { display: flex; align-items: center; gap: .5rem } .chain li + li::before { content: "→"; color: var(--muted) } .chain a { padding: .25rem .8rem; border: 1px solid var(--line); border-radius: 99px; background: var(--paper); color: var(--ink); text-decoration: none } .chain a:hover { border-color: var(--accent) }
    .page section { padding-top: 3rem } .page section h2 { font-size: 1.35rem; margin-bottom: .8rem } .page h3 { font-size: .95rem; margin: 1.2rem 0 .4rem; color: var(--muted) } .page section > p { max-width: 44rem; margin: 0 0 1rem }
    .formulas { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: .75rem } .formulas li { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.4rem .8rem } .formulas img { display: block; margin-bottom: .8rem } .formulas summary { font-size: .85rem }
    .scroll { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 12px } table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.45 } th, td { text-align: left; vertical-align: top; padding: .6rem 1rem; min-width: 7rem } thead th { color: var(--muted); font-weight: 500; font-size: .82rem } tbody tr { border-top: 1px solid var(--line) } tbody th { font-weight: 500 } .number { text-align: right; min-width: 4rem } .values { color: var(--muted); min-width: 14rem } td em { font-style: normal; color: var(--muted) }
    #model p { margin: 0; max-width: none; padding: 1.1rem 1.4rem; border-left: 3px solid var(--accent); border-radius: 0 12px 12px 0; background: var(--paper); font-size: 1.08rem; text-wrap: pretty }
    #references ul { margin: 0; padding-left: 1.2rem }
    .pager { display: flex; justify-content: space-between; gap: 1rem; margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line) } .pager a { text-decoration: none; max-width: 48% } .pager a span { display: block; font-size: .8rem; color: var(--muted) } .pager a[rel="next"] { text-align: right }

    """

  private static let code = """
    code, pre { font: .875em/1.55 ui-monospace, "DejaVu Sans Mono", monospace } td code, p code, .tex { background: var(--soft); padding: .1em .35em; border-radius: 4px; overflow-wrap: break-word }
    pre { margin: 0; overflow-x: auto } .code { position: relative } .code pre, .formulas pre { padding: .9rem 1.1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; max-height: 28rem } .formulas pre { margin-top: .4rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); border: 0 }
    .copy { position: absolute; top: -2.1rem; right: 0; font-size: .8rem; padding: .15rem .6rem }

    """

  private static let lightbox = """
    dialog { width: min(72rem, 96vw); max-height: 96vh; padding: 0; border: 1px solid var(--line); border-radius: 16px; background: var(--paper); color: var(--ink) } dialog::backdrop { background: #0009 }
    dialog .stage { padding: 1rem 1rem .75rem } dialog .stage img { display: block; width: 100%; height: auto; max-height: min(68vh, 45rem); object-fit: contain }
    dialog .words { padding: .75rem 1.5rem 1.25rem } dialog h2 { font-size: 1.2rem } dialog p { margin: .2rem 0 .6rem; color: var(--muted) } dialog .keys { display: flex; align-items: center; flex-wrap: wrap; gap: .6rem } dialog .keys a { margin-right: auto }

    """

  private static let narrow = """
    @media (max-width: 68rem) { .bar nav { display: none } } @media (max-width: 48rem) { .brand { white-space: normal } .bar, main, footer { padding-left: 1rem; padding-right: 1rem } .hero { padding: 1.75rem 0 1.5rem } .phase { padding-top: 3rem } .filters { position: static } .filters label { flex: 1 1 8rem } .phases { grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)) } .page figure { padding: .5rem; border-radius: 10px } figcaption { margin: .5rem -.5rem 0; padding: .7rem .8rem .3rem } }
    @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; scroll-behavior: auto !important } }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }

    """

  private static let print = """
    @media print { :root, :root[data-theme] { color-scheme: light; --back: #fff; --ink: #000; --muted: #444; --accent: #000 } body { font-size: 10.5pt } .bar nav, .theme, .filters, .phases, .chain, .copy, .enlarge, .skip, .pager, dialog, details, .downloads, #related { display: none !important } .page figure img { max-height: 14cm; object-fit: contain } figcaption:not(:has(.warning)) { display: none } .bar, main, footer { max-width: none; padding-left: 0; padding-right: 0 } .cards { grid-template-columns: repeat(3, 1fr); gap: .5rem } .card, figure, .code, .formulas li, tr { break-inside: avoid } h2, h3, .phase > header { break-after: avoid } .topic { break-before: avoid } .hero, .phase, .page section { padding-top: 1.2rem } .code pre { max-height: none; white-space: pre-wrap } @page { margin: 16mm } }

    """
}
