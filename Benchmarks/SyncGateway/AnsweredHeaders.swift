import ConnectorKit

/// Numbers that headers of one CRM's answers told.
struct AnsweredHeaders: Sendable {
    private var ranges: [String: ClosedRange<Int>] = [:]

    /// Takes in an answer.
    mutating func note(_ headers: HTTPHeaders, named names: some Sequence<String>) {
        for name in names {
            guard let number = headers[name].flatMap({ Int($0) }) else { continue }
            let known = ranges[name] ?? number...number
            ranges[name] = min(known.lowerBound, number)...max(known.upperBound, number)
        }
    }

    /// The smallest that a header told.
    func least(_ name: String) -> Int? { ranges[name]?.lowerBound }

    /// The largest that a header told.
    func most(_ name: String) -> Int? { ranges[name]?.upperBound }
}
