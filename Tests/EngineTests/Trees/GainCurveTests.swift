import Testing

@testable import Engine

@Suite struct GainCurveTests {
  @Test("the curve is what a plain search computes", arguments: DecisionTreeTests.tasks)
  func points(_ task: (criterion: Criterion, classes: Int)) throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let data = coarse(samples: 25, features: 3, classes: task.classes, levels: seed < 10 ? 5 : 500, seed: seed)
      let rows = seed % 2 == 0 ? nil : (0..<25).filter { $0 % 3 != 0 }
      let reference = TreeReference(data: data, criterion: task.criterion)
      for feature in 0..<3 {
        let curve = try GainCurve(data, feature: feature, criterion: task.criterion, rows: rows)
        let expected = reference.candidates(rows ?? Array(0..<25)).filter { $0.feature == feature }
          .sorted { $0.threshold < $1.threshold }
        #expect(curve.points.map { $0.threshold } == expected.map { $0.threshold })
        for (point, candidate) in zip(curve.points, expected) {
          #expect(abs(point.gain - max(0, candidate.gain)) < 1e-9)
          let left = (rows ?? Array(0..<25)).filter { reference.value($0, feature) <= point.threshold }
          #expect(point.leftSamples == left.count)
          #expect(abs(point.leftImpurity - reference.impurity(left)) < 1e-9)
        }
      }
    }
  }

  @Test("the tree takes the peak of the highest curve")
  func peak() throws {
    let data = flipped(try PlaneData(shape: .moons, samples: 200, noise: 0.2).make(seed: 3), share: 0.1, seed: 3)
    let tree = try DecisionTree(data)
    let split = try #require(tree.root.split)
    let curves = try (0..<2).map { try GainCurve(data, feature: $0) }
    let curve = curves[split.feature]
    let best = curve.points[try #require(curve.best)]
    #expect(best.threshold == split.threshold)
    #expect(abs(best.gain - split.gain) < 1e-12)
    #expect(curves.allSatisfy { $0.points.allSatisfy { $0.gain <= split.gain + 1e-12 } })
    #expect(curve.impurity == tree.root.impurity)
  }

  @Test("any threshold has the point that divides the samples as it does")
  func place() throws {
    let data = Dataset(
      inputs: [1, 2, 2, 5], features: 1, targets: .classes([0, 0, 1, 1], names: ["a", "b"]))
    let curve = try GainCurve(data, feature: 0)
    #expect(curve.points.map { $0.threshold } == [1.5, 3.5])
    let expected: [(threshold: Double, place: Int?)] = [
      (0.5, nil), (1, 0), (1.9, 0), (2, 1), (4.9, 1), (5, nil), (9, nil), (.nan, nil),
    ]
    for (threshold, place) in expected { #expect(curve.place(of: threshold) == place, "\(threshold)") }
  }

  @Test("a feature with one value has no question to ask")
  func constant() throws {
    let data = coarse(samples: 10, features: 2, classes: 2, levels: 4, seed: 1)
    let curve = try GainCurve(data, feature: 1)
    #expect(curve.points.isEmpty)
    #expect(curve.best == nil)
  }
}
