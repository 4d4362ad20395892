#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The elementary functions of the C library, in 64 bits. Every pure room gets them from here, so that no other
// imports the C library.

public func exp(_ x: Double) -> Double { _exp(x) }
public func expm1(_ x: Double) -> Double { _expm1(x) }
public func log(_ x: Double) -> Double { _log(x) }
public func log2(_ x: Double) -> Double { _log2(x) }
public func log10(_ x: Double) -> Double { _log10(x) }
public func log1p(_ x: Double) -> Double { _log1p(x) }
public func sin(_ x: Double) -> Double { _sin(x) }
public func cos(_ x: Double) -> Double { _cos(x) }
public func tanh(_ x: Double) -> Double { _tanh(x) }
public func atan2(_ y: Double, _ x: Double) -> Double { _atan2(y, x) }
public func pow(_ base: Double, _ exponent: Double) -> Double { _pow(base, exponent) }

#if canImport(Glibc)
  private func _exp(_ x: Double) -> Double { Glibc.exp(x) }
  private func _expm1(_ x: Double) -> Double { Glibc.expm1(x) }
  private func _log(_ x: Double) -> Double { Glibc.log(x) }
  private func _log2(_ x: Double) -> Double { Glibc.log2(x) }
  private func _log10(_ x: Double) -> Double { Glibc.log10(x) }
  private func _log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  private func _sin(_ x: Double) -> Double { Glibc.sin(x) }
  private func _cos(_ x: Double) -> Double { Glibc.cos(x) }
  private func _tanh(_ x: Double) -> Double { Glibc.tanh(x) }
  private func _atan2(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
  private func _pow(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }
#else
  private func _exp(_ x: Double) -> Double { Darwin.exp(x) }
  private func _expm1(_ x: Double) -> Double { Darwin.expm1(x) }
  private func _log(_ x: Double) -> Double { Darwin.log(x) }
  private func _log2(_ x: Double) -> Double { Darwin.log2(x) }
  private func _log10(_ x: Double) -> Double { Darwin.log10(x) }
  private func _log1p(_ x: Double) -> Double { Darwin.log1p(x) }
  private func _sin(_ x: Double) -> Double { Darwin.sin(x) }
  private func _cos(_ x: Double) -> Double { Darwin.cos(x) }
  private func _tanh(_ x: Double) -> Double { Darwin.tanh(x) }
  private func _atan2(_ y: Double, _ x: Double) -> Double { Darwin.atan2(y, x) }
  private func _pow(_ base: Double, _ exponent: Double) -> Double { Darwin.pow(base, exponent) }
#endif
