extension MathFormula {
  public var spoken: String { tex }
}
