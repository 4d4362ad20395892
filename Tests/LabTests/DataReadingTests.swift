import Engine
@testable import Lab
import Testing

@Suite("Reading data")
struct DataReadingTests {
  private func source(_ text: String) throws -> (DataSource?, [String]) {
    let (source, problems) = DataSource.read(try Setting.parse(text), path: [.key("data")])
    return (source, problems.map(\.sentence))
  }

  @Test(
    "every source is read with its settings",
    arguments: [
      ("{moons: {flipped: 0.1}}", DataSource.Origin.plane(PlaneData(shape: .moons, flipped: 0.1))),
      ("corners", .plane(PlaneData(shape: .corners))),
      ("{reg-gauss: {samples: 20, scale: 0.5}}", .surface(PlaneRegression(surface: .hills, samples: 20, scale: 0.5))),
      (
        "{polynomial: {samples: 9, degree: 3, noise: 0, basis: powers}}",
        .polynomial(PolynomialData(samples: 9, degree: 3, noise: 0, basis: .powers))
      ), ("{sparse-linear: {features: 8}}", .sparseLinear(SparseLinear(features: 8))),
      ("{twins: {difference: 0.2, noise: 0}}", .twins(TwinFeatures(difference: 0.2, noise: 0))),
      ("glyphs", .glyphs(ShiftedGlyphs())),
      (
        "{glyphs: {shift: 1, test-shift: 3, scramble: true}}",
        .glyphs(ShiftedGlyphs(Glyphs(shift: 1, scramble: 1), testShift: 3))
      ), ("{filtered: {filter: difference}}", .filtered(FilteredImages(filter: .difference))),
      ("{recall: {steps: 20, noise: 0.1}}", .recall(Recall(steps: 20, noise: 0.1))),
      ("{adding: {steps: 30, samples: 50}}", .adding(AddingProblem(steps: 30, samples: 50))),
      (
        "{table: {file: d.csv, label: y, image: [8, 8], divisor: 16, test-share: 0.3}}",
        .table(
          TableFile(
            file: "d.csv",
            table: TableData(
              labelColumn: "y", standardize: false, testShare: 0.3,
              shape: .image(channels: 1, height: 8, width: 8), divisor: 16)))
      ),
      (
        "{table: {file: d.csv, label: y, sequence: [4, 3]}}",
        .table(TableFile(file: "d.csv", table: TableData(labelColumn: "y", shape: .sequence(steps: 4, features: 3))))
      ),
      (
        "{idx: {images: a.gz, labels: b.gz, samples: 500, classes: 26}}",
        .idx(IDXFiles(train: .init(images: "a.gz", labels: "b.gz"), data: IDXData(classes: 26, samples: 500)))
      ),
      (
        "{words: {file: names.txt, test-share: 0.1}}",
        .words(WordFile(file: "names.txt", words: WordData(testShare: 0.1)))
      ),
      ("{text: {file: poem.txt, steps: 16}}", .text(TextFile(file: "poem.txt", windows: TextWindows(steps: 16)))),
      (
        "{text: {file: poem.txt, steps: 16, stride: 4}}",
        .text(TextFile(file: "poem.txt", windows: TextWindows(steps: 16, stride: 4)))
      ),
    ] as [(String, DataSource.Origin)])
  func good(text: String, expected: DataSource.Origin) throws {
    let (read, problems) = try source(text)
    #expect(problems == [])
    #expect(read?.origin == expected)
  }

  @Test(
    "what is wrong is said at its place, with the nearest spelling",
    arguments: [
      ("glyph", "data: \"glyph\" is not a dataset; did you mean \"glyphs\"?"),
      ("{recall: {step: 3}}", "data.recall.step: \"step\" is not a setting of \"recall\"; expected "),
      ("{recall: {steps: 0}}", "data.recall.steps: the number of steps is from 1 to 2000; 0 is outside"),
      ("{glyphs: {shift: 4}}", "data.glyphs.shift: the shift is from 0 to 3; 4 is outside"),
      ("{polynomial: {degree: 31}}", "data.polynomial.degree: the degree is from 1 to 30; 31 is outside"),
      (
        "{polynomial: {basis: power}}", "data.polynomial.basis: \"power\" is not a basis; expected powers or legendre"
      ),
      ("{moons: {flipped: 0.6}}", "data.moons.flipped: the share of flipped labels is from 0 to 0.5; 0.6 is outside"),
      ("words", "data: words need their file, with one on each line; write {words: {file: data/names.txt}}"),
      ("{words: {}}", "data.words: \"words\" needs \"file\"; for example file: data/names.txt"),
      ("{idx: {images: a}}", "data.idx: \"idx\" needs \"labels\"; for example labels: data/labels.idx.gz"),
      (
        "{idx: {images: a, labels: b, test-images: c}}",
        "data.idx.test-images: test images and their labels come together"
      ),
      ("{table: {file: a, label: b, image: 8}}", "data.table.image: an image is written as [8, 8] or"),
      ("{table: {file: a, label: b, image: [8, 0]}}", "data.table.image: a size is from 1 to 2000; 0 is outside"),
      (
        "{table: {file: a, label: b, image: [2, 2], sequence: [2, 2]}}",
        "data.table.sequence: a row is an image or a sequence, not both"
      ),
    ] as [(String, String)])
  func bad(text: String, beginning: String) throws {
    let (_, problems) = try source(text)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(beginning) == true, "\(problems)")
  }

  @Test("labels are flipped in the training alone, and what is held out is of the number asked for")
  func flipping() throws {
    func labels(_ text: String) throws -> (train: Targets, test: Targets?, count: Int?) {
      let (train, test) = try #require(try source(text).0).make(seed: 3, tables: .none)
      return (train.targets, test?.targets, test?.count)
    }
    let plain = try labels("{moons: {samples: 40, noise: 0.3, test-samples: 70}}")
    let flipped = try labels("{moons: {samples: 40, noise: 0.3, test-samples: 70, flipped: 0.2}}")
    #expect(plain.train != flipped.train)
    #expect(plain.test == flipped.test)
    #expect(plain.count == 70)
    #expect(try labels("{moons: {samples: 40}}").count == 40)
    #expect(try labels("{moons: {samples: 1000}}").count == 500)
  }

  @Test("a polynomial is tested against the curve behind its points, glyphs where they are shifted")
  func heldOut() throws {
    let curve = try #require(try source("polynomial").0?.make(seed: 1, tables: .none).test)
    #expect(try curve == PolynomialData().curve(count: 200))
    let glyphs = try #require(
      try source("{glyphs: {samples: 20, shift: 0, test-shift: 3}}").0?.make(seed: 1, tables: .none))
    let expected = try Glyphs(samples: 20, shift: 3).make(seed: 1, stream: Stream.testData)
    #expect(glyphs.test == expected)
    #expect(try source("{filtered: {filter: difference}}").0?.make(seed: 1, tables: .none).test == nil)
  }

  @Test("a file that is damaged is told by what reads it")
  func damaged() throws {
    let files = Tables(["a": [1, 2, 3], "b": [0, 0, 8, 1, 0, 0, 0, 1, 9]])
    let (images, _) = try source("{idx: {images: a, labels: b}}")
    let error = #expect(throws: ExperimentError.self) { try images?.make(seed: 1, tables: files) }
    #expect(error?.message == "\"a\" is cut off: it has 3 of at least 4 bytes.")
    let (words, _) = try source("{words: {file: c}}")
    #expect(throws: ExperimentError.self) { try words?.make(seed: 1, tables: files) }
  }
}
