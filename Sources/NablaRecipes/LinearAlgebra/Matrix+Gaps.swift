import NablaMath

extension Matrix {
  /// The finite numbers, and NaN in place of the others.
  var known: Matrix { mapped { $0.isFinite ? $0 : .nan } }

  /// 1 where a number is not finite, else 0: the cells that heatmaps hatch.
  var gaps: Matrix { mapped { $0.isFinite ? 0 : 1 } }
}
