/// What a request costs of its vendor's limits: one number, or others in the units of single limits.
public struct CallCost: Hashable, Sendable, ExpressibleByIntegerLiteral {
    private let usual: Int
    private let byUnit: [String: Int]

    /// Says what a request costs.
    ///
    /// - Parameters:
    ///   - usual: the price in every unit that isn't named; never below zero.
    ///   - byUnit: other prices, by ``RateLimit/unit``.
    public init(_ usual: Int, in byUnit: [String: Int] = [:]) {
        self.usual = max(usual, 0)
        self.byUnit = byUnit.mapValues { max($0, 0) }
    }

    /// One price in every unit.
    public init(integerLiteral usual: Int) {
        self.init(usual)
    }

    /// The price in a limit's unit.
    public func price(in unit: String) -> Int { byUnit[unit] ?? usual }
}
