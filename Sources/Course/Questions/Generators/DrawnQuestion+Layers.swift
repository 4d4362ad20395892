import Engine

extension DrawnQuestion {
  static func convolutionSize(_ generator: inout Generator) -> DrawnQuestion {
    let kernel = one(of: [2, 3, 4, 5, 7], &generator)
    let stride = integer(1...3, &generator)
    let padding = integer(0...(kernel / 2), &generator)
    let size = integer(12...64, &generator)
    let room = size + 2 * padding - kernel
    let answer = room / stride + 1
    let shown =
      "An image is \(size) x \(size). A convolution has kernel \(kernel), padding \(padding) and stride \(stride)."
    return DrawnQuestion(
      "\(shown) How wide is what it leaves?", answer: Double(answer), tolerance: 0,
      traps: [
        (Double(room / stride), "One is missing: the first place counts too."),
        (Double((size - kernel) / stride + 1), "The padding adds to both sides."),
        (Double(room + 1), "The stride divides the number of places."),
        (Double((size + padding - kernel) / stride + 1), "The padding is added on both sides, so twice."),
        (Double((room + stride - 1) / stride + 1), "What does not fill a step is left out: round down."),
      ],
      hint: "Room for the kernel to move, divided by the stride and rounded down, plus 1.",
      explanation:
        "(\(size) + 2 x \(padding) - \(kernel)) / \(stride) rounded down is \(room / stride); plus 1 is \(answer).")
  }

  static func convolutionParameters(_ generator: inout Generator) -> DrawnQuestion {
    let kernel = one(of: [1, 3, 5, 7], &generator)
    let (inputs, outputs) = (
      one(of: [1, 3, 4, 6, 8, 16, 32], &generator), one(of: [4, 6, 8, 10, 16, 32, 64], &generator)
    )
    let size = integer(16...64, &generator)
    let answer = outputs * (kernel * kernel * inputs + 1)
    return DrawnQuestion(
      "A convolution takes \(channels(inputs)) of \(size) x \(size) and makes \(outputs), with a kernel of "
        + "\(kernel) x \(kernel) and a bias for each. How many parameters has it?",
      answer: Double(answer), tolerance: 0,
      traps: [
        (Double(outputs * kernel * kernel * inputs), "The biases are missing: one for each channel it makes."),
        (
          Double(outputs * (kernel * kernel + 1)),
          "Each kernel looks at all input channels, so it is that many times deeper."
        ),
        (Double(kernel * kernel * inputs + 1), "That is one kernel; there is one for each channel it makes."),
        (
          Double(answer * size * size),
          "The same weights are used at every place: the size of the image does not count."
        ),
      ],
      hint: "A kernel for each channel it makes, as deep as its input, plus one bias.",
      explanation: "\(outputs) kernels of \(kernel) x \(kernel) x \(inputs) and a bias each: \(outputs) x "
        + "\(kernel * kernel * inputs + 1) = \(answer). The size of the image does not matter.")
  }

  private static func channels(_ count: Int) -> String { count == 1 ? "one channel" : "\(count) channels" }

  static func denseParameters(_ generator: inout Generator) -> DrawnQuestion {
    let (inputs, units) = (integer(3...200, &generator), integer(2...100, &generator))
    let answer = units * (inputs + 1)
    return DrawnQuestion(
      "A dense layer has \(inputs) inputs and \(units) units, each with a bias. How many parameters has it?",
      answer: Double(answer), tolerance: 0,
      traps: [
        (Double(units * inputs), "The biases are missing: one a unit."),
        (Double(inputs * (units + 1)), "There is a bias for each unit, not for each input."),
        (Double(inputs + units), "Every unit has a weight to every input: multiply."),
      ],
      hint: "Each unit has a weight to every input, and a bias.",
      explanation: "\(units) x (\(inputs) + 1) = \(answer).")
  }

  static func recurrentParameters(_ generator: inout Generator) -> DrawnQuestion {
    let (name, gates) = one(of: [("plain recurrent layer", 1), ("GRU", 3), ("LSTM", 4)], &generator)
    let (inputs, units) = (integer(1...40, &generator), integer(4...64, &generator))
    let answer = gates * units * (units + inputs + 1)
    let each = gates == 1 ? "with one bias a unit" : "with one bias a unit and gate"
    return DrawnQuestion(
      "A \(name) has \(inputs) \(inputs == 1 ? "input" : "inputs") and \(units) units, \(each). How many parameters has it?",
      answer: Double(answer), tolerance: 0,
      traps: [
        (Double(gates * units * (inputs + 1)), "The weights from the state to itself are missing."),
        (Double(gates * units * (units + inputs)), "The biases are missing."),
        (Double(units * (units + inputs + 1)), "It has \(gates) such blocks, one for each gate and the candidate."),
        (
          Double(gates * units * (units + inputs + 2)),
          "That counts two biases, as PyTorch stores them; the question says one."
        ),
      ],
      hint: "Each block maps the inputs and the last state to the units.",
      explanation:
        "\(gates == 1 ? "One block" : "\(gates) blocks") of \(units) x (\(units) + \(inputs) + 1): \(answer).")
  }

  static func receptiveField(_ generator: inout Generator) -> DrawnQuestion {
    var (field, jump, withoutJumps) = (1, 1, 1)
    var words: [String] = []
    var sums: [String] = []
    for layer in 0..<integer(3...4, &generator) {
      // A stride somewhere before the end, so that it matters.
      let isPool = layer == 1
      let kernel = isPool ? integer(2...3, &generator) : one(of: [2, 3, 5, 7], &generator)
      let stride = isPool ? 2 : layer == 0 ? integer(1...2, &generator) : 1
      words.append("\(isPool ? "pooling" : "convolution") \(kernel) x \(kernel), stride \(stride)")
      sums.append("\(kernel - 1) x \(jump)")
      field += (kernel - 1) * jump
      withoutJumps += kernel - 1
      jump *= stride
    }
    return DrawnQuestion(
      "An image goes through \(words.joined(separator: "; then ")). How many pixels wide is what one number at the end sees?",
      answer: Double(field), tolerance: 0,
      traps: [
        (Double(withoutJumps), "After a stride its outputs lie further apart, so the next kernel reaches further."),
        (Double(field - 1), "One is missing: the pixel it starts from."),
      ],
      hint: "Each layer adds (kernel - 1) times the distance of its inputs, which the strides before it multiply.",
      explanation: "1 + \(sums.joined(separator: " + ")) = \(field).")
  }
}
