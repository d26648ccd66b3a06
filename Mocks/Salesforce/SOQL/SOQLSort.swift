import MockKit

/// Sorts rows by the keys of `ORDER BY`; equal ones stay in the order of their making.
struct SOQLSort {
    struct Key {
        let path: SOQLPath
        let isDescending: Bool
        let nullsLast: Bool
    }

    let keys: [Key]
    let table: SOQLTable

    func sorted(_ rows: [Int]) -> [Int] {
        let keyed = rows.enumerated().map { place, row in
            (place: place, row: row, values: keys.map { SOQLValue($0.path.value(of: row, in: table), $0.path.field) })
        }
        return keyed.sorted { one, other in
            for (index, key) in keys.enumerated() {
                if let isFirst = Self.precedes(one.values[index], other.values[index], key) { return isFirst }
            }
            return one.place < other.place
        }
        .map(\.row)
    }

    /// `nil` for values that are alike.
    private static func precedes(_ one: SOQLValue, _ other: SOQLValue, _ key: Key) -> Bool? {
        switch (one == .null, other == .null) {
        case (true, true): return nil
        case (true, false): return !key.nullsLast
        case (false, true): return key.nullsLast
        case (false, false):
            if one == other { return nil }
            return one.isLess(than: other) != key.isDescending
        }
    }
}
