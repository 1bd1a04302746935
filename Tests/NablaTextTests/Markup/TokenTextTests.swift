import NablaText
import Testing

@Suite struct TokenTextTests {
  @Test(arguments: [
    ("▁the", "▁the"), ("Ġthe", "Ġthe"), ("##ing", "##ing"), ("</s>", "</s>"), ("[CLS]", "[CLS]"),
    ("<|endoftext|>", "<|endoftext|>"), ("\n", "↵"), ("\n\n", "↵↵"), ("\t", "⇥"), ("Ċ", "↵"),
    ("ĊĊ", "↵↵"), ("ĉĉ", "⇥⇥"), ("<0x0A>", "↵"), ("<0xE4>", "<0xE4>"), (" ", "␣"), ("   ", "␣␣␣"),
    (" the", " the"), ("", ""), ("ä¸ŃåĽ½", "中国"), ("ĠÐ¼Ð°ÑĤÐµ", "Ġмате"), ("cafÃ©", "café"),
    ("café", "café"), ("ä¸", "ä¸"), ("שלום", "שלום"), ("中国", "中国"), ("ĠĠĠ", "ĠĠĠ"),
    ("naïve", "naïve"),
  ])
  func showsATokenAsReadersKnowIt(_ token: String, _ shown: String) {
    #expect(tokenText(token) == shown)
  }

  @Test func drawsEveryTokenWithoutABox() {
    for token in ["▁the", "Ġthe", "##ing", "</s>", "\n", " ", "Ċ", "▁▁", "▁математика"] {
      #expect(typeset(tokenText(token)).missing == [])
      #expect(typeset(tokenText(token)).width > 3)
    }
  }
}
