import NablaMath
import Testing

@Suite("Special functions, sums and integrals in formulas")
struct SpecialFunctionTests {
  struct Table: Decodable {
    struct Row: Decodable, Sendable {
      let formula: String
      let value: Double
    }
    let rows: [Row]
  }

  @Test("agree with forty digits")
  func table() throws {
    let table: Table = try referenceTable("special-functions")
    #expect(table.rows.count > 140)
    for row in table.rows {
      let value = try Formula(row.formula).evaluate([0])[0]
      #expect(
        (value - row.value).magnitude <= 1e-12 * row.value.magnitude,
        "\(row.formula) is \(value), not \(row.value)")
    }
  }

  @Test("are undefined at their poles and outside their domains")
  func undefined() throws {
    for text in [
      "gamma(0)", "gamma(-1)", "digamma(0)", "zeta(1)", "bessel_y(0, -1)", "bessel_k(0, -1)",
      "bessel_j(0.5, -1)", "lambert_w(-1)", "erfinv(1.5)", "beta(0, 1)", "polygamma(0.5, 1)",
      "polygamma(1, 0)", "gamma_p(-1, 2)", "bessel_j(1e9, 1)", "asech(2)", "acoth(0.5)",
      "normal_pdf(0, 0, -1)", "binomial_pmf(1, 3, 2)",
    ] {
      #expect(try Formula(text)(0).isNaN, "\(text)")
    }
    #expect(try Formula("erfinv(1)")(0) == .infinity && Formula("erfcinv(2)")(0) == -.infinity)
  }

  @Test("of every distribution are those of the catalogue")
  func distributions() throws {
    for family in DistributionFamily.all where !family.isVariadic {
      let parameters = family.parameters.map(\.defaultValue)
      let member = try family.distribution(parameters)
      let list = parameters.map { "\($0)" }.joined(separator: ", ")
      let density = family.isDiscrete ? "pmf" : "pdf"
      for x in [0.0, 0.25, 1, 2] {
        let values = [
          (density, member.pdf(x)), ("cdf", member.cdf(x)), ("survival", member.survival(x)),
          ("quantile", member.quantile(x / 2.5)),
        ]
        for (name, expected) in values {
          let point = name == "quantile" ? x / 2.5 : x
          let value = try Formula("\(family.name)_\(name)(\(point), \(list))")(0)
          #expect(value == expected || value.isNaN && expected.isNaN, "\(family.name)_\(name)")
        }
      }
    }
  }

  @Test("of distributions have their optional parameters, and say how they are called")
  func usage() throws {
    #expect(try Formula("normal_cdf(1)")(0) == Formula("normal_cdf(1, 0, 1)")(0))
    #expect(FormulaFunctions.named("normal_cdf")?.usage == "normal_cdf(x, mean?, sd?)")
    let error = #expect(throws: FormulaError.self) { try Formula("student_t_pdf(1)") }
    #expect(
      error?.description == "column 1: student_t_pdf has 1 argument; write student_t_pdf(x, df)")
  }

  @Test("have names of their own")
  func names() {
    #expect(Set(FormulaFunctions.all.map(\.name)).count == FormulaFunctions.all.count)
    for name in FormulaFunctions.names { #expect(FormulaFunctions.named(name) != nil, "\(name)") }
    for function in FormulaFunctions.all {
      #expect(function.help.hasSuffix("."), "\(function.name)")
    }
  }
}
