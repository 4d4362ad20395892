import Testing

@testable import Course

@Suite("Mistakes in lessons are named at their place") struct BadLessonTests {
  @Test(
    "in the form of a block",
    arguments: [
      (
        "```myth\nbelief: a\n‸beleif: b\ncorrection: c\n```",
        ["\"beleif\" is not a key of a myth; expected belief or correction"]
      ),
      ("‸```myth\nbelief: a\n```", ["a myth needs \"correction\""]),
      ("```myth\nbelief: a\n‸belief: b\ncorrection: c\n```", ["\"belief\" is given more than once"]),
      ("```myth\nbelief: ‸[a]\ncorrection: c\n```", ["\"belief\" is a text"]),
      ("```myth\n‸belief:\ncorrection: c\n```", ["a myth needs \"belief\""]),
      ("```myth\n‸- a\n```", ["a myth is written as named values, one \"name: value\" a line"]),
      ("```myth\nbelief: &a x\ncorrection: ‸*a\n```", ["anchors (&) and aliases (*) are not used in lessons"]),
      ("```myth\nbelief: ‸&a x\ncorrection: c\n```", ["anchors (&) and aliases (*) are not used in lessons"]),
      ("```myth\nbelief: ‸*bold* words\ncorrection: c\n```", ["anchors (&) and aliases (*) are not used in lessons"]),
      ("```myth\nbelief: ‸!x a\ncorrection: c\n```", ["tags are not used in lessons; \"!x\" is one"]),
      (
        "```myth\nbelief: a‸: b\ncorrection: c\n```",
        ["this is not YAML: mapping values are not allowed in this context"]
      ),
      ("- ‸```myth\n  belief: a\n  ```", ["a block \"myth\" stands at the margin, not in a list or a quote"]),
      ("‸```myth\nbelief: a", ["this block is not closed"]),
      ("‸```mith\nbelief: a\n```", ["a block \"mith\" is shown as code"]),
      (
        "```glossary\n‸unit: a part\n```",
        ["the term \"unit\" is in the glossary but nowhere bold, so nobody can open it"]
      ),
      ("**unit**\n```glossary\nunit: a\n‸Unit: b\n```", ["\"Unit\" is in the glossary twice"]),
      ("```summary\n‸## Page\n```", ["a heading in a summary starts no page"]),
      ("Text ‸\u{202E}abc", ["the hidden character U+202E is not allowed"]),
      ("‸```recipe\nexperiment: a\nsettings: {}\nwhy: c\n```", ["a recipe needs \"title\""]),
      (
        "```recipe\ntitle: t\nexperiment: ‸a\nsettings: {x: 1}\nwhy: c\n```",
        ["this lesson has no readable experiment \"a\"; it has none"]
      ),
    ])
  func form(body: String, messages: [String]) { expectDiagnostics(body, messages) }

