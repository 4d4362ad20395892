extension TrainingScript {
  /// What is to be known of a folder for PyTorch, a sentence each.
  var notes: [String] {
    [rehearsal.agreement.sentence] + (finder == nil ? unmeasured : [])
  }

  /// What PyTorch cannot be asked.
  private var unmeasured: [String] {
    guard network.places.contains(where: { $0.slopes == nil }) else { return [] }
    return [
      "The column gradient-std stays empty for recurrent layers that hand on every state: PyTorch keeps those slopes "
        + "to itself."
    ]
  }
}
