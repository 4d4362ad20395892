/// Which samples: those trained on, or those held out.
public enum Part: String, CaseIterable, Sendable {
  case train
  case test
}
