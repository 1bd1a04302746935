internal import Glibc

extension [Double] {
  /// Reserves memory for many numbers that come in one after the other.
  ///
  /// Where it is much, the system is asked for pages of 2 MB instead of 4 kB: each page that is
  /// touched for the first time takes a fault, and faults took longer than the copying itself.
  mutating func reserveLarge(_ count: Int) {
    reserveCapacity(count)
    guard capacity >= 1 << 20 else { return }
    let bytes = capacity * MemoryLayout<Double>.stride
    let page = sysconf(Int32(_SC_PAGESIZE))
    withUnsafeMutableBytes { memory in
      guard let base = memory.baseAddress, page > 0 else { return }
      // The first whole page of the array's memory; the advice is for whole pages.
      let offset = (page - Int(bitPattern: base) % page) % page
      // A system without such pages refuses, and nothing is lost.
      _ = madvise(base + offset, bytes - offset, MADV_HUGEPAGE)
    }
  }
}
