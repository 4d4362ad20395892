/// A layer of a built network: its shapes and the ranges it owns in the network's one buffer.
///
/// A plain value, so that a step costs neither allocation nor reference counting. The kinds are a closed set; each has its
/// forward and backward pass side by side in a file of its own.
public struct Layer: Equatable, Sendable {
  /// What it computes, with its settings.
  public enum Kind: Equatable, Sendable {
    case dense
    case convolution(Convolution)
    case pooling(Pooling)
    case globalPooling(Pooling.Rule)
    case flatten
    case activation
    case dropout(Float)
    case batchNormalization(BatchNormalization)
    case embedding
    case recurrent(Recurrent)
  }

  public internal(set) var kind: Kind
  /// Of one sample, before and after the layer.
  public let input: Shape
  public let output: Shape
  /// What is applied to its weighted sums; `identity` where the layer has none.
  public let activation: Activation
  /// What decay acts on.
  public let weights: Range<Int>
  /// What decay leaves alone: biases, and scale and shift of a normalization.
  public let biases: Range<Int>
  /// What no gradient reaches: running mean and variance of a normalization.
  public let state: Range<Int>
  /// An embedding below a recurrent layer hands on its table instead of rows: the layer above multiplies the table, which
  /// is short, and looks up afterwards.
  let handsOnTable: Bool
  /// A recurrent layer above such an embedding: the rows of the table, else nil.
  let tableBelow: Int?
}

extension Layer {
  /// Features of a sample, or of a step of a sequence; for an image its channels.
  public var units: Int { Self.units(of: output) }

  /// Inputs of one unit: what its row in the matrix of weights has.
  public var inputs: Int { matrices.first?.inputs ?? Self.units(of: input) }

  private static func units(of shape: Shape) -> Int {
    switch shape {
    case .vector(let units), .sequence(_, let units): units
    case .image(let channels, _, _): channels
    case .tokens(_, let vocabulary): vocabulary
    }
  }

  /// The matrices of weights: none, one, or for a recurrent layer that of its inputs and that of its state.
  public var matrices: [WeightMatrix] {
    switch kind {
    case .dense, .convolution: [inputMatrix]
    case .embedding:
      [WeightMatrix(start: weights.lowerBound, inputs: Self.units(of: input), units: units, isTable: true)]
    case .recurrent: [inputMatrix, recurrentMatrix]
    case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization: []
    }
  }

  /// W of a dense, convolutional or recurrent layer.
  var inputMatrix: WeightMatrix {
    switch kind {
    case .convolution(let window):
      WeightMatrix(
        start: weights.lowerBound, inputs: Self.units(of: input) * window.kernel * window.kernel, units: units)
    case .recurrent(let recurrent):
      WeightMatrix(
        start: weights.lowerBound, inputs: Self.units(of: input), units: recurrent.units,
        gates: recurrent.cell.gates)
    default: WeightMatrix(start: weights.lowerBound, inputs: Self.units(of: input), units: units)
    }
  }

  /// U of a recurrent layer.
  var recurrentMatrix: WeightMatrix {
    let below = inputMatrix
    return WeightMatrix(
      start: (below.range.upperBound + 15) / 16 * 16, inputs: below.units, units: below.units, gates: below.gates)
  }

  /// Weights and biases as a textbook counts them, without padding.
  public var trainableCount: Int {
    matrices.reduce(0) { $0 + $1.inputs * $1.units * $1.gates } + biasCount
  }

  private var biasCount: Int {
    switch kind {
    case .dense, .convolution: units
    case .batchNormalization: 2 * units
    case .recurrent(let recurrent): recurrent.biasBlocks * recurrent.units
    case .embedding, .pooling, .globalPooling, .flatten, .activation, .dropout: 0
    }
  }

  /// The places of its weights and biases that are no padding, in order.
  var trainablePlaces: [Int] {
    let inMatrices = matrices.flatMap { matrix in
      (0..<matrix.gates).flatMap { gate in
        (0..<matrix.units).flatMap { unit in
          (0..<matrix.inputs).map { matrix.place(input: $0, unit: unit, gate: gate) }
        }
      }
    }
    let blocks = biasCount / max(units, 1)
    let stride = blocks > 0 ? biases.count / blocks : 0
    return inMatrices
      + (0..<blocks).flatMap { block in (0..<units).map { biases.lowerBound + block * stride + $0 } }
  }
}

extension Recurrent {
  /// Biases of each gate, and for the GRU one more for the candidate's recurrent part.
  var biasBlocks: Int { cell == .gru ? 4 : cell.gates }
}
