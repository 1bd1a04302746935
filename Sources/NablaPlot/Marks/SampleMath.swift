#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// The marks' samples compute their data with these, so that each mark's file needs no platform's
// own module.
func sine(_ x: Double) -> Double { sin(x) }
func cosine(_ x: Double) -> Double { cos(x) }
func logarithm(_ x: Double) -> Double { log(x) }
func exp2(_ x: Double) -> Double { pow(2, x) }
func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