  @Test(
    "in a question",
    arguments: [
      ("‸```question\nkind: text\nask: A?\naccept: [a]\nexplanation: x\n```", ["a question needs \"id\""]),
      (
        "```question\nid: ‸a b\nkind: text\nask: A?\naccept: [a]\nexplanation: x\n```",
        ["the id \"a b\" is not made of letters, digits, hyphens and points only"]
      ),
      (
        "```question\nid: q\nkind: ‸chioce\nask: A?\n```",
        ["\"chioce\" is not a kind of question; expected choice, several, number, order, text, predict or generated"]
      ),
      (
        "```question\nid: q\nkind: choice\nask: A?\nchoices:\n  ‸- {text: a, why: b, right: true}\n  - {text: c, why: d, right: true}\n```",
        ["this question needs exactly one right choice; it has 2"]
      ),
      (
        "```question\nid: q\nkind: several\nask: A?\nchoices:\n  ‸- {text: a, why: b}\n  - {text: c, why: d}\n```",
        ["this question needs at least one right choice; it has 0"]
      ),
      (
        "```question\nid: q\nkind: choice\nask: A?\nchoices:\n  - {text: a, why: b, right: true}\n  - ‸{text: c}\n```",
        ["a choice needs \"why\""]
      ),
      (
        "```question\nid: q\nkind: choice\nask: A?\nchoices:\n  - {text: a, why: b, right: true}\n  - {text: c, wy: d, ‸wy: e, why: f}\n```",
        ["\"wy\" is given more than once"]
      ),
      (
        "```question\nid: q\nkind: choice\nask: A?\nchoices:\n  - {text: a, why: b, right: ‸yes}\n  - {text: c, why: d, right: true}\n```",
        ["\"right\" is true or false"]
      ),
      (
        "‸```question\nid: q\nkind: number\nask: A?\nanswer: 1\n```",
        ["a question of kind \"number\" needs \"explanation\""]
      ),
      (
        "```question\nid: q\nkind: number\nask: A?\nanswer: ‸sqr(2)\nexplanation: x\n```",
        ["\"sqr\" is no number and no function; did you mean \"sqrt\"?"]
      ),
      (
        "```question\nid: q\nkind: number\nask: A?\nanswer: ‸0\nexplanation: x\n```",
        ["an answer of 0 needs a \"tolerance\""]
      ),
      (
        "```question\nid: q\nkind: number\nask: A?\nanswer: 2\ntolerance: ‸1 %\nexplanation: x\n```",
        ["\"tolerance\" is a number from 0 or a percentage; \"1 %\" is not"]
      ),
      (
        "```question\nid: q\nkind: number\nask: A?\nanswer: 2\naccept: [\"2\", ‸\"3\"]\nreject: [\"3\", ‸\"2.01\"]\nexplanation: x\n```",
        [
          "\"3\" is listed under \"accept\" but is not a right answer",
          "\"2.01\" is listed under \"reject\" but is a right answer",
        ]
      ),
      (
        "```question\nid: q\nkind: number\nask: A?\nanswer: 2\ntraps: [{value: ‸2.01, why: x}]\nexplanation: x\n```",
        ["the trap 2.01 is a right answer"]
      ),
      (
        "```question\nid: q\nkind: order\nask: A?\nitems: ‸[a]\nexplanation: x\n```",
        ["an order needs at least two items"]
      ),
      (
        "```question\nid: q\nkind: order\nask: A?\nitems: [a, b, ‸a]\nexplanation: x\n```",
        ["the item \"a\" is listed twice"]
      ),
      (
        "```question\nid: q\nkind: text\nask: A?\naccept: [Big Step]\nreject: [{text: ‸big-step, why: x}]\nexplanation: x\n```",
        ["\"big-step\" is both accepted and rejected"]
      ),
      ("```question\nid: q\nkind: text\nask: A?\naccept: ‸[]\nexplanation: x\n```", ["\"accept\" is empty"]),
      ("```question\nid: q\nkind: text\nask: A?\naccept: ‸a\nexplanation: x\n```", ["\"accept\" is a list"]),
      (
        "```question\nid: q\nkind: text\nask: A?\naccept: [a]\nexplanation: x\n‸hint: no\n```",
        ["\"hint\" is not a key of a question; expected id, former, kind, ask, hints, explanation, accept or reject"]
      ),
    ])
  func questions(body: String, messages: [String]) { expectDiagnostics(body, messages) }

