import KernelsV3

/// The kernels for processors with AVX2 and FMA. Both compilations use the same names, so each is imported in a file of its own.
func v3Kernels() -> KernelTable {
  KernelTable(
    product: product,
    productPlusBias: productPlusBias,
    panelProduct: panelProduct,
    panelProductPlusBias: panelProductPlusBias,
    panelProductOnto: panelProductOnto,
    panelSlopes: panelSlopes,
    packPanels: packPanels,
    unpackPanels: unpackPanels,
    transposePanels: transposePanels,
    gatherRows: gatherRows,
    copyRows: copyRows,
    columnSums: columnSums,
    transpose: transpose,
    firstNonFinite: firstNonFinite,
    tanhForward: tanhForward,
    tanhBackward: tanhBackward,
    sigmoidForward: sigmoidForward,
    sigmoidBackward: sigmoidBackward,
    rectifierForward: rectifierForward,
    rectifierBackward: rectifierBackward,
    squaredError: squaredError,
    binaryCrossEntropy: binaryCrossEntropy,
    softmaxCrossEntropy: softmaxCrossEntropy,
    countCorrect: countCorrect,
    descend: descend,
    descendWithMomentum: descendWithMomentum,
    descendWithNesterov: descendWithNesterov,
    descendWithAdam: descendWithAdam)
}
