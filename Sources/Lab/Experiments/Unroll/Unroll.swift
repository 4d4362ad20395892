/// The settings of kind `unroll`: one recurrent cell, not trained, drawn once a time step. A signal goes forward through
/// it, then a gradient of length 1 comes back.
public struct Unroll: Equatable, Sendable {
  public var cell: Cell
  /// The spectral radius that every matrix from state to state is scaled to: by how much it stretches in the long run.
  public var radius: Double
  public var units: Int
  /// Time steps.
  public var length: Int
  /// Standard deviation of the inputs after the first, which is 1.
  public var noise: Double
  /// What the forget gate's bias is; of an LSTM only.
  public var forgetBias: Double
  /// How many random cells the gradient is averaged over; the first of them is drawn.
  public var draws: Int

  public enum Cell: String, CaseIterable, Sendable { case linear, tanh, relu, lstm }

  public init(
    cell: Cell = .tanh, radius: Double = 0.9, units: Int = 32, length: Int = 50, noise: Double = 0.3,
    forgetBias: Double = 1, draws: Int = 5
  ) {
    self.cell = cell
    self.radius = radius
    self.units = units
    self.length = length
    self.noise = noise
    self.forgetBias = forgetBias
    self.draws = draws
  }
}
