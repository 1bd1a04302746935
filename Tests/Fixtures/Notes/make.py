#!/usr/bin/env python3
"""Writes input/: what the edge cases of notes begin with.

expected/ and second/ hold what a first and a second run leave, and expected/*.problems what they
say; they are recorded by NABLA_RECORD_NOTES=1 swift test --filter NoteFixtureTests and read by a
person before they are committed.
"""
import pathlib

here = pathlib.Path(__file__).parent / "input"
here.mkdir(exist_ok=True)

BODY = "recipe: bell\nmu: 0\n"
TAIL = "---\ncaption: A bell.\nalt: A bell around 0.\n"


def fence(name="bell", body=BODY + TAIL, mark="```", indent=""):
    text = f"{mark}nabla {name}\n{body}{mark}\n"
    return "".join(indent + line if line.strip() else line for line in text.splitlines(True))


def quoted(text, mark="> "):
    return "".join((mark + line if line.strip() else mark.rstrip() + "\n") for line in text.splitlines(True))


cases = {
    # Fences
    "backticks-3": "Before.\n\n" + fence() + "\nAfter.\n",
    "backticks-4": fence(mark="````"),
    "backticks-5": fence(mark="`````"),
    "tildes-3": fence(mark="~~~"),
    "tildes-5": fence(mark="~~~~~"),
    "backticks-longer-end": "```nabla bell\n" + BODY + TAIL + "`````\n",
    "shorter-fence-inside": "````nabla bell\n" + BODY + "title: |\n  ```\n" + TAIL + "````\n",
    "text-directly-after": fence() + "After.\n",
    "text-directly-before": "Before.\n" + fence(),
    "fence-indented-3": fence(indent="   "),
    "indented-code-is-none": "Text.\n\n" + fence(indent="    ") + "\nMore.\n",
    "nested-fence-is-text": "````markdown\n" + fence() + "````\n",
    "nested-tildes-is-text": "~~~\n" + fence() + "~~~\n",
    "comment-is-none": "<!--\n" + fence() + "-->\n\nText.\n",
    "one-line-form": "```nabla bell recipe=bell mu=[0, 1] caption=\"Two bells.\" alt='Two.'\n```\n",
    "one-line-form-with-trailer": "```nabla bell recipe=bell\n---\nalt: A bell.\n```\n",
    "other-languages": "```python\nprint(1)\n```\n\n```nablas x\n```\n\n```\nnabla x\n```\n",
    "info-tab": "```nabla\tbell\n" + BODY + "```\n",
    "trailing-spaces-on-fence": "```nabla bell  \n" + BODY + "```  \n",
    # Containers
    "list": "- One\n\n" + fence(indent="  ") + "\n- Two\n",
    "list-opening-line": "- ```nabla bell\n  recipe: bell\n  ```\n- Two\n",
    "ordered-list": "10. Ten\n\n" + fence(indent="    ") + "11. Eleven\n",
    "list-in-list": "- a\n  - b\n\n" + fence(indent="    ") + "  - c\n",
    "list-tab": "-\t```nabla bell\n\trecipe: bell\n\t```\n",
    "task-list": "- [ ] Draw it\n\n" + fence(indent="  "),
    "quote": quoted("Said.\n\n" + fence() + "\nMore.\n"),
    "quote-without-space": quoted(fence(), ">"),
    "quote-in-quote": quoted(quoted(fence())),
    "quote-in-list": "- a\n" + "".join("  " + line for line in quoted(fence()).splitlines(True)),
    "list-in-quote": quoted("- a\n\n" + fence(indent="  ")),
    "details": "<details>\n<summary>More</summary>\n\n" + fence() + "\n</details>\n",
    "details-without-blank-is-html": "<details>\n" + fence() + "</details>\n",
    "table-before": "| a | b |\n|---|---|\n| 1 | 2 |\n\n" + fence(),
    "setext-heading-before": "Title\n=====\n" + fence(),
    "alert": quoted("[!NOTE]\nA note.\n\n" + fence()),
    "footnote": "Text[^1].\n\n[^1]: A note.\n\n" + fence(indent="    ") + "\nEnd.\n",
    # Front matter and mathematics
    "front-matter": "---\ntitle: Bells\ntags: [a, b]\n---\n\n" + fence(),
    "front-matter-holds-a-fence": "---\nexample: |\n  ```nabla x\n  ```\n---\n" + fence(),
    "front-matter-without-end": "---\n\n" + fence(),
    "math": "$$\n\\begin{aligned}\n- x &> 0 \\\\\n> y\n\\end{aligned}\n$$\n\n" + fence() + "\nand $a_1 * b_2$.\n",
    "math-fence": "```math\n\\nabla f\n```\n\n" + fence(),
    # Bytes
    "crlf": ("Before.\n\n" + fence() + "\nAfter.\n").replace("\n", "\r\n"),
    "cr": ("Before.\n\n" + fence() + "\nAfter.\n").replace("\n", "\r"),
    "mixed-line-ends": "Before.\r\n\r\n" + fence() + "\r\nAfter.\rEnd.\n",
    "bom": "\ufeff" + fence(),
    "bom-front-matter": "\ufeff---\na: b\n---\n" + fence(),
    "no-final-newline": fence().rstrip("\n"),
    "no-final-newline-crlf": fence().rstrip("\n").replace("\n", "\r\n"),
    "trailing-blanks": "Text  \n\t\n" + fence() + "  \nEnd\t\n",
    "unicode": "# Größe – 大きさ 😀\n\n" + fence(body=BODY + "---\ncaption: „Größe“ 😀\nalt: 大きさ\n"),
    "null-bytes": "a\0b\n\n" + fence(),
    "invalid-utf8": b"caf\xe9\n\n" + fence().encode(),
    "empty": "",
    "only-newlines": "\n\n\n",
    "private-use": "\ue000 0\ue001\n\n" + fence(),
    # Errors in fences
    "unclosed-at-end": "Text.\n\n```nabla bell\n" + BODY,
    "unclosed-in-quote": "> ```nabla bell\n> recipe: bell\n\nText.\n",
    "unclosed-in-list": "- ```nabla bell\n  recipe: bell\n\nText.\n",
    "no-name": "```nabla\n" + BODY + "```\n",
    "bad-name": "```nabla Loss_Curve\n" + BODY + "```\n",
    "name-too-long": "```nabla " + "a" * 65 + "\n" + BODY + "```\n",
    "empty-body": "```nabla bell\n```\n",
    "body-is-a-list": "```nabla bell\n- 1\n```\n",
    "yaml-error": "- List\n\n  ```nabla bell\n  recipe: bell\n  mu: [1, 2\n  ```\n",
    "yaml-duplicate-key": "```nabla bell\nrecipe: bell\nmu: 1\nmu: 2\n```\n",
    "yaml-anchor": "```nabla bell\nrecipe: bell\nmu: &a [1]\nsigma: *a\n```\n",
    "yaml-alias-bomb": "```nabla bell\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nrecipe: *c\n```\n",
    "trailer-unknown-key": "```nabla bell\nrecipe: bell\n---\ncaptoin: x\n```\n",
    "one-line-and-body": "```nabla bell recipe=bell\nmu: 2\n```\n",
    "one-line-bad-value": "```nabla bell recipe=bell mu=[1\n```\n",
    "unknown-recipe": "```nabla bell\nrecipe: bel\n```\n",
    "failing-beside-others": fence("one") + "\n```nabla two\nrecipe: failing\n```\n\n" + fence("three"),
    "two-fences-one-name": fence() + "\nText.\n\n" + fence(body="recipe: bell\nmu: 2\n"),
    "data-leads-out": "```nabla bell\nrecipe: bell\ndata: ../secret.csv\n```\n",
    "data-absolute": "```nabla bell\nrecipe: bell\ndata: /etc/passwd\n```\n",
    "data-odd-name": "```nabla bell\nrecipe: bell\ndata: 'odd # ?%(ä.csv'\n```\n",
    # Text that markers and captions must survive
    "alt-with-markup": fence(body=BODY + "---\nalt: 'a [b](c) ![d] *e* <f> `g` \\ $h$ | i'\ncaption: 'A *b* $x_1$'\n"),
    "caption-like-a-marker": fence(body=BODY + "---\nalt: x\ncaption: '<!-- nabla:end bell -->'\n"),
    "caption-of-many-lines": fence(body=BODY + "---\nalt: |\n  one\n\n  two\ncaption: >\n  three\n  four\n"),
    "reference": "See [Figure ?](#fig-bell) and `[x](#fig-none)`.\n\n" + fence(),
    "no-number": fence(body=BODY + "---\nalt: x\nnumber: true\ncaption: Numbered.\n") + "\n" + fence("two"),
}

