/// The kernels of one level, chosen once. C function pointers, because a call through them counts no references.
struct KernelTable: Sendable {
  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>
  typealias LossKernel = @convention(c) (Source, Int, Source, Int, Int, Target, Target) -> Double

  let product: @convention(c) (Int, Int, Int, Source, Int, Int, Source, Int, Target, Int, Float) -> Void
  let productPlusBias: @convention(c) (Int, Int, Int, Source, Int, Int, Source, Int, Target, Int, Source) -> Void
  let panelProduct: @convention(c) (Int, Int, Int, Source, Int, Int, Source, Target, Int) -> Void
  let panelProductPlusBias: @convention(c) (Int, Int, Int, Source, Int, Int, Source, Target, Int, Source) -> Void
  let panelProductOnto: @convention(c) (Int, Int, Int, Source, Int, Int, Source, Target, Int) -> Void
  let panelSlopes: @convention(c) (Int, Int, Int, Source, Int, Source, Int, Target, Target, Float, Target) -> Void
  let packPanels: @convention(c) (Source, Int, Int, Int, Target, Int) -> Void
  let unpackPanels: @convention(c) (Source, Int, Int, Int, Target, Int) -> Void
  let transposePanels: @convention(c) (Source, Int, Int, Int, Target) -> Void
  let gatherRows: @convention(c) (Source, Int, UnsafePointer<Int32>, Int, Target) -> Void
  let copyRows: @convention(c) (Source, Int, Int, Int, Target, Int) -> Void
  let columnSums: @convention(c) (Source, Int, Int, Int, Target, Float) -> Void
  let transpose: @convention(c) (Source, Int, Int, Int, Target, Int) -> Void
  let firstNonFinite: @convention(c) (Source, Int) -> Int
  let tanhForward: @convention(c) (Target, Int) -> Void
  let tanhBackward: @convention(c) (Source, Target, Int) -> Void
  let sigmoidForward: @convention(c) (Target, Int) -> Void
  let sigmoidBackward: @convention(c) (Source, Target, Int) -> Void
  let rectifierForward: @convention(c) (Target, Int, Float) -> Void
  let rectifierBackward: @convention(c) (Source, Target, Int, Float) -> Void
  let squaredError: LossKernel
  let binaryCrossEntropy: LossKernel
  let softmaxCrossEntropy: LossKernel
  let countCorrect: @convention(c) (Source, Int, Source, Int, Int) -> Int
  let descend: @convention(c) (Target, Source, Int, Float) -> Bool
  let descendWithMomentum: @convention(c) (Target, Source, Target, Int, Float, Float) -> Bool
  let descendWithNesterov: @convention(c) (Target, Source, Target, Int, Float, Float) -> Bool
  let descendWithAdam:
    @convention(c) (Target, Source, Target, Target, Int, Float, Float, Float, Float, Float, Float) -> Bool
}

extension KernelTable {
  init(level: KernelLevel) {
    switch level {
    case .baseline: self = baselineKernels()
    case .v3: self = v3Kernels()
    }
  }
}
