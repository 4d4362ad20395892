/// What answers for samples it has not seen: a tree or a forest.
public protocol Predictor {
  /// Numbers in a sample.
  var features: Int { get }
  /// 0 where answers are numbers.
  var classes: Int { get }

  /// The share of each class, [samples, classes], or a number for each sample. Shape: inputs [samples, features].
  func answers(for inputs: [Float]) throws(TreeError) -> [Double]
}

extension Predictor {
  /// The class with the largest share for each sample, the first of equals. Shape: inputs [samples, features].
  public func predictedClasses(for inputs: [Float]) throws(TreeError) -> [Int32] {
    guard classes > 0 else { throw .targetsDiffer }
    return largestPlaces(try answers(for: inputs), width: classes)
  }

  /// The share of samples whose class is predicted.
  public func accuracy(on data: Dataset) throws(TreeError) -> Double {
    let samples = try check(data)
    guard case .classes(let labels, let names) = data.targets, names.count == classes else { throw .targetsDiffer }
    let predicted = try predictedClasses(for: data.inputs)
    return Double(zip(predicted, labels).count { $0 == $1 }) / Double(samples)
  }

  /// The mean squared error of the predicted numbers.
  public func squaredError(on data: Dataset) throws(TreeError) -> Double {
    let samples = try check(data)
    guard case .values(let values, 1) = data.targets, classes == 0 else { throw .targetsDiffer }
    let predicted = try answers(for: data.inputs)
    return zip(predicted, values).reduce(0) { $0 + ($1.0 - Double($1.1)) * ($1.0 - Double($1.1)) } / Double(samples)
  }

  private func check(_ data: Dataset) throws(TreeError) -> Int {
    guard data.features == features else {
      throw .featuresDoNotFit(features: data.features, expected: features)
    }
    return try data.checkForTrees()
  }
}

extension DecisionTree: Predictor {
  public func answers(for inputs: [Float]) throws(TreeError) -> [Double] {
    let samples = try sampleCount(inputs)
    var sums = [Double](repeating: 0, count: samples * answerWidth)
    addAnswers(inputs, rows: (0..<UInt32(samples)).map { $0 }, to: &sums)
    return sums
  }
}
