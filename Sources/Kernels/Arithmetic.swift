// The whole room: loops over pointers to Float, Int and SIMD values. It is compiled without checks, and once more for
// wider registers, so nothing here may call generic library code: a copy of that for the wide processor could be the
// one the linker keeps for the whole program. Explicit SIMD is used for sums and products only; a comparison of SIMD
// values is a loop over lanes in the library, while `a < b ? a : b` in a plain loop becomes one instruction.
//
// Every entry point treats all columns, lanes and tails with the same operations in the same order, so that equal
// units of a layer stay equal to the last bit wherever they lie.

public typealias Source = UnsafePointer<Float>
public typealias Target = UnsafeMutablePointer<Float>

/// a b + c, rounded once where the processor can. Without the instruction it would be a call for each lane.
@inline(__always)
func multiplyAdd(_ a: Float, _ b: Float, _ c: Float) -> Float {
  #if FMA
    c.addingProduct(a, b)
  #else
    a * b + c
  #endif
}

@inline(__always)
func multiplyAdd(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> {
  #if FMA
    c.addingProduct(a, b)
  #else
    a * b + c
  #endif
}

@inline(__always)
func multiplyAdd(_ a: SIMD16<Float>, _ b: SIMD16<Float>, _ c: SIMD16<Float>) -> SIMD16<Float> {
  #if FMA
    c.addingProduct(a, b)
  #else
    a * b + c
  #endif
}

@inline(__always)
func load8(_ p: Source) -> SIMD8<Float> { UnsafeRawPointer(p).loadUnaligned(as: SIMD8<Float>.self) }

@inline(__always)
func load16(_ p: Source) -> SIMD16<Float> { UnsafeRawPointer(p).loadUnaligned(as: SIMD16<Float>.self) }

@inline(__always)
func store(_ v: SIMD8<Float>, _ p: Target) { UnsafeMutableRawPointer(p).storeBytes(of: v, as: SIMD8<Float>.self) }

@inline(__always)
func store(_ v: SIMD16<Float>, _ p: Target) { UnsafeMutableRawPointer(p).storeBytes(of: v, as: SIMD16<Float>.self) }

@inline(__always)
func bits(_ v: SIMD16<Float>) -> SIMD16<Int32> { unsafeBitCast(v, to: SIMD16<Int32>.self) }

/// All bits of the lanes where it holds. Comparisons of whole numbers are instructions, unlike those of Floats.
@inline(__always)
func mask(_ holds: SIMDMask<SIMD16<Int32>>) -> SIMD16<Int32> { unsafeBitCast(holds, to: SIMD16<Int32>.self) }

/// a in the lanes of the mask, b in the others.
@inline(__always)
func select(_ mask: SIMD16<Int32>, _ a: SIMD16<Int32>, _ b: SIMD16<Int32>) -> SIMD16<Int32> { b ^ ((a ^ b) & mask) }
