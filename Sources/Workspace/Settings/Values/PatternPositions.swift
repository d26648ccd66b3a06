/// A set of positions in a pattern, one bit each.
struct PatternPositions: Hashable, Sendable {
    private var words: [UInt64]

    /// An empty set of positions below a number.
    init(count: Int) {
        words = Array(repeating: 0, count: (count + 63) / 64)
    }

    mutating func insert(_ position: Int) {
        words[position / 64] |= 1 << UInt64(position % 64)
    }

    func contains(_ position: Int) -> Bool {
        words[position / 64] & (1 << UInt64(position % 64)) != 0
    }

    /// Goes on past runs of any length, none among them.
    mutating func pass(_ runs: PatternPositions) {
        var carry: UInt64 = 0
        for index in words.indices {
            let passed = words[index] & runs.words[index]
            words[index] |= passed << 1 | carry
            carry = passed >> 63
        }
    }

    /// Takes one character: positions that it leads on from move by one, those of runs stay too.
    mutating func step(_ taking: PatternPositions, runs: PatternPositions) {
        var carry: UInt64 = 0
        for index in words.indices {
            let taken = words[index] & taking.words[index]
            words[index] = taken << 1 | carry | words[index] & runs.words[index]
            carry = taken >> 63
        }
        pass(runs)
    }
}
