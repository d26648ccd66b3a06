/// What an account may use up within a day: answers tell what is left of it.
struct Allowance: Sendable {
    /// What is counted, in plural.
    let unit: String
    /// The header that tells what is left.
    let leftHeader: String
    /// How much there is before anything was asked.
    let start: Start

    enum Start: Sendable {
        /// An answer's header tells it.
        case told(header: String)
        /// The seed for the vendor's own limits leaves so much.
        case seeded(Int)
    }

    /// The headers that it is read from.
    var headers: [String] {
        switch start {
        case .told(let header): [leftHeader, header]
        case .seeded: [leftHeader]
        }
    }

    /// What was used up since the account was made, connecting among it; nothing where no answer told of it.
    func used(after answers: AnsweredHeaders) -> Int? {
        guard let left = answers.least(leftHeader) else { return nil }
        switch start {
        case .told(let header): return answers.most(header).map { $0 - left }
        case .seeded(let amount): return amount - left
        }
    }
}
