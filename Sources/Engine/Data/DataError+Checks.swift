import Mathematics

extension DataError {
  /// Refuses a setting outside its range.
  static func check(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws(DataError) {
    guard range.contains(value) else {
      throw .badSetting(name, value: Double(value), expected: "\(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// Refuses a setting outside its range, and what is no number.
  static func check(_ name: String, _ value: Double, in range: ClosedRange<Double>) throws(DataError) {
    guard range.contains(value) else {
      let (low, high) = (NumberText.exact(range.lowerBound), NumberText.exact(range.upperBound))
      throw .badSetting(name, value: value, expected: "\(low) to \(high)")
    }
  }

  /// Refuses data that would not fit in memory, before any of it is taken. Both counts are positive.
  static func checkSize(samples: Int, features: Int) throws(DataError) {
    let (count, overflow) = samples.multipliedReportingOverflow(by: features)
    guard !overflow, count <= Dataset.numberLimit else {
      throw .tooManyNumbers(samples: samples, features: features, limit: Dataset.numberLimit)
    }
  }
}
