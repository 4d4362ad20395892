extension Scalar {
  public static func + (a: Scalar, b: Scalar) -> Scalar { Scalar(.add, a, b) }
  public static func - (a: Scalar, b: Scalar) -> Scalar { Scalar(.subtract, a, b) }
  public static func * (a: Scalar, b: Scalar) -> Scalar { Scalar(.multiply, a, b) }
  public static func / (a: Scalar, b: Scalar) -> Scalar { Scalar(.divide, a, b) }
  public static prefix func - (a: Scalar) -> Scalar { Scalar(.negate, a) }

  public static func + (a: Scalar, b: Double) -> Scalar { a + Scalar(constant: b) }
  public static func - (a: Scalar, b: Double) -> Scalar { a - Scalar(constant: b) }
  public static func * (a: Scalar, b: Double) -> Scalar { a * Scalar(constant: b) }
  public static func / (a: Scalar, b: Double) -> Scalar { a / Scalar(constant: b) }

  public static func + (a: Double, b: Scalar) -> Scalar { Scalar(constant: a) + b }
  public static func - (a: Double, b: Scalar) -> Scalar { Scalar(constant: a) - b }
  public static func * (a: Double, b: Scalar) -> Scalar { Scalar(constant: a) * b }
  public static func / (a: Double, b: Scalar) -> Scalar { Scalar(constant: a) / b }

  public func power(_ exponent: Double) -> Scalar { Scalar(.power(exponent), self) }
  public func exp() -> Scalar { Scalar(.exp, self) }
  public func log() -> Scalar { Scalar(.log, self) }
  public func tanh() -> Scalar { Scalar(.tanh, self) }
  public func sigmoid() -> Scalar { Scalar(.sigmoid, self) }
  public func relu() -> Scalar { Scalar(.relu, self) }
  /// log(1 + e^self): with it softplus(z) - z y is the cross-entropy of a logit z and a target y of 0 or 1.
  public func softplus() -> Scalar { Scalar(.softplus, self) }
}
