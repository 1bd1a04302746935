import Glibc

/// Which of some directions nearly fall together, so that what they point at shares its words.
func nearAngles(_ angles: [Double]) -> [[Int]] {
  var groups: [[Int]] = []
  for i in angles.indices {
    let near = groups.firstIndex { cos(angles[$0[0]] - angles[i]) > cos(0.24) }
    if let near { groups[near].append(i) } else { groups.append([i]) }
  }
  return groups
}
