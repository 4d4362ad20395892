/// A thing to try, as a value: everything that determines a run, bit for bit.
public struct Experiment: Equatable, Sendable {
  public var id: String
  public var title: String
  public var kind: Kind
  public var seed: UInt64
  /// How fast it is shown unless the learner says otherwise: chosen so that a run lasts 4 to 10 seconds.
  public var pace: Pace
  /// Names of the knobs the learner sees, in order. Every knob of the kind can be set by name all the same.
  public var visibleKnobs: [String]
  /// Names of the panels the learner sees, in order.
  public var visiblePanels: [String]
  public var claims: [Claim]
  /// The settings as the author wrote them: what claims are about, whatever has been turned since.
  public let own: Kind
  /// The tree it was read from; null for one that was not read.
  public let source: Setting

  /// The closed set of kinds. Each has a folder here with its settings, knobs, panels and run.
  public enum Kind: Equatable, Sendable {
    case train(Training)
    case sweep(Sweep)
    case propagate(Propagate)
    case softmax(SoftmaxSettings)
    case descend(Descend)
    case rangeTest(Finder)
    case tree(TreeGrowth)
    case forest(ForestGrowth)
    case split(SplitSearch)
    case loader(LoaderSettings)
    case unroll(Unroll)
    case convolve(Convolve)
    case calculator(Calculator)

    public var name: String {
      switch self {
      case .train: "train"
      case .sweep: "sweep"
      case .propagate: "propagate"
      case .softmax: "softmax"
      case .descend: "descend"
      case .rangeTest: "range-test"
      case .tree: "tree"
      case .forest: "forest"
      case .split: "split"
      case .loader: "loader"
      case .unroll: "unroll"
      case .convolve: "convolve"
      case .calculator: "calculator"
      }
    }
  }

  public init(
    id: String, title: String = "", kind: Kind, seed: UInt64 = 1, pace: Pace = .stepsPerFrame(10),
    visibleKnobs: [String] = [], visiblePanels: [String] = [], claims: [Claim] = [],
    source: Setting = .null
  ) {
    self.id = id
    self.title = title.isEmpty ? id : title
    self.kind = kind
    self.seed = seed
    self.pace = pace
    self.visibleKnobs = visibleKnobs
    self.visiblePanels = visiblePanels.isEmpty ? kind.settings.defaultPanels : visiblePanels
    self.claims = claims
    own = kind
    self.source = source
  }
}
