/// To whom or what something was done: ids by kind, never names or addresses, so that a purge leaves the chain whole.
public struct AuditSubjects: Hashable, Sendable, Codable, ExpressibleByDictionaryLiteral {
    /// Ids in one entry; a bulk act writes several entries.
    public static let idsMax = 1_000
    /// Unicode scalars of one id; what a caller made up is cut here.
    public static let idLengthMax = 64

    /// Ids by kind: `user`, `team`, `grant`, `key`, `run`.
    public let ids: [String: [String]]

    /// Names the subjects; of more than 1,000 of a kind the first are kept.
    public init(_ ids: [String: [String]]) {
        self.ids = ids.mapValues { $0.prefix(Self.idsMax).map(Self.bounded) }
    }

    /// An id as the log takes it: cut, and without NUL, at which a database would cut it again, behind our back.
    static func bounded(_ id: String) -> String {
        let kept = id.unicodeScalars.prefix(idLengthMax).map { $0 == "\0" ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(kept))
    }

    /// Names the subjects.
    public init(dictionaryLiteral elements: (String, [String])...) {
        self.init(Dictionary(elements, uniquingKeysWith: +))
    }

    /// Reads the dictionary itself.
    public init(from decoder: any Decoder) throws {
        self.ids = try decoder.singleValueContainer().decode([String: [String]].self)
    }

    /// Writes the dictionary itself.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(ids)
    }
}
