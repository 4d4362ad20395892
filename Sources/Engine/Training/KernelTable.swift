/// The kernels of one level, chosen once. C function pointers, because a call through them counts no references.
struct KernelTable: Sendable {
  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>
  typealias LossKernel = @convention(c) (Source, Int, Source, Int, Int, Target, Target) -> Double

  let panelProduct: @convention(c) (Int, Int, Int, Source, Int, Int, Source, Target, Int) -> Void
  let panelProductPlusBias: @convention(c) (Int, Int, Int, Source, Int, Int, Source, Target, Int, Source) -> Void
  let panelProductOnto: @convention(c) (Int, Int, Int, Source, Int, Int, Source, Target, Int) -> Void
  let panelSlopes: @convention(c) (Int, Int, Int, Source, Int, Source, Int, Target, Target, Float, Target) -> Void
  let packPanels: @convention(c) (Source, Int, Int, Int, Target, Int) -> Void
  let unpackPanels: @convention(c) (Source, Int, Int, Int, Target, Int) -> Void
  let transposePanels: @convention(c) (Source, Int, Int, Int, Target) -> Void
  let gatherRows: @convention(c) (Source, Int, UnsafePointer<Int32>, Int, Target) -> Void
  let copyRows: @convention(c) (Source, Int, Int, Int, Target, Int) -> Void
  let addScaled: @convention(c) (Source, Int, Float, Target) -> Void
  let scaledCopy: @convention(c) (Source, Int, Float, Target) -> Void
  let fillValues: @convention(c) (Target, Int, Float) -> Void
  let columnSums: @convention(c) (Source, Int, Int, Int, Target, Float) -> Void
  let firstNonFinite: @convention(c) (Source, Int) -> Int
  let lstmForward:
    @convention(c) (Target, Source, UnsafePointer<Int32>?, Source, Target, Target, Target, Int, Int) -> Void
  let lstmBackward: @convention(c) (Target, Source, Source, Source, Target, Int, Int) -> Void
  let gruForward: @convention(c) (Target, Source, UnsafePointer<Int32>?, Source, Source, Target, Int, Int) -> Void
  let gruBackward: @convention(c) (Target, Target, Source, Source, Target, Float, Int, Int) -> Void
  let packSequence: @convention(c) (Source, Int, Int, Int, Target, Int) -> Void
  let unpackSequence: @convention(c) (Source, Int, Int, Int, Int, Target) -> Void
  let tokensByTime: @convention(c) (Source, Int, Int, UnsafeMutablePointer<Int32>) -> Void
  let scatterAddRows: @convention(c) (Source, Int, UnsafePointer<Int32>, Int, Target) -> Void
  let sumOfSquares: @convention(c) (Source, Int) -> Double
  let scaleValues: @convention(c) (Target, Int, Float) -> Void
  let clampValues: @convention(c) (Target, Int, Float) -> Void
  let tanhForward: @convention(c) (Target, Int) -> Void
  let tanhBackward: @convention(c) (Source, Target, Int) -> Void
  let sigmoidForward: @convention(c) (Target, Int) -> Void
  let sigmoidBackward: @convention(c) (Source, Target, Int) -> Void
  let rectifierForward: @convention(c) (Target, Int, Float) -> Void
  let rectifierBackward: @convention(c) (Source, Target, Int, Float) -> Void
  let softplusForward: @convention(c) (Target, Int) -> Void
  let softplusBackward: @convention(c) (Source, Target, Int) -> Void
  let eluForward: @convention(c) (Target, Int, Float) -> Void
  let eluBackward: @convention(c) (Source, Target, Int, Float) -> Void
  let geluForward: @convention(c) (Source, Target, Int) -> Void
  let geluBackward: @convention(c) (Source, Target, Int) -> Void
  let dropout: @convention(c) (Target, Int, UInt64, Int, UInt32, Float) -> Void
  let packImages: @convention(c) (Source, Int, Int, Int, Int, Int, Int, Target) -> Void
  let unpackImages: @convention(c) (Source, Int, Int, Target, Int) -> Void
  let padImages: @convention(c) (Source, Int, Int, Int, Int, Target) -> Void
  let convolveForward: @convention(c) (Source, Int, Int, Int, Int, Source, Source, Int, Int, Int, Int, Target) -> Void
  let transposeForInputSlopes: @convention(c) (Source, Int, Int, Int, Target) -> Void
  let convolveInputSlopes:
    @convention(c) (Source, Int, Int, Int, Int, Source, Int, Int, Int, Int, Int, Target) -> Void
  let convolveWeightSlopes:
    @convention(c) (Source, Int, Int, Int, Int, Source, Int, Int, Int, Int, Target, Target, Float) -> Void
  let maxPoolForward: @convention(c) (Source, Int, Int, Int, Int, Int, Int, Target, Target) -> Void
  let maxPoolBackward: @convention(c) (Source, Source, Int, Int, Int, Int, Int, Int, Target) -> Void
  let averagePoolForward: @convention(c) (Source, Int, Int, Int, Int, Int, Int, Target) -> Void
  let averagePoolBackward: @convention(c) (Source, Int, Int, Int, Int, Int, Int, Target) -> Void
  let normalizeImages:
    @convention(c) (Source, Int, Int, Int, Source, Source, Float, Target, Target, Target, Target, Target) -> Void
  let normalizeImagesAsGiven:
    @convention(c) (Source, Int, Int, Int, Source, Source, Float, Source, Source, Target) -> Void
  let normalizeImagesBackward:
    @convention(c) (Source, Int, Int, Int, Source, Source, Source, Target, Target, Target, Float) -> Void
  let normalizeRows:
    @convention(c) (Source, Int, Int, Source, Source, Float, Target, Target, Target, Target, Target) -> Void
  let normalizeRowsAsGiven:
    @convention(c) (Source, Int, Int, Source, Source, Float, Source, Source, Target, Target) -> Void
  let normalizeRowsBackward:
    @convention(c) (Source, Int, Int, Source, Source, Source, Target, Target, Target, Float) -> Void
  let follow: @convention(c) (Target, Source, Int, Float, Float) -> Void
  let squaredError: LossKernel
  let binaryCrossEntropy: LossKernel
  let softmaxCrossEntropy: LossKernel
  let binaryCrossEntropies: LossKernel
  let huber: @convention(c) (Source, Int, Source, Int, Int, Target, Target, Float) -> Double
  let smoothedCrossEntropy: @convention(c) (Source, Int, Source, Int, Int, Target, Target, Float) -> Double
  let countLabelled: @convention(c) (Source, Int) -> Int
  let countCorrect: @convention(c) (Source, Int, Source, Int, Int) -> Int
  let descend: @convention(c) (Target, Source, Int, Float) -> Bool
  let descendWithMomentum: @convention(c) (Target, Source, Target, Int, Float, Float) -> Bool
  let descendWithNesterov: @convention(c) (Target, Source, Target, Int, Float, Float) -> Bool
  let descendWithAdam:
    @convention(c) (Target, Source, Target, Target, Int, Float, Float, Float, Float, Float, Float) -> Bool
  let descendWithAdagrad: @convention(c) (Target, Source, Target, Int, Float, Float) -> Bool
  let descendWithRMSProp: @convention(c) (Target, Source, Target, Int, Float, Float, Float) -> Bool
  let addSquarePenalty: @convention(c) (Target, Source, Int, Float) -> Void
  let addAbsolutePenalty: @convention(c) (Target, Source, Int, Float) -> Void
  let softThreshold: @convention(c) (Target, Int, Float) -> Void
  let shrinkOrDie: @convention(c) (Target, Target, Int, Float) -> Void
}

extension KernelTable {
  init(level: KernelLevel) {
    switch level {
    case .baseline: self = baselineKernels()
    case .v3: self = v3Kernels()
    case .v4: self = v4Kernels()
    }
  }
}