# Regions: what an earlier run wrote, and what people did to it. The sums are those of the tool.
REGION = (
    "<!-- nabla:begin bell key:000000000000 sum:4c3b5bca -->\n"
    "![Old.](figures/bell.svg)\n"
    "<!-- nabla:end bell -->\n"
)
import hashlib

REGION = REGION.replace("4c3b5bca", hashlib.sha256(b"![Old.](figures/bell.svg)").hexdigest()[:8])
BEGIN, PICTURE, END = REGION.splitlines(True)
cases |= {
    "region-stale": fence() + REGION + "\nAfter.\n",
    "region-after-blank-lines": fence() + "\n\n" + REGION + "\nAfter.\n",
    "region-hand-edited": fence() + BEGIN + "![Mine.](figures/bell.svg)\n" + END,
    "region-moved-away": fence() + "\nText.\n\n" + REGION + "\nAfter.\n",
    "region-orphan": "Text.\n\n" + REGION + "\nAfter.\n",
    "region-orphan-first-line": REGION + "After.\n",
    "region-orphan-edited": "Text.\n\n" + BEGIN + "Mine.\n" + END,
    "region-twice": fence() + REGION + "\n" + REGION,
    "region-renamed-fence": fence("bells") + REGION,
    "region-crlf": (fence() + REGION).replace("\n", "\r\n"),
    "region-in-quote": quoted(fence() + REGION),
    "region-in-list": "- a\n\n" + "".join("  " + line for line in (fence() + REGION).splitlines(True)),
    "region-shown-as-code": "~~~\n" + REGION + "~~~\n\n" + fence(),
    "marker-begin-deleted": fence() + PICTURE + END + "\nAfter.\n",
    "marker-end-deleted": fence() + BEGIN + PICTURE + "\nAfter.\n",
    "markers-deleted": fence() + PICTURE + "\nAfter.\n",
    "markers-swapped": fence() + END + PICTURE + BEGIN + "\nAfter.\n",
    "markers-crossed": fence("one") + fence("two") + BEGIN.replace("bell", "one") + BEGIN.replace("bell", "two")
    + END.replace("bell", "one") + END.replace("bell", "two"),
    "marker-begin-doubled": fence() + BEGIN + BEGIN + PICTURE + END,
    "marker-unreadable": fence() + BEGIN.replace("key:", "kee:") + PICTURE + END,
    "marker-other-end": fence() + BEGIN + PICTURE + END.replace("bell", "bill"),
    "marker-fence-between": fence() + BEGIN + fence("inner") + END,
    "marker-inside-paragraph": "Text " + BEGIN + "more.\n\n" + fence(),
}

for old in here.glob("*.md"):
    old.unlink()
for name, text in cases.items():
    (here / f"{name}.md").write_bytes(text if isinstance(text, bytes) else text.encode())
print(len(cases), "cases")
