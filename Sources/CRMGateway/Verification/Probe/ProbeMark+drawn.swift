import ConnectorKit

extension ProbeMark {
    /// A mark that no other probe has: 128 random bits.
    static func drawn() -> ProbeMark {
        var random = SystemRandomNumberGenerator()
        let halves = (0..<2).map { _ in
            let digits = String(random.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return ProbeMark(id: halves.joined())
    }
}
