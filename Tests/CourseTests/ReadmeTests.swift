import Foundation
import Engine
import Testing

@testable import Course
@testable import Lab

@Suite("The manual of the lesson language") struct ReadmeTests {
  static func readme() throws -> String {
    try String(contentsOf: MutationTests.root.appending(path: "Lessons/README.md"), encoding: .utf8)
  }

  @Test("all its examples together are a lesson without a mistake")
  func examples() throws {
    var examples: [String] = []
    var isInside = false
    for line in try Self.readme().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("````") {
        isInside.toggle()
        examples.append("")
      } else if isInside {
        examples.append(String(line))
      }
    }
    let text = examples.joined(separator: "\n").drop { $0 == "\n" }
    let (found, diagnostics) = LessonParser.parse(text: String(text), file: "README.md")
    #expect(diagnostics.map(\.description) == [])
    let lesson = try #require(found)
    #expect(lesson.questions.count == 9)
    #expect(
      lesson.experiments.map(\.kind.name) == [
        "train", "sweep", "propagate", "tree", "forest", "split", "convolve", "calculator", "softmax", "descend",
        "range-test", "loader",
        "unroll",
      ])
    #expect(CourseCheck.diagnostics(of: lesson).filter { $0.severity == .error } == [])
  }

  @Test("it names every word of every list")
  func names() throws {
    let readme = try Self.readme()
    let words: [[String]] = [
      TrainingWords.data.names, TrainingWords.activations.names, TrainingWords.losses.names,
      TrainingWords.layers.names, TrainingWords.cells.names, TrainingWords.outputs.names,
      TrainingWords.penaltyRules.names, TrainingWords.schedules.names,
      PolynomialData.bases.names, FilteredImages.filters.names,
      TrainingWords.rules.names,
      TrainingWords.initializers.names, Training.knobs.map(\.name), Propagate.knobs.map(\.name),
      TreeGrowth.knobs.map(\.name), ForestGrowth.knobs.map(\.name), SplitSearch.knobs.map(\.name),
      TreePanel.allCases.map(\.rawValue), ForestPanel.allCases.map(\.rawValue), SplitPanel.allCases.map(\.rawValue),
      Convolve.knobs.map(\.name), ConvolvePanel.allCases.map(\.rawValue), ConvolveWords.images.names,
      ConvolveWords.filters.names, ConvolveWords.borders.names, CalculatorPanel.allCases.map(\.rawValue),
      Calculator.ownKnobs.map(\.name),
      TreeWords.criteria.names, TreeWords.prunings.names,
      TrainPanel.allCases.map(\.rawValue), SweepPanel.allCases.map(\.rawValue),
      PropagatePanel.allCases.map(\.rawValue), SoftmaxPanel.allCases.map(\.rawValue),
      UnrollPanel.allCases.map(\.rawValue), Unroll.cells.names, Unroll.knobs.map(\.name),
      DescendPanel.allCases.map(\.rawValue), FinderPanel.allCases.map(\.rawValue),
      LoaderPanel.allCases.map(\.rawValue),
      QuestionGenerator.allCases.map(\.rawValue),
      Measure.Name.allCases.map(\.rawValue), Hyperparameter.allCases.map(\.rawValue), QuestionReader.kinds,
      TypedBlocks.names, Experiment.kinds.names,
    ]
    for word in words.joined() {
      let isNamed = ["`\(word)`", "`{\(word):", "```\(word)"].contains { readme.contains($0) }
      #expect(isNamed, "\(word)")
    }
  }
}
