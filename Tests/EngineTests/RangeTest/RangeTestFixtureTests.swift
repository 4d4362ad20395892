import Foundation
import Testing

@testable import Engine

/// Range tests against fastai's own functions, in 64 bits; `Fixtures/make_range_test.py` made them.
@Suite struct RangeTestFixtureTests {
  struct Case: Decodable {
    struct Settings: Decodable {
      let start: Double
      let end: Double
      let batches: Int
      let stops: Bool
      let beta: Double
      let corrects: Bool
    }

    let name: String
    let settings: Settings
    let losses: [Double]
    /// Of every tenth batch.
    let rates: [Double]
    /// After every fifth batch.
    let smoothed: [Double]
    let slice: [Int]
    let points: [String: Int]
    let advised: [String: Double]
    let refused: [String: String]
  }

  struct File: Decodable { let cases: [Case] }

  private func cases() throws -> [Case] {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/range-test", withExtension: "json"))
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(File.self, from: Data(contentsOf: file)).cases
  }

  /// All losses of a case, of which only the last may end the test.
  private func record(_ fixture: Case) throws -> RangeTestRecord {
    let settings = fixture.settings
    var record = try RangeTestRecord(
      RangeTestSettings(
        start: settings.start, end: settings.end, batches: settings.batches, stopsOnDivergence: settings.stops,
        beta: settings.beta, correctsBias: settings.corrects))
    for (batch, loss) in fixture.losses.enumerated() {
      let goesOn = record.add(loss: loss)
      #expect(goesOn == (batch < fixture.losses.count - 1), "\(fixture.name): batch \(batch)")
      if !goesOn { break }
    }
    #expect(record.losses.count == fixture.losses.count, "\(fixture.name)")
    return record
  }

  @Test("rates, smoothed losses and the end of a test are fastai's")
  func curve() throws {
    let cases = try cases()
    #expect(cases.count == 26)
    for fixture in cases {
      let record = try record(fixture)
      for (place, rate) in fixture.rates.enumerated() {
        #expect(abs(record.rates[10 * place] / rate - 1) < 1e-14, "\(fixture.name): rate \(10 * place)")
      }
      for (place, expected) in fixture.smoothed.enumerated() {
        let value = record.smoothed[5 * place]
        let same = value == expected || value.isNaN && expected.isNaN || abs(value / expected - 1) < 1e-14
        #expect(same, "\(fixture.name): batch \(5 * place)")
      }
      #expect(record.judged == fixture.slice[0]..<fixture.slice[1], "\(fixture.name)")
    }
  }

  @Test("every suggestion is fastai's, down to the index", arguments: Suggestion.allCases)
  func suggestions(_ method: Suggestion) throws {
    var compared = 0
    for fixture in try cases() {
      let record = try record(fixture)
      guard record.judged.count >= Suggestion.fewestPoints else { continue }
      let suggested = try record.suggestion(method)
      #expect(suggested.point == fixture.points[method.rawValue], "\(fixture.name)")
      let rate = try #require(fixture.advised[method.rawValue])
      #expect(abs(suggested.rate / rate - 1) < 1e-14, "\(fixture.name)")
      compared += 1
    }
    #expect(compared == 22)
  }

  @Test("what makes fastai raise an error is refused in words")
  func refused() throws {
    var refused = 0
    for fixture in try cases() where !fixture.refused.isEmpty {
      let record = try record(fixture)
      for name in fixture.refused.keys {
        let method = try #require(Suggestion(rawValue: name))
        #expect(throws: RangeTestError.tooFewPoints(record.judged.count, batches: record.losses.count)) {
          try record.suggestion(method)
        }
        refused += 1
      }
    }
    #expect(refused == 11)
  }
}
