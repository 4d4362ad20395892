import Testing

@testable import Course

@Suite("Markdown") struct MarkdownTests {
  @Test("running text keeps its emphasis, links, code and breaks")
  func inlines() {
    let text: [Inline] = [
      .text("a "), .emphasis([.text("b")]), .text(" "), .strong([.text("c "), .formula(tex: "x_1")]), .text(" "),
      .code("d_$e$"), .softBreak, .link([.text("f")], destination: "https://a.b/$c$"), .lineBreak, .text("g"),
    ]
    #expect(blocks("a *b* **c $x_1$** `d_$e$`\n[f](https://a.b/$c$)  \ng") == [.paragraph(text)])
  }

  @Test(
    "dollar signs are formulas by Pandoc's rules",
    arguments: [
      ("$a_1$ and $b*c*d$", [.formula(tex: "a_1"), .text(" and "), .formula(tex: "b*c*d")]),
      ("it costs $5 and $6.", [.text("it costs $5 and $6.")]),
      (#"it costs \$5$"#, [.text("it costs $5$")]),
      ("20,000$ and 30$", [.text("20,000$ and 30$")]),
      ("$ a$ or $a $", [.text("$ a$ or $a $")]),
      ("*$x$*", [.emphasis([.formula(tex: "x")])]),
      ("_$x$_ y", [.emphasis([.formula(tex: "x")]), .text(" y")]),
      (#"$\text{5\$}$"#, [.formula(tex: #"\text{5\$}"#)]),
      ("é $\\alpha$ ü $\\beta$", [.text("é "), .formula(tex: "\\alpha"), .text(" ü "), .formula(tex: "\\beta")]),
      ("``a ` $x$`` $y$", [.code("a ` $x$"), .text(" "), .formula(tex: "y")]),
    ] as [(String, [Inline])])
  func dollars(source: String, expected: [Inline]) {
    #expect(blocks(source) == [.paragraph(expected)])
    #expect(
      blocks("- " + source) == [
        .list(ordered: false, start: 0, items: [[Block(.paragraph(expected), at: .init(line: 8, column: 3))]])
      ])
  }

  @Test("a display formula is a block of its own, whatever its lines begin with")
  func display() {
    #expect(blocks("$$\n- x \\\\\n= *y*\n    w\n$$") == [.formula(tex: "- x \\\\\n= *y*\n    w")])
    #expect(
      blocks("before\n$$a_1$$\nafter") == [
        .paragraph([.text("before")]), .formula(tex: "a_1"), .paragraph([.text("after")]),
      ])
    guard case .quote(let inner)? = blocks("> $$\n> a\n> $$").first else { return #expect(Bool(false)) }
    #expect(inner.map(\.content) == [.formula(tex: "a")])
  }

  @Test("formulas in a table keep their bars, and the table its alignments")
  func table() {
    let expected = Block.Content.table(
      header: [[.text("a")], [.formula(tex: "|x|")]], alignments: [.left, .right],
      rows: [[[.text("1")], [.formula(tex: "\\|w\\|_2")]]])
    #expect(blocks("| a | $|x|$ |\n|---|---:|\n| 1 | $\\|w\\|_2$ |") == [expected])
  }

  @Test("more formulas than the marks can count come out in their order")
  func manyFormulas() {
    let texts = (0..<500).map { "x_{\($0)}" }
    let body = texts.map { "[r]: /u$\($0)$\n\nA $\($0)$ b." }.joined(separator: "\n\n")
    let formulas = blocks(body).flatMap { content -> [String] in
      guard case .paragraph(let inlines) = content else { return [] }
      return inlines.compactMap { if case .formula(let tex) = $0 { tex } else { nil } }
    }
    #expect(formulas == texts)
  }

  @Test("an indented or fenced block is code, dollars and all")
  func code() {
    #expect(blocks("    $x$ *y*") == [.code(language: "", text: "$x$ *y*\n")])
    #expect(blocks("```python\na = '$b$'\n```") == [.code(language: "python", text: "a = '$b$'\n")])
    #expect(blocks("```formula\n\\frac{a}{b}\n```") == [.formula(tex: "\\frac{a}{b}")])
  }

  @Test("lists, quotes, rules and headings come through")
  func structure() {
    let contents = blocks("3. a\n4. b\n\n> q\n\n---\n\n### Deep")
    guard case .list(true, 3, let items) = contents[0] else { return #expect(Bool(false)) }
    #expect(items.count == 2)
    #expect(contents[2] == .rule)
    #expect(contents[3] == .heading(level: 3, [.text("Deep")]))
  }

  @Test("images and raw HTML are refused at their place and shown as text")
  func refused() {
    let lesson = expectDiagnostics(
      "Text ‸![alt](a.png) and ‸<b>bold</b> then ‸![two](b.png).".replacing("bold</b>", with: "bold‸</b>"),
      [
        "images are not shown in a terminal", "raw HTML is shown as text", "raw HTML is shown as text",
        "images are not shown in a terminal",
      ])
    let expected: [Inline] = [
      .text("Text "), .text("alt"), .text(" and "), .text("<b>"), .text("bold"), .text("</b>"), .text(" then "),
      .text("two"), .text("."),
    ]
    #expect(lesson?.pages[0].blocks.first?.content == .paragraph(expected))
    expectDiagnostics("‸<div>\nhello\n</div>", ["raw HTML is shown as text"])
  }

  @Test("a formula that is not closed is named where it starts")
  func unclosed() {
    expectDiagnostics("so ‸$$ x = 1\n\nnext", ["the formula that starts here is not closed"])
  }

  @Test("the problem of a formula is placed at its character, in text and in YAML")
  func formulaProblems() {
    let marked = Marked(
      lessonText(
        """
        é $a + ‸\\bad$ and **$‸\\bad$**

        - item $$
          x ‸\\bad
          $$

        ```myth
        belief: "quoted \\"$‸\\\\bad$\\""
        correction: >
          folded text
          and $‸\\bad$
        ```

        ```formula
        \\frac{‸\\bad}
        ```

        | a | b |
        |---|---|
        | 1 | $‸\\bad$ |
        """))
    let (_, diagnostics) = LessonParser.parse(text: marked.text, file: "a") { tex in
      tex.firstRange(of: "\\bad").map {
        [(tex.distance(from: tex.startIndex, to: $0.lowerBound), "unknown \\bad", nil)]
      } ?? []
    }
    #expect(diagnostics.map(\.position) == marked.positions)
    #expect(Set(diagnostics.map(\.message)) == ["unknown \\bad"])
  }

  @Test("limits hold before memory is taken")
  func limits() {
    let wide = String(repeating: "|a", count: 3_000) + "|\n" + String(repeating: "|-", count: 3_000) + "|\n"
    let bodies = [
      String(repeating: ">", count: 5_000) + " deep", String(repeating: "- ", count: 400) + "x",
      String(repeating: "a", count: 30_000), wide + String(repeating: "|\n", count: 5_000),
    ]
    let messages = [
      "lists and quotes are nested deeper than 50 levels", "lists and quotes are nested deeper than 50 levels",
      "a line has at most 20000 bytes; this one has 30000",
      "a table of 3001 columns is too wide for a file of 5010 lines; no table is read",
    ]
    for (body, message) in zip(bodies, messages) {
      let found = LessonParser.parse(text: lessonText(body), file: "a").diagnostics.map(\.message)
      #expect(found.contains(message), "\(found)")
    }
    let deep = String(repeating: "*a ", count: 300) + String(repeating: "b*", count: 300)
    #expect(LessonParser.parse(text: lessonText(deep), file: "a").lesson != nil)
    let pages = (0..<1_000).map { "## Page \($0)\n\n- x" }.joined(separator: "\n\n")
    let many = LessonParser.parse(text: "---\nid: a\ntitle: A\nminutes: 1\n---\n" + pages, file: "a")
    #expect(many.lesson?.pages.count == 200)
    #expect(many.diagnostics.map(\.message) == ["a lesson has at most 200 pages; the rest is not read"])
    let (lesson, diagnostics) = LessonParser.parse(text: String(repeating: "x", count: 1_000_001), file: "a")
    #expect(lesson == nil)
    #expect(diagnostics.map(\.message) == ["a lesson has at most 1000000 bytes; this file has more"])
  }
}
