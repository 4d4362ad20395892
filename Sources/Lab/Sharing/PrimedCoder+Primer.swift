extension PrimedCoder {
  /// What the coder has read before it begins: experiments with all the words there are. A change of it makes codes that
  /// earlier versions cannot read, so it comes with another number in the prefix.
  static let primer = """
    circle moons spirals blobs ring xor gauss linear plane saddle polynomial sparse-linear twins glyphs filtered recall adding table idx \
    words text images labels test-images test-labels classes label features standardize divisor sequence image file: data/ .csv .txt \
    degree basis difference shift test-shift scramble filter sobel stride test-share scale balance centers flipped \
    max-pool average-pool global-max global-average flatten dropout batch-norm embedding rnn gru lstm output every recurrent-initializer \
    truncation forget-bias conv kernel padding dilation channels units depth sigmoid tanh relu leaky-relu softplus elu gelu identity \
    zero constant value jitter normal uniform lecun xavier he lecun-uniform xavier-uniform he-uniform scaled orthogonal lsuv \
    mean-squared-error huber delta smoothing softmax-cross-entropy momentum nesterov adagrad rmsprop adam adamw beta1 beta2 epsilon \
    weight-decay alpha l1 l2 decay rule subgradient proximal crossing clip norm sample temperature schedule augmentation early-stopping \
    sweep propagate softmax descend range-test tree forest split loader until seeds measure values knob logits class reach flat steep \
    start end batches criterion gini entropy min-leaf min-gain pruning cost-complexity reduced-error trees bootstrap threshold range \
    accuracy weights gradients activations layers spread confusion mistakes kernels maps states fit spelled gradient-norm neurons \
    hidden-initializer output-initializer weight-scale bias output-bias embedding cell recurrent-scale optimizer false true none same
    {experiment: {id: zero-trap, title: The zero trap, kind: train, data: {circle: {samples: 200, noise: 0, scale: 0.2}}, \
    network: [{dense: 4, activation: tanh}, {dense: 4, activation: tanh}, {dense: 1}], initializer: zero, loss: binary-cross-entropy, \
    optimizer: {sgd: {learning-rate: 0.3}}, batch: full, epochs: 200, seed: 7, pace: 10, knobs: [initializer, learning-rate], \
    show: [loss, boundary, neurons]}, set: [[seed, 3], [initializer, he]], turns: [[120, learning-rate, 0.1], [340, batch, 16]], step: 500}
    {experiment: {id: digits, title: Handwritten digits, kind: train, data: {table: {file: data/digits.csv, label: digit, image: [8, 8]}}, \
    network: [{conv: 8, kernel: 3, padding: 1, activation: relu}, {max-pool: 2}, flatten, {dropout: 0.5}, {dense: 10}], \
    initializer: he, loss: softmax-cross-entropy, optimizer: {adam: {learning-rate: 0.01}}, penalty: {l1: 0.001, l2: 0.0001}, batch: 32, \
    epochs: 20, pace: 5, knobs: [optimizer, learning-rate, batch, activation, l2], show: [loss, accuracy, network, boundary]}, \
    files: {data/digits.csv: 0123456789abcdef}, set: [[dataset, drawn], [points, [[-0.35, 0.8, 1], [0.2, -0.65, 2], [0.9, 0.45, 1], \
    [-0.7, -0.15, 2], [0.05, 0.55, 1]]], [inputs, [x, y, x2, y2, xy, sin-x, sin-y]], [depth, 2], [units-1, 4], [units-2, 3], [noise, 0.1], \
    [l2, 0.001]], turns: [[10, [1, 2, 1], 0.5], [20, [2, 1, 0], -1.25]], step: 100}
    """
}
