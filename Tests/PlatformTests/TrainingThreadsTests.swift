import Testing

@testable import Platform

@Suite struct TrainingThreadsTests {
  @Test(
    "a second thread needs a second processor, and a third where somebody watches",
    arguments: [
      (nil, 1, false, 1), (nil, 2, false, 2), (nil, 2, true, 1), (nil, 3, true, 2), ("1", 8, false, 1),
      ("2", 1, true, 2), ("many", 2, false, 2), ("", 2, true, 1),
    ] as [(String?, Int, Bool, Int)])
  func count(_ forced: String?, _ processors: Int, _ isWatched: Bool, _ expected: Int) {
    #expect(TrainingThreads.count(forced: forced, processors: processors, isWatched: isWatched) == expected)
  }
}
