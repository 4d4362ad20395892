/// One layer as an author writes it, before its inputs are known.
///
/// Where there is an `initializer`, nil takes the network's; `bias` is what every bias starts at.
public enum LayerDescription: Equatable, Sendable {
  /// Every unit sees every input: h = activation(x W + b). On a sequence, the same at every step.
  case dense(units: Int, activation: Activation, initializer: Initializer? = nil, bias: Float = 0)
  /// The same small weights at every place of an image: h = activation(x * W + b).
  case convolution(
    channels: Int, window: Convolution, activation: Activation, initializer: Initializer? = nil, bias: Float = 0)
  /// The largest value, or the mean, of each window of an image.
  case pooling(Pooling)
  /// The largest value, or the mean, of each whole channel: an image becomes a vector.
  case globalPooling(Pooling.Rule)
  /// An image or a sequence becomes a vector.
  case flatten
  /// An activation by itself.
  case activation(Activation)
  /// While training, each activation is dropped with this probability (Srivastava et al. 2014).
  case dropout(Float)
  /// Each feature, or channel, is brought to mean 0 and variance 1 over the batch (Ioffe and Szegedy 2015).
  case batchNormalization(BatchNormalization = BatchNormalization())
  /// Each token becomes a vector of its own: tokens become a sequence.
  case embedding(features: Int, initializer: Initializer? = nil)
  /// A state that is carried from step to step of a sequence, or of tokens.
  case recurrent(Recurrent, initializer: Initializer? = nil)
}
