/// A recurrent layer: which cell, how large, and what it hands on.
public struct Recurrent: Equatable, Sendable {
  /// How the state h' becomes the next, h. Weight blocks lie side by side in the order of the gates, which is PyTorch's.
  public enum Cell: String, CaseIterable, Sendable {
    /// h = tanh(x W + h' U + b) (Elman 1990)
    case tanh
    /// h = max(x W + h' U + b, 0) (Le, Jaitly and Hinton 2015)
    case relu
    /// Gates i, f, g, o: c = f c' + i g, h = o tanh c (Hochreiter and Schmidhuber 1997; Gers et al. 2000)
    case lstm
    /// Gates r, z, n: n = tanh(x W + b + r (h' U + d)), h = (1 - z) n + z h' (Cho et al. 2014, in PyTorch's form)
    case gru

    /// Blocks of weights side by side.
    public var gates: Int {
      switch self {
      case .tanh, .relu: 1
      case .lstm: 4
      case .gru: 3
      }
    }
  }

  /// What the layers above see.
  public enum Output: String, CaseIterable, Sendable {
    /// The state after the last step: a vector.
    case last
    /// The state after every step: a sequence.
    case every
  }

  public var cell: Cell
  /// Numbers of the state.
  public var units: Int
  public var output: Output
  /// For the matrix from state to state; nil takes that of the layer.
  public var recurrentInitializer: Initializer?
  /// What the biases of the forget gate start at (Jozefowicz et al. 2015 advise 1). LSTM only.
  public var forgetBias: Float
  /// Steps a gradient goes back at most (Williams and Peng 1990); nil goes back to the start. Counted from the end of the
  /// sequence: the gradient is cut between blocks of so many steps.
  public var truncation: Int?

  public init(
    _ cell: Cell, units: Int, output: Output = .last, recurrentInitializer: Initializer? = nil, forgetBias: Float = 0,
    truncation: Int? = nil
  ) {
    self.cell = cell
    self.units = units
    self.output = output
    self.recurrentInitializer = recurrentInitializer
    self.forgetBias = forgetBias
    self.truncation = truncation
  }
}
