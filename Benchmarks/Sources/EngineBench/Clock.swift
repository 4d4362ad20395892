/// Seconds that something takes.
func seconds(_ body: () -> Void) -> Double {
  let taken = ContinuousClock().measure(body).components
  return Double(taken.seconds) + Double(taken.attoseconds) * 1e-18
}

func median(_ values: [Double]) -> Double {
  let ordered = values.sorted()
  let middle = ordered.count / 2
  return ordered.count % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2
}
