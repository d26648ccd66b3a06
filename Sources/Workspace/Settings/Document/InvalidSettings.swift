/// Why a settings value can't be taken: everything that is wrong with it, up to a bound (SET-10).
public struct InvalidSettings: Error, Hashable, Sendable {
    /// The most issues that are told of one value.
    public static let issuesMax = 100

    /// What is wrong, in the order of the document; at least one, at most ``issuesMax``.
    public let issues: [SettingsIssue]
    /// Whether more was wrong than is told.
    public let isCut: Bool

    /// Holds issues.
    ///
    /// - Parameters:
    ///   - first: what is to be mended first.
    ///   - others: the rest; what goes beyond ``issuesMax`` is left out.
    public init(_ first: SettingsIssue, _ others: [SettingsIssue] = []) {
        issues = [first] + others.prefix(Self.issuesMax - 1)
        isCut = others.count > Self.issuesMax - 1
    }

    /// What is to be mended first.
    public var first: SettingsIssue { issues[0] }

    /// The first issue, for callers that tell of one.
    public var invalidValue: InvalidValue {
        InvalidValue(
            code: first.code, rule: first.rule, message: first.message, nextStep: first.nextStep,
            field: first.path.isEmpty ? nil : first.path)
    }
}

extension InvalidSettings: CustomStringConvertible {
    /// One issue a line.
    public var description: String {
        (issues.map(\.description) + (isCut ? ["And more."] : [])).joined(separator: "\n")
    }
}