  @Test(
    "in a prediction and in a recipe about an experiment",
    arguments: [
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: ‸tinny\nmeasure: train-loss\nanswer: number\n```",
        ["this lesson has no readable experiment \"tinny\"; it has tiny"]
      ),
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: ‸rank(7)\nanswer: number\n```",
        ["the experiment \"tiny\" has no measure \"rank(7)\""]
      ),
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\nanswer: {sketch: ‸[0]}\n```",
        ["a sketch is drawn through 3 to 5 epochs"]
      ),
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\nanswer: {sketch: [0, 2, ‸1]}\n```",
        ["the epochs of a sketch are numbers from 0, each larger than the one before"]
      ),
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\nanswer: ‸{sketch: [0, 2, 9]}\n```",
        ["the experiment \"tiny\" ends after 5 epochs"]
      ),
      (
        "‸```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\n```",
        ["a prediction needs \"answer\" or \"choices\""]
      ),
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\nwith: {‸initialiser: he}\nanswer: number\nexact: ‸much\nmagnitude: 2\n```",
        ["\"exact\" is a number from 0 or a percentage; \"much\" is not"]
      ),
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\nanswer: number\nmagnitude: ‸0.5\n```",
        ["\"magnitude\" is a factor from 1; \"0.5\" is not"]
      ),
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\nchoices:\n  - {text: a, when: below 1, why: b}\n  - {text: c, when: ‸under 1, why: d}\n```",
        ["\"under 1\" is no bound"]
      ),
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\nanswer: number\nagain:\n  - ‸{ask: B?, explanation: c}\n```",
        ["these settings were asked about already"]
      ),
      (
        "```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\nanswer: number\nagain:\n  - {ask: B?, with: {‸initialiser: he}, explanation: c}\n```",
        ["\"initialiser\" is not a knob of this experiment"]
      ),
      (
        "```question\nid: q\nkind: text\nask: A?\naccept: [a]\nexplanation: c\nagain: ‸[]\n```",
        ["only a question of kind \"predict\" has \"again\""]
      ),
      (
        "```recipe\ntitle: t\nexperiment: tiny\nsettings: {initializer: he, ‸learnin-rate: 3}\nwhy: c\n```",
        ["\"learnin-rate\" is not a knob of this experiment"]
      ),
    ])
  func references(body: String, messages: [String]) {
    let marks = body.count { $0 == "‸" }
    let marked = Marked(
      lessonText(
        "```experiment\n\(sampleExperiment)\n```\n\n"
          + (marks == 2 ? body.replacing("‸initialiser", with: "initializer") : body)))
    let (_, diagnostics) = LessonParser.parse(text: marked.text, file: "a")
    #expect(diagnostics.map(\.position) == marked.positions)
    for (diagnostic, message) in zip(diagnostics, messages) {
      #expect(diagnostic.message.hasPrefix(message), "\(diagnostic.message)")
    }
    #expect(diagnostics.count == messages.count)
  }

  @Test("a broken block stands in its place with its first mistake")
  func broken() {
    let lesson = expectDiagnostics("```myth\nbelief: a\ncorrection: ‸[b]\n```", ["\"correction\" is a text"])
    let message = "\"correction\" is a text; put text that looks like a list or a map in quotation marks"
    #expect(
      lesson?.pages[0].blocks.map(\.content) == [.broken(source: "belief: a\ncorrection: [b]\n", message: message)])
  }

  @Test("two experiments or questions of one name are found")
  func duplicates() {
    let experiment = "```experiment\n\(sampleExperiment)\n```"
    let again = experiment.replacing("id: tiny", with: "id: ‸tiny")
    expectDiagnostics("\(experiment)\n\n\(again)", ["there is another experiment \"tiny\" in this lesson"])
    let asked = "```question\nid: q\nkind: text\nask: A?\naccept: [a]\nexplanation: x\n```"
    expectDiagnostics(
      "\(asked)\n\n\(asked.replacing("id: q", with: "id: ‸q"))", ["there is another question \"q\" in this lesson"])
  }

  @Test("an experiment's mistakes point at the name or the value they are about")
  func experiment() {
    let cases = [
      ("loss: binary-cross-entropy", "loss: ‸binary", "\"binary\" is not a loss"),
      ("epochs: 5", "‸epoch: 5\nepochs: 5", "\"epoch\" is not a setting of an experiment"),
      ("activation: tanh", "activation: ‸tahn", "\"tahn\" is not an activation"),
      ("activation: tanh", "‸activaton: tanh", "\"activaton\" is not a setting of \"dense\""),
      ("samples: 20", "samples: ‸many", "the number of samples is a whole number"),
      ("expect: gradient-norm(1) equals 0", "expect: ‸gradient-norm(1) is 0", "\"is 0\" is no bound"),
      ("fails-with: {initializer: xavier}", "fails-with: {initializer: ‸nix}", "\"nix\" is not an initializer"),
    ]
    for (old, new, message) in cases {
      let body = "```experiment\n" + sampleExperiment.replacing(old, with: new) + "\n```"
      let marked = Marked(lessonText(body))
      let diagnostics = LessonParser.parse(text: marked.text, file: "a").diagnostics
      #expect(diagnostics.map(\.position) == marked.positions, "\(new) \(diagnostics)")
      #expect(diagnostics.first?.message.hasPrefix(message) == true, "\(diagnostics)")
    }
  }

  @Test("nested aliases are refused before they are unfolded")
  func bomb() {
    let levels = (1...30).map {
      "a\($0): &a\($0) [\(($0 == 1 ? "x" : "*a\($0 - 1)")), \(($0 == 1 ? "x" : "*a\($0 - 1)"))]"
    }
    let yaml = levels.joined(separator: "\n") + "\n? *a30\n: x\n"
    let (lesson, diagnostics) = LessonParser.parse(text: lessonText("```myth\n\(yaml)```"), file: "a")
    #expect(lesson != nil)
    #expect(diagnostics.map(\.message) == ["anchors (&) and aliases (*) are not used in lessons"])
    let deep = "belief: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    let found = LessonParser.parse(text: lessonText("```myth\n\(deep)\n```"), file: "a").diagnostics
    #expect(found.map(\.message) == ["settings are nested deeper than 20 levels"])
  }
}
