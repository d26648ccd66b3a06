/// What a probe's record carries, so that people recognize it and the gateway finds it again (VER-4).
public struct ProbeMark: Hashable, Sendable, Codable {
    /// 32 lower-case hexadecimal digits, drawn at random and journaled before the record is made.
    public let id: String

    /// Makes the mark of a probe.
    public init(id: String) {
        self.id = id
    }

    /// What every mark begins with, whichever gateway made it.
    public static let prefix = "zz gateway probe "

    /// The record's name: 61 characters of ASCII, shorter than any name's limit that we know.
    public var text: String { "\(Self.prefix)\(id) (delete me)" }

    /// An address that is nobody's and that no two probes share; `example.com` is accepted where reserved endings aren't.
    public var email: String { "probe-\(id)@example.com" }

    /// Reads the mark that a record's name is, as CRMs give it back: trimmed, or split into names and joined again.
    ///
    /// A name that only holds a mark is none: "Copy of zz gateway probe …" is somebody's own record, which isn't deleted.
    public init?(in text: String) {
        guard let match = text.wholeMatch(of: /\s*zz gateway probe ([0-9a-f]{32}) \(delete me\)\s*/) else { return nil }
        self.init(id: String(match.output.1))
    }
}
