import Testing

@testable import Engine

@Suite struct RangeTestTests {
  /// A test fed with losses until it is over.
  private func run(_ settings: RangeTestSettings = RangeTestSettings(), _ loss: (Int) -> Double) throws
    -> RangeTestRecord
  {
    var record = try RangeTestRecord(settings)
    while record.add(loss: loss(record.losses.count)) {}
    return record
  }

  @Test("the rate grows by the same factor each batch and never reaches the end")
  func rates() throws {
    let record = try run { _ in 1 }
    #expect(record.end == .complete)
    #expect(record.rates.count == 100)
    #expect(record.rates[0] == 1e-7)
    #expect(abs(record.rates[50] / 1e-3 - 1) < 1e-12)
    #expect(abs(record.rates[1] / record.rates[0] - 1.202264434617413) < 1e-12)
    #expect(abs(record.rates[99] - 8.317637711026709) < 1e-12)
    #expect(record.judged == 10..<95)
  }

  @Test("with correction equal losses stay what they are; without it they rise from a fiftieth")
  func correction() throws {
    let corrected = try run { _ in 0.7 }
    #expect(corrected.smoothed.allSatisfy { abs($0 - 0.7) < 1e-12 })
    let plain = try run(RangeTestSettings(stopsOnDivergence: false, correctsBias: false)) { _ in 0.7 }
    #expect(abs(plain.smoothed[0] - 0.014) < 1e-12)
    #expect(zip(plain.smoothed, plain.smoothed.dropFirst()).allSatisfy { $0 < $1 })
    #expect(try plain.suggestion(.minimum).point == plain.judged.lowerBound)
  }

  @Test("without correction the stop rule ends the test at its fifth batch")
  func fifthBatch() throws {
    let record = try run(RangeTestSettings(correctsBias: false)) { _ in 0.7 }
    #expect(record.end == .diverged)
    #expect(record.losses.count == 5)
  }

  @Test("a test stops above four times the best smoothed loss, not at it")
  func stopRule() throws {
    let settings = RangeTestSettings(beta: 0)
    let over = try run(settings) { $0 == 40 ? 2.0001 : 0.5 }
    #expect(over.end == .diverged)
    #expect(over.losses.count == 41)
    #expect(try run(settings) { $0 == 40 ? 2 : 0.5 }.end == .complete)
    #expect(try run(RangeTestSettings(stopsOnDivergence: false, beta: 0)) { $0 == 40 ? 9 : 0.5 }.end == .complete)
  }

  @Test("a loss that is not a number ends the test whatever the stop rule", arguments: [true, false])
  func notANumber(stops: Bool) throws {
    let record = try run(RangeTestSettings(stopsOnDivergence: stops)) { $0 == 60 ? .nan : 0.5 }
    #expect(record.end == .notANumber)
    #expect(record.losses.count == 61)
    #expect(record.judged == 10..<60)
  }

  @Test("fewer than six batches are raised to six")
  func fewBatches() throws {
    let record = try run(RangeTestSettings(batches: 2)) { _ in 1 }
    #expect(record.losses.count == 6)
    #expect(record.settings.batches == 6)
  }

  @Test("a record too short is refused, one of sixteen points is not")
  func shortRecords() throws {
    var record = try RangeTestRecord(RangeTestSettings())
    for batch in 0..<31 {
      let error = #expect(throws: RangeTestError.self) { try record.suggestion(.valley) }
      if batch == 30 {
        #expect(
          error?.message
            == "The range test ran for 30 batches, and only 15 points of its curve may be judged; a suggestion needs "
            + "at least 16.")
      }
      let goesOn = record.add(loss: 1 / Double(batch + 1))
      #expect(goesOn)
    }
    for method in Suggestion.allCases { #expect(record.judged.contains(try record.suggestion(method).point)) }
  }

  @Test("sentences count in the singular, too")
  func singular() {
    #expect(
      RangeTestError.tooFewPoints(1, batches: 1).message
        == "The range test ran for 1 batch, and only 1 point of its curve may be judged; a suggestion needs "
        + "at least 16.")
  }

  static let bad: [(RangeTestSettings, String)] = [
    (RangeTestSettings(start: 0), "The range test's \"start\" is 0; expected a finite number above 0."),
    (RangeTestSettings(start: .nan), "The range test's \"start\" is nan; expected a finite number above 0."),
    (
      RangeTestSettings(start: 1, end: 1),
      "The range test's \"end\" is 1; expected a finite number above the start."
    ),
    (
      RangeTestSettings(end: .infinity),
      "The range test's \"end\" is inf; expected a finite number above the start."
    ),
    (RangeTestSettings(batches: 10_001), "The range test's \"batches\" is 10001; expected at most 10000."),
    (RangeTestSettings(beta: 1), "The range test's \"beta\" is 1; expected at least 0 and below 1."),
    (RangeTestSettings(beta: -0.1), "The range test's \"beta\" is -0.1; expected at least 0 and below 1."),
  ]

  @Test("bad settings are refused in a sentence", arguments: bad)
  func refused(_ settings: RangeTestSettings, _ sentence: String) {
    let error = #expect(throws: RangeTestError.self) { try RangeTestRecord(settings) }
    #expect(error?.message == sentence)
  }
}
